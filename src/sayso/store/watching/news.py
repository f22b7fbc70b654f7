"""What is new in the store since a document came in: claims, origins of what others say, and disputes.

New is what new documents say, never what was only read or judged anew: a claim that an earlier version of its page had is
not new, an origin is where all that rests on it is, and a dispute where all of one side is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sayso.records import OriginKind, Side
from sayso.store import tables as t
from sayso.store.asking.claims import SHOWN, FoundClaim, Wanted, condition, with_surroundings
from sayso.store.asking.disputes import FoundDispute, disputes_numbered
from sayso.store.asking.groups import FoundGroup, groups_numbered
from sayso.store.deriving import derived as d
from sayso.store.identity import claim_identity
from sayso.store.reading import claims_of, names_in


@dataclass(frozen=True, slots=True)
class NewOrigin:
    """An origin that a group gained: who it is, on which side, and whether it is shown to be independent of the others."""

    group: FoundGroup
    id: str
    kind: OriginKind
    side: Side
    called: str
    independent: bool


@dataclass(frozen=True, slots=True)
class New:
    """The claims, by number, that documents after ``since`` up to ``until`` say newly."""

    since: int
    until: int
    claims: frozenset[int]


def last_document(connection: Connection) -> int:
    """Return the number of the last document that came in, 0 where there is none."""
    last: int = connection.execute(select(func.coalesce(func.max(t.documents.c.number), 0))).scalar_one()
    return last


def last_compared(connection: Connection, since: int) -> int:
    """Return the last document, by number, up to which all after ``since`` were compared with the others."""
    waits: int | None = connection.execute(
        select(func.min(d.pending.c.document)).where(d.pending.c.document > since)
    ).scalar()
    return last_document(connection) if waits is None else max(since, waits - 1)


def new_since(connection: Connection, since: int, until: int) -> New:
    """Return what documents after ``since`` up to ``until`` say newly."""
    c = t.documents.c
    mine = (c.number > since) & (c.number <= until) & c.current
    claims = select(t.claims.c.number).join(t.documents, c.number == t.claims.c.document).where(mine, SHOWN)
    found = set(connection.execute(claims).scalars())
    if since:  # or nothing was there before
        again = select(c.number, c.page, c.version).where(mine, c.version > 1)
        for document, page, version in connection.execute(again).all():
            found -= _said_before(connection, document, page, version)
    return New(since, until, frozenset(found))


def _said_before(connection: Connection, document: int, page: int, version: int) -> set[int]:
    """Return the claims of a document, by number, that an earlier version of its page had as well."""
    c = t.documents.c
    earlier = select(c.number).where(c.page == page, c.version < version)
    before = {
        claim_identity(claim, names)
        for one in connection.execute(earlier).scalars().all()
        for names in (names_in(connection, one),)
        for claim in claims_of(connection, one)
    }
    names = names_in(connection, document)
    numbers = select(t.claims.c.number).where(t.claims.c.document == document).order_by(t.claims.c.position)
    paired = zip(connection.execute(numbers).scalars().all(), claims_of(connection, document), strict=True)
    return {number for number, claim in paired if claim_identity(claim, names) in before}


def new_claims(connection: Connection, wanted: Wanted, new: New, place: str) -> list[FoundClaim]:
    """Return the new claims that fit, in the order in which they came. Raises StoreError."""
    c = t.claims.c
    query = (
        select(c.number)
        .where(condition(connection, wanted, place), c.document > new.since, c.document <= new.until)
        .order_by(c.number)
    )
    numbers = [one for one in connection.execute(query).scalars() if one in new.claims]
    return with_surroundings(connection, numbers)


def new_origins(connection: Connection, wanted: Wanted, new: New, place: str) -> list[NewOrigin]:
    """Return the origins that groups gained of which a claim fits.

    Of a group that is new as a whole, what it rests on first is left out. Raises StoreError.
    """
    groups = _groups(connection, wanted, new, place)
    resting: dict[int, dict[int, list[int]]] = {}
    for some in _lots(groups):
        columns = d.tellings.c["in_group", "origin", "claim"]
        sided = d.tellings.c.side.in_(("affirmed", "denied")) & d.tellings.c.origin.is_not(None)
        rows = connection.execute(select(*columns).where(d.tellings.c.in_group.in_(some), sided))
        for group, origin, claim in rows:
            resting.setdefault(group, {}).setdefault(origin, []).append(claim)
    gained: dict[int, int] = {}
    for group, origins in resting.items():
        fresh = [one for one, claims in origins.items() if new.claims.issuperset(claims)]
        fresh.sort(key=lambda one: min(origins[one]))
        gained |= dict.fromkeys(fresh if len(fresh) < len(origins) else fresh[1:], group)
    told = dict(
        zip(
            sorted(set(gained.values())),
            groups_numbered(connection, sorted(set(gained.values()))),
            strict=True,
        )
    )
    found: list[NewOrigin] = []
    for some in _lots(sorted(gained)):
        columns = d.origins.c["number", "id", "kind", "side", "called", "independent"]
        for number, *rest in connection.execute(select(*columns).where(d.origins.c.number.in_(some))):
            found.append(NewOrigin(told[gained[number]], *rest))
    return sorted(found, key=lambda one: (one.group.id, one.id))


def new_disputes(connection: Connection, wanted: Wanted, new: New, place: str) -> list[FoundDispute]:
    """Return the disputes that opened about groups of which a claim fits, with some claims of each side. Raises StoreError."""
    touched: set[int] = set()
    for some in _lots(_groups(connection, wanted, new, place)):
        parts = d.dispute_groups.c
        touched |= set(connection.execute(select(parts.dispute).where(parts.in_group.in_(some))).scalars())
    sides: dict[tuple[int, int], bool] = {}
    for some in _lots(sorted(touched)):
        columns = d.dispute_claims.c["dispute", "side", "claim"]
        rows = connection.execute(select(*columns).where(d.dispute_claims.c.dispute.in_(some)))
        for dispute, side, claim in rows:
            sides[dispute, side] = sides.get((dispute, side), True) and claim in new.claims
    opened = sorted({dispute for (dispute, _), fresh in sides.items() if fresh})
    return sorted(disputes_numbered(connection, opened, limit=_SHOWN), key=lambda one: one.dispute.id)


_SHOWN = 5


def _groups(connection: Connection, wanted: Wanted, new: New, place: str) -> list[int]:
    """Return the groups, by number, that a new claim belongs to and of which any claim fits."""
    touched: set[int] = set()
    for some in _lots(sorted(new.claims)):
        column = d.tellings.c.in_group
        rows = connection.execute(select(column).where(d.tellings.c.claim.in_(some), column.is_not(None)))
        touched.update(rows.scalars())
    fitting: set[int] = set()
    fits = condition(connection, wanted, place)
    for some in _lots(sorted(touched)):
        query = (
            select(d.tellings.c.in_group)
            .join(t.claims, t.claims.c.number == d.tellings.c.claim)
            .where(d.tellings.c.in_group.in_(some), fits)
        )
        fitting.update(connection.execute(query).scalars())
    return sorted(fitting)


def _lots(numbers: Collection[int]) -> Iterator[Sequence[int]]:
    every = list(numbers)
    return (every[first : first + _AT_ONCE] for first in range(0, len(every), _AT_ONCE))


_AT_ONCE = 500
