"""What claims rest on and when the store last changed, for those who carry claims elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sayso.records import ClaimRef, OriginKind, Side
from sayso.store import derived as d
from sayso.store import tables as t


@dataclass(frozen=True, slots=True)
class RestsOn:
    """The origin of a claim: its id, what it is, who it is in a reader's words, and on which side of its group it stands.

    ``independent`` says that nothing ties it to another origin that is counted already.
    """

    id: str
    kind: OriginKind
    called: str
    side: Side
    independent: bool


def origins_of(connection: Connection, claims: Sequence[ClaimRef]) -> dict[ClaimRef, RestsOn]:
    """Return the origins of current claims, by their ids and their documents'; what was compared with nothing has none."""
    wanted = frozenset(claims)
    ids = sorted({ref.claim for ref in wanted})
    found: dict[ClaimRef, RestsOn] = {}
    for first in range(0, len(ids), _AT_ONCE):
        rows = connection.execute(
            select(
                t.documents.c.id.label("document"),
                t.claims.c.id.label("claim"),
                *d.origins.c["id", "kind", "called", "side", "independent"],
            )
            .select_from(t.claims)
            .join(t.documents, t.documents.c.number == t.claims.c.document)
            .join(d.tellings, d.tellings.c.claim == t.claims.c.number)
            .join(d.origins, d.origins.c.number == d.tellings.c.origin)
            .where(t.claims.c.id.in_(ids[first : first + _AT_ONCE]), t.claims.c.current)
        )
        for row in rows:
            ref = ClaimRef(row.document, row.claim)
            if ref in wanted:
                found[ref] = RestsOn(row.id, row.kind, row.called, row.side, row.independent)
    return found


def added_at(connection: Connection, document: str) -> str:
    """Return when a document, by id, was put in, as an ISO date-time in UTC; raises NoResultFound."""
    added: str = connection.execute(
        select(t.documents.c.added).where(t.documents.c.id == document)
    ).scalar_one()
    return added


def begun_at(connection: Connection) -> str:
    """Return when the store was made, as an ISO date-time in UTC."""
    begun: str = connection.execute(select(func.min(t.migrations.c.applied))).scalar_one()
    return begun


def changed_at(connection: Connection) -> str:
    """Return when the store last changed: when a report came in, was read anew or was judged; in UTC."""
    times = connection.execute(
        select(
            select(func.max(t.documents.c.added)).scalar_subquery(),
            select(func.max(t.judgements.c.made)).scalar_subquery(),
        )
    ).one()
    return max((time for time in times if time is not None), default=begun_at(connection))


_AT_ONCE = 500
