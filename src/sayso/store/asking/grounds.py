"""What claims rest on, and which disputes they have a part in; asked for many claims at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, func, select

from sayso.records import DisputeKind, Origin, OriginKind, Side
from sayso.store.bodies import record_of
from sayso.store.deriving import derived as d


@dataclass(frozen=True, slots=True)
class Basis:
    """The origin that a claim rests on, by its id and who it is.

    ``unknown`` are the reasons for which it can't be shown to be independent of the others of its group.
    """

    id: str
    kind: OriginKind
    called: str
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """A dispute that a claim has a part in, by its id, and on which of its sides the claim stands, 1 or 2."""

    dispute: str
    kind: DisputeKind
    side: int


@dataclass(frozen=True, slots=True)
class Sources:
    """How many origins take the claim's own side in its group, and how many the contrary one.

    Of each, those that are shown to be independent and those of which that is unknown. Who takes neither side is not
    contrary to anybody.
    """

    own: int
    own_unknown: int
    contrary: int
    contrary_unknown: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What a claim rests on, None where it was compared with nothing, and where it stands in disputes, by their ids."""

    origin: Basis | None
    sources: Sources | None
    disputes: tuple[Stand, ...]


def grounds_of(connection: Connection, numbers: Sequence[int]) -> list[Ground]:
    """Return for claims by number, in this order, what each rests on and which disputes it has a part in."""
    rows = connection.execute(
        select(*d.tellings.c["claim", "in_group", "side", "origin"]).where(
            d.tellings.c.claim.in_(numbers), d.tellings.c.origin.is_not(None)
        )
    ).all()
    origins = _origins(connection, {row.origin for row in rows})
    counts = _counts(connection, {row.in_group for row in rows})
    disputes = _disputes(connection, numbers)
    found = {one: Ground(None, None, tuple(disputes.get(one, ()))) for one in numbers}
    for row in rows:
        sources = _sources(counts[row.in_group], row.side)
        found[row.claim] = replace(found[row.claim], origin=origins[row.origin], sources=sources)
    return [found[one] for one in numbers]


def _origins(connection: Connection, numbers: Collection[int]) -> dict[int, Basis]:
    wanted = select(*d.origins.c["number", "id", "kind", "called", "independent", "body"]).where(
        d.origins.c.number.in_(numbers)
    )
    return {
        row.number: Basis(
            row.id,
            row.kind,
            row.called,
            () if row.independent else record_of(Origin, row.body).unknown,
        )
        for row in connection.execute(wanted)
    }


def _counts(connection: Connection, groups: Collection[int]) -> dict[int, Counter[tuple[Side, bool]]]:
    """Return how many origins each group has on each side, by whether they are shown to be independent."""
    origin = d.origins.c
    rows = connection.execute(
        select(origin.in_group, origin.side, origin.independent, func.count().label("origins"))
        .where(origin.in_group.in_(groups))
        .group_by(origin.in_group, origin.side, origin.independent)
    )
    found: dict[int, Counter[tuple[Side, bool]]] = {}
    for row in rows:
        found.setdefault(row.in_group, Counter())[row.side, row.independent] = row.origins
    return found


def _sources(counts: Counter[tuple[Side, bool]], side: Side) -> Sources:
    contrary = _CONTRARY.get(side, ())
    return Sources(
        counts[side, True],
        counts[side, False],
        sum(counts[other, True] for other in contrary),
        sum(counts[other, False] for other in contrary),
    )


_CONTRARY: Final[Mapping[Side, tuple[Side]]] = {"affirmed": ("denied",), "denied": ("affirmed",)}


def _disputes(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Stand]]:
    rows = connection.execute(
        select(*d.dispute_claims.c["claim", "side"], *d.disputes.c["id", "kind"])
        .join(d.disputes, d.disputes.c.number == d.dispute_claims.c.dispute)
        .where(d.dispute_claims.c.claim.in_(numbers))
        .order_by(d.disputes.c.id, d.dispute_claims.c.side)
    )
    found: dict[int, list[Stand]] = {}
    for row in rows:
        found.setdefault(row.claim, []).append(Stand(row.id, row.kind, row.side + 1))
    return found
