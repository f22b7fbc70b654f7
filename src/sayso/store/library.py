"""The reports of the store as a list."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sayso.store import tables as t


@dataclass(frozen=True, slots=True)
class Listed:
    """A current report as a list shows it: ``address`` is where it stood."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    address: str
    added: str
    claims: int


def count_reports(connection: Connection) -> int:
    """Return how many reports there are, each page once."""
    return connection.execute(
        select(func.count()).select_from(t.documents).where(t.documents.c.current)
    ).scalar_one()


def list_reports(connection: Connection, *, limit: int, offset: int = 0) -> list[Listed]:
    """Return reports, those published last first."""
    c = t.documents.c
    rows = connection.execute(
        select(c.id, c.title, c.publisher, c.published, t.pages.c.address, c.added, c.claims)
        .join(t.pages, t.pages.c.number == c.page)
        .where(c.current)
        .order_by(c.published.desc().nulls_last(), c.id)
        .limit(limit)
        .offset(offset)
    )
    return [Listed(*row) for row in rows]
