"""The story of a group: who said it first, who says it after them and on what it rests, who denies it, how it changed.

All of it stands in the store's records; nothing is judged here. What came first is what came out first among the reports
of this store, which is not to say that nobody said it before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from sayso.records import Change, Dispute, Origin, Reprint, ReprintKind
from sayso.store import tables as t
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.disputes import FoundDispute, with_sides
from sayso.store.asking.grouped import ShownDrift, ShownFold, ShownGroup, ShownOrigin, show_group
from sayso.store.asking.groups import FoundGroup
from sayso.store.bodies import record_of
from sayso.store.deriving import derived as d

_OTHERS = 1
"""So many other disputes are told of beside a story."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A telling that rests on what another one does, which came out before: ``after``, and why.

    ``reprint`` is what their reports share word for word, ``reason`` why they are one origin.
    """

    telling: FoundClaim
    after: FoundClaim | None
    reprint: Reprint | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Strand:
    """An origin as it is told: what came out first of it, and what rests on the same, one telling a report."""

    origin: Origin
    first: FoundClaim
    repeats: tuple[Repeat, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A telling that has something otherwise than an earlier one; ``revises`` says that the same voice gave another number."""

    before: FoundClaim
    after: FoundClaim
    changes: tuple[Change, ...]
    revises: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A group as a story, its strands and turns by when they came out.

    ``first`` is the strand of what came out first on the affirming side, and ``also`` are its others; ``denying`` are those
    of the denying side, ``open`` those of who takes neither. ``others`` are disputes that it has no part in.
    """

    group: FoundGroup
    first: Strand | None
    also: tuple[Strand, ...]
    denying: tuple[Strand, ...]
    open: tuple[Strand, ...]
    turns: tuple[Turn, ...]
    others: tuple[FoundDispute, ...]


def most_told_dispute(connection: Connection) -> int | None:
    """Return the number of the group in dispute that most reports tell of; of equals, that with most claims."""
    g = d.groups.c
    return connection.execute(
        select(g.number).where(g.disputed).order_by(g.documents.desc(), g.claims.desc(), g.id).limit(1)
    ).scalar()


def story_of(connection: Connection, number: int) -> Story:
    """Return the story of a group, by its number."""
    return story_from(connection, number, show_group(connection, number))


def story_from(connection: Connection, number: int, shown: ShownGroup) -> Story:
    """Return the story of a group, by its number, that was asked for already."""
    others = with_sides(connection, _others(connection, number), limit=1)
    return as_story(shown, reprints_among(connection, shown), others)


def reprints_among(connection: Connection, shown: ShownGroup) -> list[Reprint]:
    """Return what the documents of a group share word for word."""
    documents = {one.document for one in (*shown.affirming, *shown.denying, *shown.open)}
    return _reprints(connection, documents)


def as_story(shown: ShownGroup, reprints: Iterable[Reprint], others: Iterable[FoundDispute]) -> Story:
    """Return a group as a story; ``reprints`` are those among its documents, by the store's ids."""
    shared = list(reprints)
    strands = sorted(
        (_strand(one, shared) for one in shown.origins if one.claims), key=lambda one: _when(one.first)
    )
    affirming = [one for one in strands if one.origin.side == "affirmed"]
    return Story(
        shown.found,
        affirming[0] if affirming else None,
        tuple(affirming[1:]),
        tuple(one for one in strands if one.origin.side == "denied"),
        tuple(one for one in strands if one.origin.side == "open"),
        tuple(_turns(shown.drifts)),
        tuple(others),
    )


def _strand(shown: ShownOrigin, reprints: Sequence[Reprint]) -> Strand:
    told: dict[str, FoundClaim] = {}
    for claim in sorted(shown.claims, key=_when):
        told.setdefault(claim.document, claim)
    first, *rest = told.values()
    return Strand(
        shown.origin, first, tuple(_repeat(one, told.values(), shown.folds, reprints) for one in rest)
    )


def _repeat(
    telling: FoundClaim,
    strand: Iterable[FoundClaim],
    folds: Iterable[ShownFold],
    reprints: Iterable[Reprint],
) -> Repeat:
    """Return a telling with the earliest report that it is a copy of, shares its words with, or else is tied to."""
    before = {one.document: one for one in strand if _when(one) < _when(telling)}
    tied = [
        (other, one.fold.reason)
        for one in folds
        for mine, other in ((one.first, one.second), (one.second, one.first))
        if mine and other and mine.document == telling.document and other.document in before
    ]
    after, reason = min(tied, key=lambda pair: _when(pair[0]), default=(None, None))
    copied = [
        (before[other], one)
        for one in reprints
        if telling.document in (one.first, one.second)
        and (other := one.other(telling.document)) in before
        and _takes_over(one, telling)
    ]
    if not copied:
        return Repeat(telling, after, None, reason)
    first, reprint = min(copied, key=lambda pair: (_CLOSEST[pair[1].kind], _when(pair[0])))
    return Repeat(telling, first, reprint, reason)


_CLOSEST: Final[Mapping[ReprintKind, int]] = {"copy": 0, "abridged": 0, "passage": 1}


def _takes_over(reprint: Reprint, telling: FoundClaim) -> bool:
    """Say whether the words that a claim rests on stand in what its report shares with another."""
    mine = reprint.first == telling.document
    spans = [passage.first if mine else passage.second for passage in reprint.passages]
    return any(one.overlaps(other) for one in telling.claim.evidence for other in spans)


def _turns(drifts: Iterable[ShownDrift]) -> Iterator[Turn]:
    """Yield what changed from telling to telling; of tellings of one publisher that change the same, the first."""
    turns = [
        Turn(before, after, step.changes, step.revises)
        for one in drifts
        for step in one.drift.steps
        if step.changes and (before := one.claims.get(step.first)) and (after := one.claims.get(step.second))
    ]
    seen: set[object] = set()
    for turn in sorted(turns, key=lambda one: (_when(one.after), _when(one.before))):
        change = (turn.changes, turn.after.publisher)
        if change not in seen:
            seen.add(change)
            yield turn


def _reprints(connection: Connection, documents: Iterable[str]) -> list[Reprint]:
    """Return the reprints among documents, by their ids."""
    numbers = select(t.documents.c.number).where(t.documents.c.id.in_(sorted(documents)))
    among = d.reprints.c.first.in_(numbers) & d.reprints.c.second.in_(numbers)
    rows = connection.execute(select(d.reprints.c.body).where(among).order_by(d.reprints.c.id))
    return [record_of(Reprint, body) for body in rows.scalars()]


def _others(connection: Connection, number: int) -> list[Dispute]:
    """Return disputes that a group has no part in: those of groups that most reports tell of first."""
    parts = d.dispute_groups.c
    mine = select(parts.dispute).where(parts.in_group == number)
    rows = connection.execute(
        select(d.disputes.c.id, d.disputes.c.body)
        .join(d.dispute_groups, parts.dispute == d.disputes.c.number)
        .join(d.groups, d.groups.c.number == parts.in_group)
        .where(d.disputes.c.number.not_in(mine), d.groups.c.documents > 1)
        .order_by(d.groups.c.documents.desc(), d.disputes.c.revises.desc().nulls_last(), d.disputes.c.id)
        .limit(2 * _OTHERS)  # a dispute between two groups comes twice
    )
    found = {row.id: record_of(Dispute, row.body) for row in rows}
    return list(found.values())[:_OTHERS]


def _when(found: FoundClaim) -> tuple[bool, str, str, int, str, int, str]:
    """Return what sorts claims by when they came out: those of one day by the length of their chains, of one report as they stand."""
    day = found.published or found.said
    start = min((span.start for span in found.claim.evidence), default=0)
    return day is None, day or "", found.said or "", len(found.voices), found.document, start, found.id
