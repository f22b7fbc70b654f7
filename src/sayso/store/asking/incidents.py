"""Incidents asked for: by kind, place and time. Each is one report's telling, in somebody's words, never what happened."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from sayso.errors import StoreError
from sayso.records import Incident, IncidentKind
from sayso.store import tables as t
from sayso.store.asking.placed import Spot, same_spot
from sayso.store.asking.resolving import collection_named
from sayso.store.bodies import record_of
from sayso.store.rows import first_day, last_day


@dataclass(frozen=True, slots=True)
class WantedIncidents:
    """Which incidents are asked for; what is None does not matter.

    ``place`` is words of where, or a country's two letters. ``since`` and ``until`` are ISO dates of any precision, and bound
    the time spoken of; where none is known, neither fits. ``undated`` asks for those instead of which no time is known, and
    ``spot`` for those of one place, as `incident_spots` tells it.
    """

    kind: IncidentKind | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    collection: str | None = None
    undated: bool = False
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class FoundIncident:
    """An incident, by its id in the store, with the document that tells of it."""

    id: str
    incident: Incident
    document: str
    title: str | None
    publisher: str | None
    published: str | None
    address: str


def count_incidents(connection: Connection, wanted: WantedIncidents, place: str) -> int:
    """Return how many incidents fit, each report's by itself. Raises StoreError."""
    query = select(func.count()).select_from(t.incidents).where(_condition(connection, wanted, place))
    return connection.execute(query).scalar_one()


def find_incidents(
    connection: Connection, wanted: WantedIncidents, place: str, *, limit: int | None = None, offset: int = 0
) -> list[FoundIncident]:
    """Return the incidents that fit, the latest first by the time spoken of. Raises StoreError."""
    c, document = t.incidents.c, t.documents.c
    rows = connection.execute(
        select(
            c.id,
            c.body,
            document.id.label("document"),
            *document["title", "publisher", "published"],
            t.pages.c.address,
        )
        .join(t.documents, document.number == c.document)
        .join(t.pages, t.pages.c.number == document.page)
        .where(_condition(connection, wanted, place))
        .order_by(c.time_from.desc().nulls_last(), c.id)
        .limit(limit)
        .offset(offset)
    )
    return [
        FoundIncident(
            row.id,
            record_of(Incident, row.body),
            row.document,
            row.title,
            row.publisher,
            row.published,
            row.address,
        )
        for row in rows
    ]


def incidents_in_order(
    connection: Connection,
    wanted: WantedIncidents,
    place: str,
    *,
    limit: int,
    offset: int = 0,
    begun: tuple[str | None, str | None] | None = None,
) -> list[int]:
    """Return the numbers of incidents that fit, the earliest first; undated ones come last. Raises StoreError.

    ``begun`` leaves those that may have begun on the first day or later, and before the second; a bound that is None is none.
    """
    c = t.incidents.c
    query = select(c.number).where(_condition(connection, wanted, place))
    if begun is not None:
        first, before = begun
        query = query.where(c.time_from >= (first or ""))
        if before is not None:
            query = query.where(c.time_from < before)
    found = query.order_by(c.time_from.asc().nulls_last(), c.time_to, c.id).limit(limit).offset(offset)
    return list(connection.execute(found).scalars())


def incident_spots(connection: Connection, wanted: WantedIncidents, place: str) -> dict[Spot, int]:
    """Return the places of the incidents that fit, and how many are told of each. Raises StoreError."""
    c = t.incidents.c
    spot = c.place, c.country, c.latitude, c.longitude
    rows = connection.execute(
        select(*spot, func.count())
        .where(_condition(connection, wanted, place), c.place.is_not(None))
        .group_by(*spot)
        .order_by(func.count().desc(), *spot)
    )
    return {Spot(*row[:4]): row[4] for row in rows}


def _condition(connection: Connection, wanted: WantedIncidents, place: str) -> ColumnElement[bool]:
    c = t.incidents.c
    parts: list[ColumnElement[bool]] = [c.current]
    if wanted.kind is not None:
        parts.append(c.kind == wanted.kind)
    if wanted.place is not None:
        parts.append(or_(c.place.icontains(wanted.place, autoescape=True), c.country == wanted.place.upper()))
    if wanted.since is not None:
        parts.append(c.time_to >= _day(first_day(wanted.since), wanted.since, place))
    if wanted.until is not None:
        parts.append(c.time_from <= _day(last_day(wanted.until), wanted.until, place))
    if wanted.undated:
        parts.append(c.time_from.is_(None))
    if wanted.spot is not None:
        parts.append(same_spot(c, wanted.spot))
    if wanted.collection is not None:
        number = collection_named(connection, wanted.collection, place)
        members = (
            select(t.documents.c.number)
            .join(t.memberships, t.memberships.c.page == t.documents.c.page)
            .where(t.memberships.c.collection == number)
        )
        parts.append(c.document.in_(members))
    return and_(*parts)


def _day(day: str | None, written: str, place: str) -> str:
    if day is None:
        raise StoreError(place, f"{written!r} is no date", "write it as 2019, 2019-03 or 2019-03-11")
    return day
