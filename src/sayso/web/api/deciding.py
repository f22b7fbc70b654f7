"""What the API is told to decide: the bodies of requests, as validated models with examples."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from sayso.records import Force, Polarity, Relation
from sayso.store.judging.naming import Wording
from sayso.web.api.parameters import Part, Prose, ShortId, Words


class Decision(BaseModel):
    """What somebody decides, and why."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    why: Prose = Field("", examples=["The report means the minister's brother."])
    """For those who read the log."""


class Merging(Decision):
    """Two actors are one: the first is shown as the second from now on."""

    actor: Words = Field(examples=["NSM"])
    """A name or an id."""
    into: Words = Field(examples=["Northern Shield Movement"])
    """Whom they are."""


class Splitting(Decision):
    """An actor is somebody else in some reports."""

    actor: Words = Field(examples=["Roth"])
    documents: list[Words] = Field(min_length=1, max_length=1000, examples=[["3f80c34a9d0b7e21"]])
    """Where they are somebody else: ids of documents, or addresses."""
    name: Words | None = Field(None, examples=["Samuel Roth, the trader"])
    """What to call the other one."""


class Distinction(Decision):
    """Two actors who bear one name are two."""

    actor: Words = Field(examples=["3f80c34a9d0b7e21"])
    other: Words = Field(examples=["9a1cc7d2207be553"])
    """Who they are not."""


class Acceptance(Decision):
    """A claim is rightly read: its report says so, on that word. Whether it is true is another matter."""

    claim: ShortId = Field(examples=["3f80c34a9d0b7e21"])


class Likening(Decision):
    """Two claims say the same, or they don't. Whether either is true is another matter."""

    one: ShortId = Field(examples=["3f80c34a9d0b7e21"])
    """A claim; or a group, for the claim of it that is compared with the other one."""
    other: ShortId = Field(examples=["9a1cc7d2207be553"])
    """Another one."""


class Renaming(Decision):
    """An actor is to be shown by another name."""

    actor: Words = Field(examples=["NSM"])
    name: Words = Field(examples=["Northern Shield Movement"])


class Correction(Decision):
    """A claim is to be read otherwise. What is null stays as it was read; empty words take a part out."""

    claim: ShortId = Field(examples=["3f80c34a9d0b7e21"])
    subject: Part | None = Field(None, examples=["Luria"])
    relation: Relation | None = None
    object: Part | None = None
    polarity: Polarity | None = None
    force: Force | None = None
    number: Part | None = Field(None, examples=["12..15"])
    """12, 12..15, 12.. for at least, ..15 for at most, with a unit behind if it is another."""
    voice: Part | None = None
    """On whose word, the last of the chain."""
    place: Part | None = None

    @property
    def wording(self) -> Wording:
        """The correction as the store takes it."""
        return Wording(
            self.subject,
            self.relation,
            self.object,
            self.polarity,
            self.force,
            self.number,
            self.voice,
            self.place,
        )


class Rejection(Decision):
    """A claim is a misreading: the report does not say so. Whether it is true is another matter."""

    claim: ShortId = Field(examples=["3f80c34a9d0b7e21"])


class Grading(Decision):
    """How reliable somebody finds a voice: A to E, F where they cannot judge."""

    voice: Words = Field(examples=["Samuel Roth"])
    grade: Literal["A", "B", "C", "D", "E", "F"]


class Noting(BaseModel):
    """A note on a claim, an actor, a group, a document or an incident."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    id: ShortId = Field(examples=["3f80c34a9d0b7e21"])
    """What it is about."""
    note: Annotated[Prose, Field(min_length=1, examples=["Asked the ministry; no answer yet."])]


class Undoing(Decision):
    """A judgement is undone; it stays in the log."""
