"""What people decided of claims, as it holds for the kinds that these are of now."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from sayso.corroboration.weaving.decided import NOTHING, Decided, settled
from sayso.store import tables as t
from sayso.store.among import insert_rows, rows_with
from sayso.store.deriving.derived import decided, kinds, tellings
from sayso.store.judging.pairing import pairings


@dataclass(frozen=True, slots=True)
class Redecided:
    """What is decided now, and the kinds that are there of which it was decided otherwise before."""

    now: Decided
    otherwise: frozenset[int] = frozenset()


def decide_again(connection: Connection) -> Redecided:
    """Let what is decided of kinds be what follows from the judgements in force, and from the claims as they are compared."""
    judged = _judged(connection)
    rows = connection.execute(select(decided)).all()
    if not judged and not rows:
        return Redecided(NOTHING)
    before, now = Decided({(row.one, row.other): row.same for row in rows}), settled(judged)
    changed = now.changed(before)
    if changed:
        connection.execute(delete(decided))
        pairs = sorted(now.pairs.items())
        insert_rows(
            connection, decided, [{"one": one, "other": other, "same": same} for (one, other), same in pairs]
        )
    there = rows_with(connection, kinds.c.kind, changed, kinds.c.kind)
    return Redecided(now, frozenset(row.kind for row in there))


def _judged(connection: Connection) -> list[tuple[int, int, bool]]:
    """Return the kinds of two claims on which somebody decided, and what; in the order of the judgements."""
    first, second = pairings.alias(), pairings.alias()
    one, other = tellings.alias(), tellings.alias()
    j = t.judgements.c
    rows = connection.execute(
        select(one.c.kind, other.c.kind.label("other"), j.verdict)
        .select_from(first)
        .join(second, (second.c.judgement == first.c.judgement) & (second.c.side == 1))
        .join(t.judgements, j.number == first.c.judgement)
        .join(one, one.c.claim == first.c.claim)
        .join(other, other.c.claim == second.c.claim)
        .where(first.c.side == 0, j.undone_by.is_(None))
        .order_by(j.number)
    )
    return [(row.kind, row.other, row.verdict == "same") for row in rows]
