"""The reports of the store as a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Connection, and_, func, literal, select

from sayso.errors import StoreError
from sayso.store import tables as t
from sayso.store.asking.resolving import collection_named
from sayso.store.rows import last_day

ReportOrder = Literal["published", "added", "title", "publisher", "claims"]
"""By what a list is ordered: the latest day first, names from A to Z, the most claims first."""


@dataclass(frozen=True, slots=True)
class WantedReports:
    """Which reports are asked for; what is None does not matter.

    ``words`` stand in the headline as they are, ``publisher`` is its whole name, in whatever case. ``since`` and ``until``
    are ISO dates of any precision; a report whose own date leaves it open fits.
    """

    words: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    collection: str | None = None


_ALL: Final = WantedReports()


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


def count_reports(connection: Connection, wanted: WantedReports = _ALL, place: str = "") -> int:
    """Return how many reports fit, each page once. Raises StoreError."""
    query = select(func.count()).select_from(t.documents).where(_condition(connection, wanted, place))
    return connection.execute(query).scalar_one()


def list_reports(  # which, in what order, and which part of them
    connection: Connection,
    wanted: WantedReports = _ALL,
    place: str = "",
    *,
    order: ReportOrder = "published",
    limit: int,
    offset: int = 0,
) -> list[Listed]:
    """Return the reports that fit, those published last first, or in another order. Raises StoreError."""
    c = t.documents.c
    rows = connection.execute(
        select(c.id, c.title, c.publisher, c.published, t.pages.c.address, c.added, c.claims)
        .join(t.pages, t.pages.c.number == c.page)
        .where(_condition(connection, wanted, place))
        .order_by(_ORDERS[order], c.published.desc().nulls_last(), c.id)
        .limit(limit)
        .offset(offset)
    )
    return [Listed(*row) for row in rows]


_ORDERS: Final[Mapping[ReportOrder, ColumnElement[Any]]] = {
    "published": t.documents.c.published.desc().nulls_last(),
    "added": t.documents.c.added.desc(),
    "title": func.lower(t.documents.c.title).asc().nulls_last(),
    "publisher": func.lower(t.documents.c.publisher).asc().nulls_last(),
    "claims": t.documents.c.claims.desc(),
}


def _condition(connection: Connection, wanted: WantedReports, place: str) -> ColumnElement[bool]:
    c = t.documents.c
    parts: list[ColumnElement[bool]] = [c.current]
    if wanted.words is not None:
        parts.append(c.title.icontains(wanted.words, autoescape=True))
    if wanted.publisher is not None:
        parts.append(func.lower(c.publisher) == func.lower(wanted.publisher))
    if wanted.since is not None:
        since = _day(wanted.since, place)
        parts.append(c.published >= func.substr(literal(since), 1, func.length(c.published)))
    if wanted.until is not None:
        until = _day(wanted.until, place)
        parts.append(func.substr(c.published, 1, len(until)) <= until)
    if wanted.collection is not None:
        number = collection_named(connection, wanted.collection, place)
        members = select(t.memberships.c.page).where(t.memberships.c.collection == number)
        parts.append(c.page.in_(members))
    return and_(*parts)


def _day(written: str, place: str) -> str:
    if last_day(written) is None:
        raise StoreError(place, f"{written!r} is no date", "write it as 2019, 2019-03 or 2019-03-11")
    return written
