"""Claims of the store, as the API tells them: always with whose word they are."""

from __future__ import annotations

from pydantic import Field

from sayso.records import DisputeKind, Side, VoiceKind
from sayso.web.responses.answers import Answer
from sayso.web.responses.reports import ReportClaim


class Grade(Answer):
    """How reliable somebody finds a voice: A to E, F where it cannot be judged. Nothing is worked out from it."""

    grade: str = Field(examples=["C"])
    by: str = Field(examples=["Ada"])


class FoundVoice(Answer):
    """One speaker of a chain, with the actor across documents that they are."""

    actor: str | None
    """The actor's id in the store."""
    name: str | None
    """The actor's name in the store."""
    text: str
    """The report's words."""
    kind: VoiceKind
    grades: list[Grade]


class Known(Answer):
    """Whom a claim is about: the actor's id in the store, if it is one, and the name or the report's words."""

    actor: str | None
    name: str | None


class Reference(Answer):
    """A document, and where it stood."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    address: str


class Beside(Answer):
    """The group that a claim belongs to, and how widely that is told: no measure of whether it is so."""

    id: str
    documents: int
    publishers: int
    origins: int
    """Of the larger side, how many origins are shown to be independent."""
    unknown: int
    """How many origins of either side are not shown to be."""
    disputed: bool
    drifts: bool
    side: Side


class Corrected(Answer):
    """Who reads a claim otherwise than sayso, and the claim as sayso read it."""

    by: str
    made: str
    why: str
    judgement: int
    read: ReportClaim


class Claim(Answer):
    """What somebody says, and on whose word. Never a fact."""

    id: str = Field(examples=["3f80c34a9d0b7e21"])
    """Its id in the store."""
    said: str | None
    """The first day on which it was said: by its own words, or else when its report was published."""
    voices: list[FoundVoice]
    """From the outermost to the innermost; none where the report says so itself."""
    subject: Known
    object: Known
    quote: str
    """The words it rests on."""
    rejected: bool
    """Whether somebody rejected it as a misreading."""
    group: Beside | None
    """Null where it was compared with nothing yet."""
    document: Reference
    claim: ReportClaim
    """The claim as it counts: as read, or as corrected."""
    corrected: Corrected | None


class Dispute(Answer):
    """What is at odds, with the claims of both sides by their ids. Neither side is taken to be right."""

    id: str
    kind: DisputeKind
    reasons: list[str]
    revises: bool | None
    """Of numbers, whether the same voice gave the second one later; null where that can't be told."""
    groups: list[str]
    first: list[str]
    second: list[str]


class FoundDispute(Answer):
    """A dispute with the claims of both sides, or the first few of them."""

    id: str
    kind: DisputeKind
    reasons: list[str]
    revises: bool | None
    groups: list[str]
    first: list[Claim]
    second: list[Claim]


class Likeness(Answer):
    """Two claims of which it was a near thing whether they say the same, each for all that are told like it."""

    joined: bool
    """Whether they are in one group as it stands, but only just; otherwise they are in two, but only just."""
    first: Claim
    second: Claim
