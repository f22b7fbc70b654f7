"""Numbers that two voices give of one thing and that lie apart, though other voices gave others in between.

The disputes that are kept set each number beside the one that came up before it (`sayso.corroboration.disputes.figures`);
who compares two voices wants to see these two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection

from sayso.corroboration.groups.numbers import agree, same_thing, written
from sayso.records import Claim, ClaimRef, Dispute, Side, digest
from sayso.store import tables as t
from sayso.store.among import rows_with
from sayso.store.asking.claims import FoundClaim, with_surroundings
from sayso.store.asking.disputes import FoundDispute
from sayso.store.asking.sides import Number, Sided
from sayso.store.bodies import record_of

Apart = tuple[tuple[int, ...], tuple[int, ...]]
"""The claims of one voice that give a number, and those of the other that give another."""


def counted_apart(
    connection: Connection, left: Iterable[Sided], right: Iterable[Sided], but: Collection[int]
) -> list[Apart]:
    """Return the claims of two voices that count one thing otherwise, in the order of the first's; ``but`` leaves some out."""
    mine, theirs = (_by_number(side, but) for side in (left, right))
    pairs = [
        ([one.claim for one in some], [one.claim for one in others])
        for side, numbers in mine.items()
        for some in numbers.values()
        for others in theirs.get(side, {}).values()
        if some[0].counts_otherwise(others[0])
    ]
    claims = _claims(connection, {claim for pair in pairs for claim in (pair[0][0], pair[1][0])})
    return [
        (tuple(some), tuple(others)) for some, others in pairs if _differ(claims[some[0]], claims[others[0]])
    ]


def as_dispute(connection: Connection, apart: Apart, limit: int | None) -> FoundDispute:
    """Return such claims as a dispute, which is kept nowhere, with so many claims of each side at most."""
    first, second = (with_surroundings(connection, side[:limit]) for side in apart)
    one, other = first[0].claim.quantity, second[0].claim.quantity
    refs = [[ClaimRef(found.document, found.id) for found in side] for side in (first, second)]
    dispute = Dispute(
        digest("dispute", "numbers", refs[0][0], refs[1][0]),
        "numbers",
        _groups((*first, *second)),
        tuple(refs[0]),
        tuple(refs[1]),
        (f"{written(one)} against {written(other)}",) if one and other else (),
    )
    return FoundDispute(dispute, tuple(first), tuple(second), (len(apart[0]), len(apart[1])))


def _groups(claims: Sequence[FoundClaim]) -> tuple[str, ...]:
    return tuple(sorted({found.beside.group for found in claims if found.beside}))


def _by_number(
    claims: Iterable[Sided], but: Collection[int]
) -> dict[tuple[int, Side], dict[Number, list[Sided]]]:
    """Return the claims of groups that give a number, by the side they are on and their number."""
    found: dict[tuple[int, Side], dict[Number, list[Sided]]] = {}
    for one in claims:
        if one.group is not None and one.number[2] is not None and one.claim not in but:
            found.setdefault(one.side, {}).setdefault(one.number, []).append(one)
    return found


def _claims(connection: Connection, numbers: Collection[int]) -> dict[int, Claim]:
    columns = t.claims.c["number", "body"]
    return {
        row.number: record_of(Claim, row.body)
        for row in rows_with(connection, columns.number, numbers, *columns)
    }


def _differ(one: Claim, other: Claim) -> bool:
    if one.quantity is None or other.quantity is None:
        return False
    return same_thing(one.quantity, other.quantity) and not agree(one.quantity, other.quantity)
