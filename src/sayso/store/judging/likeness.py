"""Pairs of claims of which it was a near thing whether they say the same: worth a person's look."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sayso.store import tables as t
from sayso.store.among import rows_with
from sayso.store.asking.claims import FoundClaim, with_surroundings
from sayso.store.deriving import derived as d


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two claims, each for all that are told like it, and whether they are taken for one thing as it stands."""

    joined: bool
    first: FoundClaim
    second: FoundClaim


def count_near(connection: Connection) -> int:
    """Return how many such pairs there are."""
    return connection.execute(select(func.count()).select_from(d.seams)).scalar_one()


def near_pairs(connection: Connection, *, limit: int, offset: int = 0) -> list[Likeness]:
    """Return pairs that were barely put into one group, or barely kept in two, on which nobody has decided; the nearest first."""
    s = d.seams.c
    rows = connection.execute(
        select(s.one, s.other, s.joined).order_by(s.margin, s.one, s.other).limit(limit).offset(offset)
    ).all()
    of_kind = first_claims(connection, {kind for row in rows for kind in (row.one, row.other)})
    numbers = list(dict.fromkeys(of_kind[kind] for row in rows for kind in (row.one, row.other)))
    found = dict(zip(numbers, with_surroundings(connection, numbers), strict=True))
    return [
        Likeness(row.joined, *_in_time(found[of_kind[row.one]], found[of_kind[row.other]])) for row in rows
    ]


def _in_time(one: FoundClaim, other: FoundClaim) -> tuple[FoundClaim, FoundClaim]:
    """Return two claims, the one published first before the other."""
    first, second = sorted((one, other), key=lambda each: (each.published or "", each.id))
    return first, second


def first_claims(connection: Connection, kinds: Collection[int]) -> dict[int, int]:
    """Return of each of these kinds its first claim by id, by number."""
    told = d.tellings.c
    found = {row.claim: row.kind for row in rows_with(connection, told.kind, kinds, told.kind, told.claim)}
    ids = rows_with(connection, t.claims.c.number, found, *t.claims.c["number", "id"])
    first: dict[int, tuple[str, int]] = {}
    for row in ids:
        kind = found[row.number]
        first[kind] = min(first.get(kind, (row.id, row.number)), (row.id, row.number))
    return {kind: number for kind, (_, number) in first.items()}
