"""When the store and what is in it came to be and last changed, and what stands behind ids, for those who carry claims elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from sayso.store import tables as t


def actors_with_ids(connection: Connection, ids: Sequence[str]) -> list[int]:
    """Return the numbers of actors, in the order of their ids."""
    found: list[int] = []
    for first in range(0, len(ids), _AT_ONCE):
        some = t.actors.c.id.in_(ids[first : first + _AT_ONCE])
        found += connection.execute(select(t.actors.c.number).where(some).order_by(t.actors.c.id)).scalars()
    return found


def document_with_id(connection: Connection, document: str) -> int:
    """Return the number of a document, by id; raises NoResultFound."""
    found: int = connection.execute(
        select(t.documents.c.number).where(t.documents.c.id == document)
    ).scalar_one()
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
