"""Claims by what they say: the group that each belongs to, and on which side of it they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select

from sayso.records import Side
from sayso.store import tables as t
from sayso.store.deriving import derived as d

Number = tuple[float | None, float | None, str | None]
"""The low and the high end of a number, and its unit."""
Saying = tuple[int, Side, Number]


@dataclass(frozen=True, slots=True)
class Sided:
    """A claim, by number, with its group, if any, where it stands to what the others of it say, and the number it gives."""

    claim: int
    group: int | None
    taken: Side
    number: Number

    @property
    def side(self) -> tuple[int, Side]:
        """The side of the group that it is on; what was compared with nothing is on a side of its own."""
        return -self.claim if self.group is None else self.group, self.taken

    @property
    def saying(self) -> Saying:
        """What it says, to be told from what others say: those on one side may give other numbers."""
        return *self.side, self.number

    def counts_otherwise(self, other: Sided) -> bool:
        """Say whether the two give numbers that lie apart."""
        (low, high, unit), (other_low, other_high, other_unit) = self.number, other.number
        if unit is None or unit != other_unit:
            return False
        return _above(low, other_high) or _above(other_low, high)


def sided(connection: Connection, condition: ColumnElement[bool]) -> list[Sided]:
    """Return the claims that fulfil a condition, those said last first."""
    rows = connection.execute(
        select(*t.claims.c["number", "low", "high", "unit"], *d.tellings.c["in_group", "side"])
        .outerjoin(d.tellings, d.tellings.c.claim == t.claims.c.number)
        .where(condition)
        .order_by(t.claims.c.said_from.desc().nulls_last(), t.claims.c.number)
    )
    return [
        Sided(row.number, row.in_group, row.side or "affirmed", (row.low, row.high, row.unit)) for row in rows
    ]


def said_once(claims: Iterable[Sided]) -> list[Sided]:
    """Return the first claim of each saying, in their order."""
    first: dict[Saying, Sided] = {}
    for one in claims:
        first.setdefault(one.saying, one)
    return list(first.values())


def _above(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low > high
