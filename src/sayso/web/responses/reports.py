"""A report as ``sayso read`` writes it: the output contract as validated models."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from sayso.records import (
    Basis,
    Bound,
    Certainty,
    Force,
    Harm,
    IncidentKind,
    Manner,
    Polarity,
    Precision,
    Relation,
    Tense,
    VerbClass,
    VoiceKind,
)
from sayso.web.responses.answers import Answer

Stretch = Annotated[
    tuple[int, int],
    Field(
        description="Where words stand in `document.text`: [start, end), in Unicode code points.",
        examples=[[120, 164]],
    ),
]
Share = Annotated[float, Field(description="A share or a score, 0 to 1.", examples=[0.75])]


class Voice(Answer):
    """One speaker of a chain, as the report has them."""

    actor: str | None
    """The id of the actor in the report, if the words are somebody's who is known in it."""
    text: str = Field(examples=["the Ministry of Defence"])
    """The words for them; empty where nobody is named at all."""
    kind: VoiceKind


class Party(Answer):
    """Who or what stands on one side of a claim."""

    actor: str | None
    """The id of the actor in the report."""
    text: str
    span: Stretch


class Time(Answer):
    """A time spoken of, and what it comes to."""

    text: str = Field(examples=["last March"])
    span: Stretch
    earliest: str | None = Field(examples=["2019-03"])
    """An ISO date, only as precise as the words; null where it is not known."""
    latest: str | None
    about: bool
    """Whether the words leave it rough."""


class Quantity(Answer):
    """A number as written."""

    low: int | float | None
    best: int | float | None
    high: int | float | None
    unit: str = Field(examples=["people"])
    bound: Bound
    of: str | None
    """What is counted."""
    base: str | None
    """What whole a share is of."""
    within: Time | None
    """The stretch of time that the count is over."""
    span: Stretch


class Surety(Answer):
    """How sure a place was taken for one of the gazetteer's, and why."""

    score: Share
    reasons: list[str]


class Place(Answer):
    """A place spoken of, and where on the map it may be."""

    text: str
    span: Stretch
    name: str | None
    country: str | None = Field(examples=["KE"])
    latitude: float | None
    longitude: float | None
    precision: Precision | None
    geonames: int | None
    link: Surety | None


class ReportClaim(Answer):
    """A claim as it was read: what is said, on whose word. Never a fact."""

    id: str
    """Its id in the report."""
    attribution: str | None
    statement: str = Field(examples=["Roth, according to the Karsk Post, says Luria arms the movement."])
    """One plain sentence, with its voices."""
    subject: Party | None
    relation: Relation
    object: Party | None
    quantity: Quantity | None
    polarity: Polarity
    certainty: Certainty
    tense: Tense
    place: Place | None
    time: Time | None
    """The time spoken of."""
    said: Time | None
    """When it was said."""
    voices: list[Voice]
    """From the outermost to the innermost; none where the report says so itself."""
    force: Force
    evidence: list[Stretch]
    score: Share
    basis: Basis


class Links(Answer):
    """Whom of the catalogue an actor is taken for."""

    catalogue: str | None = None
    score: Share | None = None
    reasons: list[str] = Field(default_factory=list)


class ReportActor(Answer):
    """Somebody that a report speaks of."""

    id: str
    name: str
    kind: VoiceKind
    aliases: list[str]
    mentions: list[Stretch]
    links: Links


class Attribution(Answer):
    """Somebody says something: where the words stand, and who speaks."""

    id: str
    parent: str | None
    manner: Manner
    source: list[Stretch]
    cue: list[Stretch]
    content: list[Stretch]
    voice: Voice
    verb_class: VerbClass
    force: Force
    score: Share


class Victims(Answer):
    """Who came to harm, how, and on whose word."""

    party: Party | None
    harm: Harm
    quantity: Quantity | None
    voices: list[Voice]
    force: Force
    claim: str | None
    span: Stretch


class Perpetrator(Answer):
    """Who is said to have done it, or not to have, and on whose word."""

    party: Party
    polarity: Polarity
    certainty: Certainty
    voices: list[Voice]
    force: Force
    claim: str
    score: Share


class ReportIncident(Answer):
    """One event of violence as a report tells it. Every part has voices of its own."""

    id: str
    kind: IncidentKind
    mentions: list[Stretch]
    place: Place | None
    time: Time | None
    targets: list[Party]
    victims: list[Victims]
    perpetrators: list[Perpetrator]
    unclaimed: bool
    voices: list[Voice]
    force: Force
    claims: list[str]
    score: Share


class ReportDocument(Answer):
    """A document as read. Every span counts in its ``text``."""

    id: str
    name: str
    path: str | None = None
    url: str | None = None
    title: str | None
    publisher: str | None
    byline: str | None
    dateline: str | None
    published: str | None = Field(examples=["2019-03-11"])
    agency: str | None
    language: str | None
    text: str
    furniture: list[Stretch]
    """Stretches from which nothing is read."""
    title_span: Stretch | None
    byline_span: Stretch | None
    dateline_span: Stretch | None


class Report(Answer):
    """What was read from one document, as ``sayso read --format jsonl`` writes it."""

    document: ReportDocument
    actors: list[ReportActor]
    attributions: list[Attribution]
    claims: list[ReportClaim]
    incidents: list[ReportIncident]
