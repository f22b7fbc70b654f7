"""The tables of what several claims have to do with each other: groups, origins, folds and disputes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.outputs.exports.selection import Selection
from sayso.outputs.exports.tables.columns import Column, Table
from sayso.outputs.stored.claims import chain_words
from sayso.outputs.stored.groups import rest_words
from sayso.outputs.stored.wording import changes_of, why_disputed
from sayso.records import Side
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.disputes import FoundDispute
from sayso.store.asking.grouped import ShownFold, ShownGroup, ShownOrigin


@dataclass(frozen=True, slots=True)
class Resting:
    """An origin and the group it belongs to."""

    group: str
    shown: ShownOrigin


@dataclass(frozen=True, slots=True)
class Folded:
    """Why two claims rest on one origin, the ``order``-th reason of it."""

    origin: str
    order: int
    shown: ShownFold


@dataclass(frozen=True, slots=True)
class Sided:
    """A claim on a side of a dispute, 1 or 2."""

    dispute: FoundDispute
    side: int
    claim: FoundClaim


def _origins(selection: Selection) -> Iterator[Resting]:
    for group, origin in selection.origins():
        yield Resting(group, origin)


def _folds(selection: Selection) -> Iterator[Folded]:
    for _, origin in selection.origins():
        for order, fold in enumerate(origin.folds, start=1):
            yield Folded(origin.origin.id, order, fold)


def _sides(selection: Selection) -> Iterator[Sided]:
    for dispute in selection.disputes():
        for side, claims in enumerate(dispute.sides, start=1):
            for claim in claims:
                yield Sided(dispute, side, claim)


def _called(group: ShownGroup, side: Side) -> tuple[str, ...]:
    return tuple(map(rest_words, group.found.side(side)))


GROUPS = Table(
    "groups",
    "What claims of several reports say alike; whole, also with claims that are not selected. No group is a fact or a vote.",
    (
        Column("group_id", "text", "The group's id.", lambda one: one.found.id),
        Column("statement", "text", "One of its claims, as it was told.", lambda one: one.found.statement),
        Column("relation", "text", "What is said to be done or be.", lambda one: one.found.relation),
        Column("subject", "text", "Who, in most of its claims' words.", lambda one: one.found.subject),
        Column(
            "object", "text", "To whom or what, in most of its claims' words.", lambda one: one.found.object
        ),
        Column("place", "text", "Where, in most of its claims' words.", lambda one: one.found.place),
        Column("time", "text", "When: ISO dates, the first and the last.", lambda one: one.found.time),
        Column("claims", "whole", "How many claims it has.", lambda one: one.found.claims),
        Column("denying", "whole", "How many of them deny it.", lambda one: one.found.denying),
        Column(
            "documents",
            "whole",
            "How many reports tell it, copies included.",
            lambda one: one.found.documents,
        ),
        Column("publishers", "whole", "How many publishers they have.", lambda one: one.found.publishers),
        Column(
            "origins",
            "whole",
            "How many origins of its larger side are shown to be independent.",
            lambda one: one.found.origins,
        ),
        Column(
            "unknown",
            "whole",
            "How many more there are whose independence can't be shown, on both sides.",
            lambda one: one.found.unknown,
        ),
        Column("affirmed_by", "texts", "The origins that say so.", lambda one: _called(one, "affirmed")),
        Column(
            "denied_by", "texts", "The origins that say it is not so.", lambda one: _called(one, "denied")
        ),
        Column("open_by", "texts", "The origins that take neither side.", lambda one: _called(one, "open")),
        Column("first_said", "day", "When it was first said.", lambda one: one.found.first_said),
        Column("last_said", "day", "When it was last said.", lambda one: one.found.last_said),
        Column("disputed", "truth", "Whether it has a part in a dispute.", lambda one: one.found.disputed),
        Column(
            "why_disputed",
            "texts",
            "What is at odds, in words.",
            lambda one: tuple(map(why_disputed, one.found.disputes)),
        ),
        Column(
            "retold",
            "texts",
            "What changed from telling to telling, in words.",
            lambda one: tuple(changes_of(one.found.drifts)),
        ),
    ),
    lambda selection: selection.groups(),
    ("group_id",),
)

ORIGINS = Table(
    "origins",
    "What claims of a group independently rest on: an innermost voice, or a report's own word. Many origins are no proof.",
    (
        Column("origin_id", "text", "The origin's id.", lambda one: one.shown.origin.id),
        Column("group_id", "text", "Its group.", lambda one: one.group),
        Column("called", "text", "Who it is.", lambda one: one.shown.origin.called),
        Column("kind", "text", "voice, reporting or unnamed.", lambda one: one.shown.origin.kind),
        Column(
            "side",
            "text",
            "Whether it affirms what the group says, denies it, or takes neither side (open).",
            lambda one: one.shown.origin.side,
        ),
        Column(
            "independent",
            "truth",
            "Whether nothing speaks against it being independent of the group's other origins.",
            lambda one: not one.shown.origin.unknown,
        ),
        Column(
            "unknown",
            "texts",
            "Why its independence can't be shown.",
            lambda one: one.shown.origin.unknown,
        ),
        Column("claims", "whole", "How many claims rest on it.", lambda one: len(one.shown.origin.claims)),
    ),
    _origins,
    ("origin_id",),
    {"group_id": ("groups", "group_id")},
)

FOLDS = Table(
    "folds",
    "Why two claims are taken to rest on one origin.",
    (
        Column("origin_id", "text", "The origin.", lambda one: one.origin),
        Column("order", "whole", "Counts the reasons for an origin from 1.", lambda one: one.order),
        Column(
            "first_claim_id",
            "text",
            "One claim; it may not be selected.",
            lambda one: one.shown.fold.first.claim,
        ),
        Column(
            "second_claim_id",
            "text",
            "The other claim; it may not be selected.",
            lambda one: one.shown.fold.second.claim,
        ),
        Column(
            "ground",
            "text",
            "report, voice, copy, passage, citation, agency or publisher.",
            lambda one: one.shown.fold.ground,
        ),
        Column("reason", "text", "Why, as a sentence.", lambda one: one.shown.fold.reason),
        Column(
            "words",
            "texts",
            "The words that show it.",
            lambda one: tuple(words for _, words in one.shown.words),
        ),
    ),
    _folds,
    ("origin_id", "order"),
    {"origin_id": ("origins", "origin_id")},
)

DISPUTES = Table(
    "disputes",
    "Two sides that can't both be right, or that count the same thing differently. Neither is taken to be right.",
    (
        Column("dispute_id", "text", "The dispute's id.", lambda one: one.dispute.id),
        Column("kind", "text", "denied, contradicted or numbers.", lambda one: one.dispute.kind),
        Column("why", "text", "What is at odds, in words.", lambda one: why_disputed(one.dispute)),
        Column(
            "revises",
            "truth",
            "Of numbers: whether the second side is the first one's voice again, later; empty where that can't be told.",
            lambda one: one.dispute.revises,
        ),
        Column("groups", "texts", "The one or two groups that it stands in.", lambda one: one.dispute.groups),
        Column("first_claims", "whole", "How many claims are on side 1.", lambda one: one.in_all[0]),
        Column("second_claims", "whole", "How many claims are on side 2.", lambda one: one.in_all[1]),
    ),
    lambda selection: selection.disputes(),
    ("dispute_id",),
)

SIDES = Table(
    "sides",
    "A claim on a side of a dispute; whole, also with claims that are not selected.",
    (
        Column("dispute_id", "text", "The dispute.", lambda one: one.dispute.dispute.id),
        Column("side", "whole", "1 or 2; the order means nothing.", lambda one: one.side),
        Column("claim_id", "text", "The claim; it may not be selected.", lambda one: one.claim.id),
        Column("statement", "text", "What is said and by whom.", lambda one: one.claim.claim.statement),
        Column("according_to", "text", "On whose word.", lambda one: chain_words(one.claim)),
        Column("said_on", "day", "When it was said.", lambda one: one.claim.said),
        Column("source_office", "text", "Who published the report.", lambda one: one.claim.publisher),
        Column("source_article", "text", "Where the report stood.", lambda one: one.claim.address),
    ),
    _sides,
    ("dispute_id", "side", "claim_id"),
    {"dispute_id": ("disputes", "dispute_id")},
)
