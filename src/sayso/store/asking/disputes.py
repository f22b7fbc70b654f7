"""Disputes out of the store, with the claims of both sides. Neither side is taken to be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from sayso.records import ClaimRef, Dispute
from sayso.store import tables as t
from sayso.store.asking.claims import FoundClaim, with_surroundings
from sayso.store.bodies import record_of
from sayso.store.deriving import derived as d


@dataclass(frozen=True, slots=True)
class FoundDispute:
    """A dispute with the claims of its sides, those said first first, or the first few of them.

    ``in_all`` says how many claims each side has.
    """

    dispute: Dispute
    first: tuple[FoundClaim, ...]
    second: tuple[FoundClaim, ...]
    in_all: tuple[int, int]

    @property
    def sides(self) -> tuple[tuple[FoundClaim, ...], tuple[FoundClaim, ...]]:
        """Both sides."""
        return self.first, self.second


def disputes_of_groups(connection: Connection, groups: Sequence[int]) -> dict[int, list[Dispute]]:
    """Return the disputes that groups, by number, have a part in, in the order of their kinds and ids."""
    rows = connection.execute(
        select(d.dispute_groups.c.in_group, d.disputes.c.body)
        .join(d.disputes, d.disputes.c.number == d.dispute_groups.c.dispute)
        .where(d.dispute_groups.c.in_group.in_(groups))
        .order_by(d.disputes.c.kind, d.disputes.c.id)
    )
    found: dict[int, list[Dispute]] = {}
    for row in rows:
        found.setdefault(row.in_group, []).append(record_of(Dispute, row.body))
    return found


def disputes_among(connection: Connection, claims: Select[Any]) -> list[int]:
    """Return the disputes, by number, that a selection of claims has a part in, those of the latest claims first."""
    rows = connection.execute(
        select(d.disputes.c.number)
        .join(d.dispute_claims, d.dispute_claims.c.dispute == d.disputes.c.number)
        .join(t.claims, t.claims.c.number == d.dispute_claims.c.claim)
        .where(d.dispute_claims.c.claim.in_(claims))
        .group_by(d.disputes.c.number, d.disputes.c.id)
        .order_by(func.max(t.claims.c.said_from).desc().nulls_last(), d.disputes.c.id)
    )
    return list(rows.scalars())


def disputes_numbered(
    connection: Connection, numbers: Sequence[int], *, limit: int | None = None
) -> list[FoundDispute]:
    """Return disputes by number, in this order, with so many claims of each side at most."""
    bodies: dict[int, Dispute] = {}
    for first in range(0, len(numbers), _AT_ONCE):
        some = d.disputes.c.number.in_(numbers[first : first + _AT_ONCE])
        rows = connection.execute(select(*d.disputes.c["number", "body"]).where(some))
        bodies |= {row.number: record_of(Dispute, row.body) for row in rows}
    return with_sides(connection, [bodies[number] for number in numbers], limit=limit)


def with_sides(
    connection: Connection, disputes: Sequence[Dispute], *, limit: int | None = None
) -> list[FoundDispute]:
    """Return disputes with so many claims of each side at most, those that were said first."""
    refs = {ref for one in disputes for ref in (*one.first, *one.second)}
    said, numbers = claims_by_ref(connection, refs)
    kept = [
        [
            sorted(filter(numbers.__contains__, side), key=said.__getitem__)[:limit]
            for side in (one.first, one.second)
        ]
        for one in disputes
    ]
    wanted = list(dict.fromkeys(ref for sides in kept for side in sides for ref in side))
    found = dict(zip(wanted, with_surroundings(connection, [numbers[ref] for ref in wanted]), strict=True))
    return [
        FoundDispute(
            one,
            tuple(found[ref] for ref in first),
            tuple(found[ref] for ref in second),
            (len(one.first), len(one.second)),
        )
        for one, (first, second) in zip(disputes, kept, strict=True)
    ]


def claims_by_ref(
    connection: Connection, refs: Iterable[ClaimRef]
) -> tuple[dict[ClaimRef, tuple[bool, str, str]], dict[ClaimRef, int]]:
    """Return of current claims, by their ids and their documents', what sorts them by the day said, and their numbers."""
    wanted = sorted({ref.claim for ref in refs})
    said: dict[ClaimRef, tuple[bool, str, str]] = {}
    numbers: dict[ClaimRef, int] = {}
    for first in range(0, len(wanted), _AT_ONCE):
        rows = connection.execute(
            select(*t.claims.c["number", "id", "said_from"], t.documents.c.id.label("document"))
            .join(t.documents, t.documents.c.number == t.claims.c.document)
            .where(t.claims.c.id.in_(wanted[first : first + _AT_ONCE]), t.claims.c.current)
            .order_by(t.claims.c.number.desc())
        )
        for row in rows:
            ref = ClaimRef(row.document, row.id)
            said[ref] = (row.said_from is None, row.said_from or "", row.id)
            numbers[ref] = row.number
    return said, numbers


_AT_ONCE = 500
