"""Claims by what they say: the group that each belongs to, and on which side of it they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select

from sayso.store import derived as d
from sayso.store import tables as t

Saying = tuple[int, bool]


@dataclass(frozen=True, slots=True)
class Sided:
    """A claim, by number, with the group it belongs to, if any, and whether it denies what the others of it say."""

    claim: int
    group: int | None
    denies: bool

    @property
    def saying(self) -> Saying:
        """What it says, to be told from what others say; what was compared with nothing is a saying of its own."""
        return (-self.claim if self.group is None else self.group, self.denies)


def sided(connection: Connection, condition: ColumnElement[bool]) -> list[Sided]:
    """Return the claims that fulfil a condition, those said last first."""
    rows = connection.execute(
        select(t.claims.c.number, *d.tellings.c["in_group", "denies"])
        .outerjoin(d.tellings, d.tellings.c.claim == t.claims.c.number)
        .where(condition)
        .order_by(t.claims.c.said_from.desc().nulls_last(), t.claims.c.number)
    )
    return [Sided(row.number, row.in_group, bool(row.denies)) for row in rows]


def said_once(claims: Iterable[Sided]) -> list[Sided]:
    """Return the first claim of each saying, in their order."""
    first: dict[Saying, Sided] = {}
    for one in claims:
        first.setdefault(one.saying, one)
    return list(first.values())
