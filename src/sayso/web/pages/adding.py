"""Handing in reports: files, a text, or an address; and how far each is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from sayso.errors import StoreError
from sayso.outputs.visible import one_line
from sayso.web.access import Reviewer
from sayso.web.intake.handing import desk_of, handed_in
from sayso.web.intake.submissions import Address, Pasted, Submission, Upload
from sayso.web.room import TheRoom
from sayso.web.templating import ThePages

router = APIRouter(include_in_schema=False)

_MOST_FILES = 500
Line = Annotated[str, Form(max_length=2000)]


@router.get("/add")
def add_page(request: Request, pages: ThePages, _reviewer: Reviewer) -> HTMLResponse:
    """Show the forms, and what was handed in."""
    return pages.show("add.html.j2", jobs=desk_of(request).jobs())


@router.get("/add/jobs")
def jobs(request: Request, pages: ThePages, _reviewer: Reviewer) -> Response:
    """Return the list of what was handed in as a piece of the page, and whether there will be more to tell."""
    told = desk_of(request).jobs()
    busy = any(job.state not in ("done", "failed") for job in told)
    response = pages.show("jobs.html.j2", jobs=told)
    response.headers["X-Busy"] = "yes" if busy else "no"
    return response


@router.post("/add")
def hand_in(  # noqa: PLR0913, PLR0917  # a form has as many fields as it needs
    request: Request,
    room: TheRoom,
    reviewer: Reviewer,
    files: Annotated[list[UploadFile] | None, File()] = None,
    text: Annotated[str, Form(max_length=1_000_000)] = "",
    title: Line = "",
    publisher: Line = "",
    published: Line = "",
    url: Line = "",
    address: Line = "",
    collection: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Take what was handed in; whatever else stands in the form."""
    submissions: list[Submission] = [
        Upload(one_line(one.filename or "file")[:200], one.file.read())
        for one in files or ()
        if one.filename  # a browser sends an empty part where no file was chosen
    ]
    if text.strip():
        submissions.append(Pasted(text, title.strip(), publisher.strip(), published.strip(), url.strip()))
    if address.strip():
        submissions.append(Address(address.strip()))
    if not submissions:
        raise StoreError(
            room.store.place, "there is nothing to add", "choose files, paste a text, or give an address"
        )
    if len(submissions) > _MOST_FILES:
        raise StoreError(
            room.store.place,
            f"these are more than {_MOST_FILES} files",
            "put them into one folder and use: sayso add FOLDER",
        )
    handed_in(request, reviewer, submissions, collection)
    return RedirectResponse("/add", 303)
