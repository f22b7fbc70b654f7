"""Documents and incidents of the store, and one claim at full length, as the API tells them."""

from __future__ import annotations

from sayso.records import ReprintKind
from sayso.store.asking.copied import Direction
from sayso.web.responses.actors import Actor
from sayso.web.responses.answers import Answer, Lot
from sayso.web.responses.claims import Claim, FoundDispute, Reference
from sayso.web.responses.groups import Group, Origin
from sayso.web.responses.judgements import Judgement
from sayso.web.responses.reports import Attribution, Report, ReportClaim, ReportIncident, Share, Stretch


class ListedDocument(Reference):
    """A current document as a list shows it."""

    added: str
    """When it was put into the store."""
    claims: int
    """How many claims were read in it."""


class Version(Answer):
    """One version of a page."""

    id: str
    number: int
    added: str
    sayso: str
    """Which sayso read it."""
    settings: str
    current: bool


class Changed(Answer):
    """What a version says that the one before did not, and the other way round."""

    to: int
    more: list[ReportClaim]
    fewer: list[ReportClaim]


class SharedPassage(Answer):
    """A passage that two documents share."""

    span: Stretch
    other_span: Stretch
    text: str
    other_text: str


class Copy(Answer):
    """A document that shares words with the one asked for."""

    id: str
    document: Reference
    kind: ReprintKind
    direction: Direction
    """Which of the two took the words from the other."""
    grounds: list[str]
    credited: list[str]
    covered: Share
    """How much of the words of the one asked for stands in it."""
    other_covered: Share
    score: float
    reasons: list[str]
    passages: list[SharedPassage]


class ShownDocument(Answer):
    """A document as it was read, with the versions of its page, its copies, and what was decided on it."""

    id: str
    address: str
    collections: list[str]
    versions: list[Version]
    changes: list[Changed]
    copies: list[Copy]
    report: Report
    judgements: list[Judgement]


class ShownClaim(Answer):
    """A claim with its attribution, what it says the same as, what it rests on, and what contradicts it."""

    claim: Claim
    attribution: Attribution | None
    group: Group | None
    origin: Origin | None
    disputes: list[FoundDispute]
    judgements: list[Judgement]


class Whereabouts(Answer):
    """A document by its id, and where it stood."""

    id: str
    address: str


class ListedIncident(Answer):
    """An incident as one report tells it. Never a fact."""

    id: str
    document: Reference
    incident: ReportIncident


class ShownIncident(Answer):
    """An incident as its report tells it, with the claims that it was put together from. Never a fact."""

    id: str
    document: Whereabouts
    incident: ReportIncident
    claims: list[Claim]
    judgements: list[Judgement]


class Found(Answer):
    """What fits the words of a search, the first few of each kind."""

    claims: Lot[Claim]
    """Claims that hold the words, or rest on words that do."""
    groups: Lot[Group]
    """Groups to which such claims belong."""
    actors: Lot[Actor]
    """Actors with these words in a name."""
    documents: Lot[ListedDocument]
    """Documents with these words in their headline."""
