"""What claims rest on, and which disputes they have a part in; asked for many claims at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.records import DisputeKind, Origin, OriginKind
from sayso.store import derived as d
from sayso.store.bodies import record_of


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
class Ground:
    """What a claim rests on, None where it was compared with nothing, and where it stands in disputes, by their ids."""

    origin: Basis | None
    disputes: tuple[Stand, ...]


def grounds_of(connection: Connection, numbers: Sequence[int]) -> list[Ground]:
    """Return for claims by number, in this order, what each rests on and which disputes it has a part in."""
    origins = _origins(connection, numbers)
    disputes = _disputes(connection, numbers)
    return [Ground(origins.get(one), tuple(disputes.get(one, ()))) for one in numbers]


def _origins(connection: Connection, numbers: Sequence[int]) -> dict[int, Basis]:
    rows = connection.execute(
        select(d.tellings.c.claim, d.tellings.c.origin).where(
            d.tellings.c.claim.in_(numbers), d.tellings.c.origin.is_not(None)
        )
    ).all()
    wanted = select(*d.origins.c["number", "id", "kind", "called", "independent", "body"]).where(
        d.origins.c.number.in_({row.origin for row in rows})
    )
    found = {
        row.number: Basis(
            row.id,
            row.kind,
            row.called,
            () if row.independent else record_of(Origin, row.body).unknown,
        )
        for row in connection.execute(wanted)
    }
    return {row.claim: found[row.origin] for row in rows}


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
