"""How many claims speak of which time: by years, months or days, as they lie.

A time is as precise as the words for it: "in 2019" is a year long. Claims without one are counted, not dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from sayso.errors import StoreError
from sayso.store import tables as t
from sayso.store.asking.claims import Wanted, condition
from sayso.store.asking.drawing import DENIED
from sayso.store.rows import first_day, last_day

Unit = Literal["year", "month", "day"]

_LETTERS: Final[Mapping[Unit, int]] = {"year": 4, "month": 7, "day": 10}
_YEARS_FROM: Final = 3 * 366
_MONTHS_FROM: Final = 62
BEGUN: Final = func.coalesce(t.claims.c.time_from, t.claims.c.time_to)
ENDED: Final = func.coalesce(t.claims.c.time_to, t.claims.c.time_from)
"""The first and the last day of the time that a claim speaks of; where one of both is not known, they are the other."""
UNDATED: Final = and_(t.claims.c.time_from.is_(None), t.claims.c.time_to.is_(None))
DATED: Final = or_(t.claims.c.time_from > "", and_(t.claims.c.time_from.is_(None), t.claims.c.time_to > ""))
"""The condition that a claim speaks of a time, in two ways to ask an index; of what is not null SQLite's know nothing."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Which claims are asked for: ``since`` and ``until`` bound the time that is spoken of, ``place`` is words of where.

    ``wanted`` says the rest; its own dates are those of when a thing was said.
    """

    wanted: Wanted = field(default_factory=Wanted)
    since: str | None = None
    until: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A year, month or day, as ISO dates write it, and how many claims speak of it, those that deny apart."""

    name: str
    said: int
    denied: int


@dataclass(frozen=True, slots=True)
class Course:
    """How many claims speak of which time.

    ``longer`` speak of more than one stretch, ``undated`` of no time that is known. ``first`` and ``last`` are days, None
    where no claim has a time.
    """

    unit: Unit
    stretches: tuple[Stretch, ...]
    longer: int
    undated: int
    first: str | None
    last: str | None


def course(connection: Connection, spoken: Spoken, place: str) -> Course:
    """Return how many claims speak of which time, by days, months or years, as they lie. Raises StoreError."""
    c = t.claims.c
    fits = fitting(connection, spoken, place)
    parts = c.time_from, c.time_to, c.polarity, c.force  # as an index has them, in its order
    rows = connection.execute(
        select(func.min(BEGUN), func.max(ENDED), func.min(case((DENIED, 1), else_=0)), func.count())
        .where(fits, DATED)
        .group_by(*parts)
    ).all()
    times = [(begun, ended, bool(denied), claims) for begun, ended, denied, claims in rows]
    first, last = _within(
        min((begun for begun, *_ in times), default=None),
        spoken.since,
        max((ended for _, ended, *_ in times), default=None),
        spoken.until,
    )
    unit = _unit(first, last)
    letters = _LETTERS[unit]
    made: dict[str, Stretch] = {}
    longer = 0
    for begun, ended, denied, claims in sorted(times):
        name = begun[:letters]
        if name != ended[:letters]:
            longer += claims
            continue
        known = made.get(name) or Stretch(name, 0, 0)
        made[name] = (
            replace(known, denied=known.denied + claims)
            if denied
            else replace(known, said=known.said + claims)
        )
    undated = select(func.count()).select_from(t.claims).where(fits, UNDATED)
    missing = connection.execute(undated).scalar_one()
    return Course(unit, tuple(made.values()), longer, missing, first, last)


def fitting(connection: Connection, spoken: Spoken, place: str, *, few: bool = False) -> ColumnElement[bool]:
    """Return what a claim must fulfil; ``few`` says that another condition leads to few claims. Raises StoreError."""
    parts = [condition(connection, spoken.wanted, place, few=few)]
    if spoken.since is not None:
        parts.append(_day(first_day(spoken.since), spoken.since, place) <= ENDED)
    if spoken.until is not None:
        parts.append(_day(last_day(spoken.until), spoken.until, place) >= BEGUN)
    if spoken.place is not None:
        c = t.claims.c
        words = spoken.place.strip()
        parts.append(or_(c.place.icontains(words, autoescape=True), c.country == words.upper()))
    return and_(*parts)


def _unit(first: str | None, last: str | None) -> Unit:
    if first is None or last is None:
        return "year"
    try:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:  # no day of our calendar
        return "year"
    if days > _YEARS_FROM:
        return "year"
    return "month" if days > _MONTHS_FROM else "day"


def _within(
    first: str | None, since: str | None, last: str | None, until: str | None
) -> tuple[str | None, str | None]:
    """Return the days between which it is told: those of the claims, in so far as they are asked for."""
    if first is None or last is None:
        return None, None
    return max(first, first_day(since) or first), min(last, last_day(until) or last)


def _day(day: str | None, written: str, place: str) -> str:
    if day is None:
        raise StoreError(place, f"{written!r} is no date", "write it as 2019, 2019-03 or 2019-03-11")
    return day
