"""The judgements on whether two claims say the same; each finds what is meant, and keeps enough to know it again."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sayso.errors import NotInStore, StoreError
from sayso.store import tables as t
from sayso.store.asking.showing import Meant, meant
from sayso.store.base import Store
from sayso.store.deriving import derived as d
from sayso.store.judging.deciding import ClaimMeant, claim_numbered
from sayso.store.judging.judgements import Judge, Judgement, judge
from sayso.store.judging.likeness import first_claims
from sayso.store.judging.pairing import Verdict

_KINDS = ("claim", "group")


def join_claims(store: Store, connection: Connection, by: Judge, one: str, other: str) -> Judgement:
    """Let two claims say the same, whatever comparing them finds; so do all that are word for word like either.

    Of a group, by its id, the claim is meant that is compared with the other one. Raises NotInStore, and StoreError where
    the two are word for word the same already.
    """
    return _decide(store, connection, by, "same", (one, other))


def part_claims(store: Store, connection: Connection, by: Judge, one: str, other: str) -> Judgement:
    """Let two claims not say the same, and never stand in one group; nor any that are word for word like them.

    Of a group, by its id, the claim is meant that is compared with the other one. Raises NotInStore, and StoreError where
    the two are word for word the same: then one of them may be read wrongly.
    """
    return _decide(store, connection, by, "apart", (one, other))


def _decide(
    store: Store, connection: Connection, by: Judge, verdict: Verdict, ids: tuple[str, str]
) -> Judgement:
    first, second = (_meant(connection, id_, store.place) for id_ in ids)
    one, other = _compared(connection, first, second, store.place)
    if one.number == other.number:
        raise NotInStore(store.place, f"{ids[0]} and {ids[1]} are one claim", "give two")
    if _kind(connection, one.number) == _kind(connection, other.number) is not None:
        raise StoreError(
            store.place,
            f"{one.id[:10]} and {other.id[:10]} are told in words that come to the same, so nothing can part them",
            "sayso claims correct says what one of them really tells"
            if verdict == "apart"
            else "they are one without a judgement",
        )
    beside = {"claim": other.id, "document": other.document, **other.what}
    return judge(store, connection, by, verdict, one.id, {**one.what, "other": beside}, one.document)


def _meant(connection: Connection, id_: str, place: str) -> Meant:
    found = meant(connection, id_, place)
    if found.kind not in _KINDS:
        raise NotInStore(
            place,
            f"{id_} stands for no claim and no group but for: {found.kind} {found.name}",
            "give a claim's, as sayso claims shows it, or a group's, as sayso groups does",
        )
    return found


def _compared(
    connection: Connection, first: Meant, second: Meant, place: str
) -> tuple[ClaimMeant, ClaimMeant]:
    """Return the claims that are compared where two claims or groups are."""
    if first.kind == second.kind == "group":
        if first.number == second.number:
            raise NotInStore(
                place,
                f"{first.id[:10]} is one group",
                f"give two of its claims, as sayso show {first.id[:10]} lists them",
            )
        one, other = _nearest(connection, first.number, second.number)
    else:
        one, other = (
            meant_.number if meant_.kind == "claim" else _claim_of(connection, meant_.number)
            for meant_ in (first, second)
        )
    return claim_numbered(connection, one), claim_numbered(connection, other)


def _nearest(connection: Connection, first: int, second: int) -> tuple[int, int]:
    """Return a claim of either group: of the kinds that are linked most strongly, or else those by which they are shown."""
    one, other = d.kinds.alias(), d.kinds.alias()
    linked = connection.execute(
        select(d.links.c.one, d.links.c.other)
        .join(one, one.c.kind == d.links.c.one)
        .join(other, other.c.kind == d.links.c.other)
        .where(one.c.in_group == first, other.c.in_group == second)
        .order_by(d.links.c.points.desc(), d.links.c.one, d.links.c.other)
        .limit(1)
    ).first()
    if linked is None:
        return _claim_of(connection, first), _claim_of(connection, second)
    of_kind = first_claims(connection, tuple(linked))
    return of_kind[linked.one], of_kind[linked.other]


def _claim_of(connection: Connection, group: int) -> int:
    """Return the claim by which a group, by number, is shown."""
    statement = select(d.groups.c.statement).where(d.groups.c.number == group).scalar_subquery()
    found: int = connection.execute(
        select(t.claims.c.number)
        .join(d.tellings, d.tellings.c.claim == t.claims.c.number)
        .where(d.tellings.c.in_group == group)
        .order_by(t.claims.c.statement != statement, t.claims.c.id, t.claims.c.number)
        .limit(1)
    ).scalar_one()
    return found


def _kind(connection: Connection, claim: int) -> int | None:
    """Return the kind of a claim, None where it is not compared (yet)."""
    return connection.execute(select(d.tellings.c.kind).where(d.tellings.c.claim == claim)).scalar()
