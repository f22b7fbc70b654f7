"""``/api/additions``: handing reports in, and how far each is."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Final, Self

from fastapi import APIRouter, Body, HTTPException, Path, Query, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from sayso.outputs.visible import one_line
from sayso.web.access import Reviewer
from sayso.web.api.asking import Paged
from sayso.web.api.parameters import MOST_NUMBER, Part, Words, without_nul
from sayso.web.intake.handing import desk_of, handed_in
from sayso.web.intake.submissions import Address, Pasted, Submission, Upload
from sayso.web.responses.additions import Addition
from sayso.web.responses.answers import MISSING, Lot, Problem, Responses

router = APIRouter(prefix="/additions", tags=["additions"])

_TAKEN: Final[Responses] = {413: {"model": Problem, "description": "More was sent than is read at once."}}
_LONGEST: Final = 1_000_000

Text = Annotated[str, StringConstraints(min_length=1, max_length=_LONGEST), AfterValidator(without_nul)]


class Adding(BaseModel):
    """A report to be read: its text, or an address of the web at which it stands."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    text: Text | None = Field(None, examples=["Two trucks were seen, the miller said."])
    """The text; what is known about it stands beside it, and what is not is looked for in it."""
    title: Part = ""
    publisher: Part = Field("", examples=["Border Notes"])
    published: Part = Field("", examples=["2025-03-11"])
    url: Part = ""
    """Where the text stood; nothing is asked of it."""
    address: Words | None = None
    """An address that is asked for the report; it may not be one of a private network."""
    collection: Part = ""
    """A collection that it is put into."""

    @model_validator(mode="after")
    def _either(self) -> Self:
        if bool(self.text and self.text.strip()) == bool(self.address and self.address.strip()):
            raise PydanticCustomError("either", "give a text or an address, one of both")
        return self

    @property
    def submission(self) -> Submission:
        """What is handed in."""
        if self.address:
            return Address(self.address.strip())
        return Pasted(
            self.text or "", *map(str.strip, (self.title, self.publisher, self.published, self.url))
        )


@router.post(
    "", summary="Add a text or an address", status_code=202, response_model=Addition, responses=_TAKEN
)
def add(request: Request, reviewer: Reviewer, adding: Adding) -> dict[str, Any]:
    """Hand in a report as text, or the address where one stands. It is read after the answer, when its turn comes."""
    (job,) = handed_in(request, reviewer, [adding.submission], adding.collection)
    return asdict(job)


@router.post("/file", summary="Add a file", status_code=202, response_model=Addition, responses=_TAKEN)
def add_file(
    request: Request,
    reviewer: Reviewer,
    name: Annotated[Words, Query(description="The file's name, by which messages call it.")],
    data: Annotated[bytes, Body(media_type="application/octet-stream", description="The file's bytes.")],
    collection: Annotated[Part, Query(description="A collection that its reports are put into.")] = "",
) -> dict[str, Any]:
    """Hand in a file, as its bytes: text, web page, PDF, Word, mail, or JSON Lines with many reports.

    It is read after the answer, when its turn comes. What kind of file it is shows in its bytes and its name.
    """
    (job,) = handed_in(request, reviewer, [Upload(one_line(name)[:200], data)], collection)
    return asdict(job)


@router.get("", summary="List what was added", response_model=Lot[Addition])
def additions(request: Request, _reviewer: Reviewer, asked: Annotated[Paged, Query()]) -> dict[str, Any]:
    """List what was handed in since the room was opened, the last first. It forgets what has long been read."""
    jobs = desk_of(request).jobs()
    return asked.lot([asdict(job) for job in jobs[asked.offset : asked.offset + asked.limit]], len(jobs))


@router.get("/{number}", summary="Show what was added", response_model=Addition, responses=MISSING)
def addition(
    request: Request,
    _reviewer: Reviewer,
    number: Annotated[int, Path(ge=1, le=MOST_NUMBER, description="Its number.")],
) -> dict[str, Any]:
    """Show how far something is that was handed in, and which reports came of it."""
    job = next((one for one in desk_of(request).jobs() if one.number == number), None)
    if job is None:
        raise HTTPException(404)
    return asdict(job)
