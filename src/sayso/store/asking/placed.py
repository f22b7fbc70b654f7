"""Where what is claimed is said to have happened: places with how much is claimed of each, and how much of that denied.

Coordinates stand for as much ground as the words do: a country's are no point where anything happened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select

from sayso.records import Claim, Precision
from sayso.store import tables as t
from sayso.store.among import rows_with
from sayso.store.asking.claims import FoundClaim, Wanted, condition, with_surroundings
from sayso.store.asking.drawing import DENIED
from sayso.store.bodies import record_of
from sayso.store.judging.judged import corrections


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by its name and, where the map is known to have it, its country and coordinates (degrees, WGS 84)."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A place with how many claims are made of it, those that deny apart.

    ``precision`` says how much ground the coordinates stand for; None where that is not known.
    """

    spot: Spot
    precision: Precision | None
    said: int
    denied: int

    @property
    def claims(self) -> int:
        """How many claims are made of it."""
        return self.said + self.denied


@dataclass(frozen=True, slots=True)
class Placed:
    """Places on the map and places that are on none, those with most claims first; ``nowhere`` counts claims without any.

    ``mapped_in_all`` and ``unmapped_in_all`` count places before any was left out.
    """

    mapped: tuple[Claimed, ...]
    unmapped: tuple[Claimed, ...]
    mapped_in_all: int
    unmapped_in_all: int
    nowhere: int


def places(connection: Connection, wanted: Wanted, place: str, *, most: int = 1000) -> Placed:
    """Return the places of the claims that fit, ``most`` of either sort. Raises StoreError."""
    fitting, c = condition(connection, wanted, place), t.claims.c
    spot = c.place, c.country, c.latitude, c.longitude
    rows = connection.execute(
        select(
            *spot,
            func.count().label("claims"),
            func.sum(case((DENIED, 1), else_=0)).label("denied"),
            func.min(c.number).label("one"),
        )
        .where(fitting, c.place.is_not(None))
        .group_by(*spot)
        .order_by(func.count().desc(), *spot)
    ).all()
    mapped = [row for row in rows if row.latitude is not None and row.longitude is not None]
    unmapped = [row for row in rows if row.latitude is None or row.longitude is None]
    precisions = _precisions(connection, [row.one for row in mapped[:most]])
    nowhere = select(func.count()).select_from(t.claims).where(fitting, c.place.is_(None))
    return Placed(
        tuple(_claimed(row, precisions) for row in mapped[:most]),
        tuple(_claimed(row, precisions) for row in unmapped[:most]),
        len(mapped),
        len(unmapped),
        connection.execute(nowhere).scalar_one(),
    )


def claims_at(
    connection: Connection,
    wanted: Wanted,
    spot: Spot,
    place: str,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> list[FoundClaim]:
    """Return the claims that fit and are made of a place, those said last first. Raises StoreError."""
    c = t.claims.c
    query = (
        _at(select(c.number), spot, condition(connection, wanted, place))
        .order_by(c.said_from.desc().nulls_last(), c.number)
        .limit(limit)
        .offset(offset)
    )
    return with_surroundings(connection, list(connection.execute(query).scalars()))


def count_at(connection: Connection, wanted: Wanted, spot: Spot, place: str) -> int:
    """Return how many claims that fit are made of a place. Raises StoreError."""
    query = select(func.count()).select_from(t.claims)
    found: int = connection.execute(_at(query, spot, condition(connection, wanted, place))).scalar_one()
    return found


def _at(query: Select[Any], spot: Spot, fitting: ColumnElement[bool]) -> Select[Any]:
    return query.where(fitting, same_spot(t.claims.c, spot))


def same_spot(columns: Any, spot: Spot) -> ColumnElement[bool]:
    """Return the condition that a claim or an incident, by the columns of its table, is placed at a spot."""
    parts = (
        column.is_(None) if value is None else column == value
        for column, value in (
            (columns.country, spot.country),
            (columns.latitude, spot.latitude),
            (columns.longitude, spot.longitude),
        )
    )
    return and_(columns.place == spot.name, *parts)


def _precisions(connection: Connection, claims: Sequence[int]) -> dict[int, Precision | None]:
    """Return how exact the places of claims are, by the claims' numbers; corrected ones as corrected."""
    bodies = {
        row.number: row.body
        for row in rows_with(connection, t.claims.c.number, claims, *t.claims.c["number", "body"])
    }
    bodies |= {
        row.claim: row.body
        for row in rows_with(connection, corrections.c.claim, claims, *corrections.c["claim", "body"])
    }
    where = {number: record_of(Claim, body).place for number, body in bodies.items()}
    return {number: spot.precision if spot else None for number, spot in where.items()}


def _claimed(row: Any, precisions: Mapping[int, Precision | None]) -> Claimed:
    return Claimed(
        Spot(row.place, row.country, row.latitude, row.longitude),
        precisions.get(row.one),
        row.claims - row.denied,
        row.denied,
    )
