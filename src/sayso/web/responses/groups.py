"""Groups of claims that say the same, as the API tells them: no facts, and no votes."""

from __future__ import annotations

from pydantic import Field

from sayso.records import ChangeKind, FoldGround, OriginKind, Relation, ReprintKind, Side
from sayso.web.responses.answers import Answer
from sayso.web.responses.claims import Claim, Dispute, FoundDispute, Grade
from sayso.web.responses.judgements import Judgement
from sayso.web.responses.reports import Stretch


class Rest(Answer):
    """An origin in short: who it is, on which side, and whether it is shown to be independent."""

    called: str = Field(examples=["Samuel Roth"])
    kind: OriginKind
    side: Side
    independent: bool
    claims: int
    grades: list[Grade]


class Change(Answer):
    """What a later telling has otherwise; null stands for what is not there."""

    kind: ChangeKind
    before: str | None
    after: str | None


class Step(Answer):
    """From one telling to a later one, both claims by their ids."""

    first: str
    second: str
    changes: list[Change]
    reasons: list[str]
    revises: bool


class Drift(Answer):
    """A chain of tellings, in the order of time."""

    id: str
    told: list[str]
    steps: list[Step]


class Group(Answer):
    """What several claims say, and how much of it there is: how widely it is told, not that it is so."""

    id: str = Field(examples=["3f80c34a9d0b7e21"])
    statement: str
    """The statement of one of its claims, with its voices."""
    relation: Relation
    subject: str | None
    object: str | None
    place: str | None
    time: str | None
    claims: int
    denying: int
    documents: int
    publishers: int
    origins: int
    """Of the larger side, how many origins are shown to be independent."""
    unknown: int
    """How many origins of either side are not shown to be."""
    first_said: str | None
    last_said: str | None
    disputed: bool
    rests_on: list[Rest]
    disputes: list[Dispute]
    drift: list[Drift]


class Shown(Answer):
    """Words of a report that show why claims are one origin."""

    document: str
    span: Stretch
    text: str


class Fold(Answer):
    """Why two claims, by their ids, rest on one origin."""

    first: str
    second: str
    ground: FoldGround
    reason: str
    words: list[Shown]


class Origin(Answer):
    """What claims independently rest on: a voice, or a story's own reporting."""

    id: str
    kind: OriginKind
    side: Side
    called: str
    unknown: list[str]
    """Why it cannot be shown to be independent; empty where it is."""
    claims: list[str]
    folds: list[Fold]


class ShownGroup(Answer):
    """A group with its claims, its origins, its disputes, and what was decided on it."""

    group: Group
    claims: list[Claim]
    origins: list[Origin]
    disputes: list[FoundDispute]
    judgements: list[Judgement]


class Repeat(Answer):
    """A telling that adds no voice: it is copied, or rests on the same."""

    claim: Claim
    after: str | None
    """The id of the earlier claim that it rests on."""
    reprint: ReprintKind | None
    """How its report shares the earlier one's words, if it does."""
    reason: str | None


class Strand(Answer):
    """An origin as it is told: what came out first of it, and who repeats it."""

    called: str
    kind: OriginKind
    side: Side
    unknown: list[str]
    first: Claim
    repeats: list[Repeat]


class Turn(Answer):
    """A telling that has something otherwise than an earlier one."""

    before: Claim
    after: Claim
    changes: list[Change]
    revises: bool


class Story(Answer):
    """A group as a story. What came first is what came out first among the reports of this store."""

    group: Group
    first: Strand | None
    also: list[Strand]
    denying: list[Strand]
    open: list[Strand]
    """Who takes neither side."""
    changes: list[Turn]
    other_disputes: list[FoundDispute]
