"""What is claimed to have happened, by the time that is spoken of: never what happened.

A time is as precise as the words for it: "in 2019" is a year long. Claims without one are counted, not dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, func, or_, select

from sayso.errors import StoreError
from sayso.store import derived as d
from sayso.store import tables as t
from sayso.store.claims import SHOWN_OF_FEW, FoundClaim, Wanted, condition, with_surroundings
from sayso.store.drawing import DENIED
from sayso.store.rows import first_day, last_day

Unit = Literal["year", "month", "day"]

_LETTERS: Final[Mapping[Unit, int]] = {"year": 4, "month": 7, "day": 10}
_YEARS_FROM: Final = 3 * 366
_MONTHS_FROM: Final = 62
_begun = func.coalesce(t.claims.c.time_from, t.claims.c.time_to)
_ended = func.coalesce(t.claims.c.time_to, t.claims.c.time_from)
_group = func.coalesce(d.tellings.c.in_group, -t.claims.c.number)


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


@dataclass(frozen=True, slots=True)
class Moment:
    """What claims say alike of one time, and who denies it, whenever they do; some of each, and how many there are.

    Where only denials speak of the time, ``said`` is what they deny. ``group`` is None for a claim that was compared with
    nothing.
    """

    begun: str | None
    ended: str | None
    group: str | None
    said: tuple[FoundClaim, ...]
    denied: tuple[FoundClaim, ...]
    said_in_all: int
    denied_in_all: int


def course(connection: Connection, spoken: Spoken, place: str) -> Course:
    """Return how many claims speak of which time, by days, months or years, as they lie. Raises StoreError."""
    fitting = _fitting(connection, spoken, place)
    dated = _begun.is_not(None)
    undated = select(func.count()).select_from(t.claims).where(fitting, ~dated)
    bounds = connection.execute(select(func.min(_begun), func.max(_ended)).where(fitting, dated)).one()
    first, last = _within(bounds[0], spoken.since, bounds[1], spoken.until)
    unit = _unit(first, last)
    letters = _LETTERS[unit]
    begun, ended = func.substr(_begun, 1, letters), func.substr(_ended, 1, letters)
    each = (
        select(
            begun.label("name"),
            case((begun == ended, 1), else_=0).label("within"),
            case((DENIED, 1), else_=0).label("denied"),
        )
        .where(fitting, dated)
        .subquery()
    )
    rows = connection.execute(
        select(each.c.name, each.c.within, each.c.denied, func.count().label("claims"))
        .group_by(each.c.name, each.c.within, each.c.denied)
        .order_by(each.c.name)
    ).all()
    made: dict[str, Stretch] = {}
    for row in rows:
        if row.within:
            known = made.get(row.name) or Stretch(row.name, 0, 0)
            side = "denied" if row.denied else "said"
            made[row.name] = replace(known, **{side: row.claims})
    longer = sum(row.claims for row in rows if not row.within)
    missing = connection.execute(undated).scalar_one()
    return Course(unit, tuple(made.values()), longer, missing, first, last)


def count_moments(connection: Connection, spoken: Spoken, place: str, *, undated: bool = False) -> int:
    """Return how many moments there are. Raises StoreError."""
    every = _moments(connection, spoken, place, undated=undated)
    return connection.execute(select(func.count()).select_from(every)).scalar_one()


def moments(  # what is asked for, and which lot of it
    connection: Connection,
    spoken: Spoken,
    place: str,
    *,
    undated: bool = False,
    limit: int | None = None,
    offset: int = 0,
    most: int = 4,
) -> list[Moment]:
    """Return what is said of each time, the earliest first, with ``most`` claims on either side. Raises StoreError.

    ``undated`` returns what is said without a time instead.
    """
    every = _moments(connection, spoken, place, undated=undated)
    found = connection.execute(
        select(every).order_by(every.c.begun, every.c.ended, every.c.id).limit(limit).offset(offset)
    ).all()
    told = _told(connection, [row.key for row in found])
    fitting = _numbers(connection, spoken, place, [row.key for row in found])
    made = []
    for row in found:
        here = fitting.get((row.begun, row.ended, row.key), [])
        beside = told.get(row.key, [])
        denied = [*(one for one in here if one.denied), *(one for one in beside if one.denied)]
        said = [one for one in here if not one.denied] or [one for one in beside if not one.denied]
        made.append((row, list(dict.fromkeys(said)), list(dict.fromkeys(denied))))
    numbers = [one.claim for _, said, denied in made for one in (*said[:most], *denied[:most])]
    claims = dict(zip(numbers, with_surroundings(connection, numbers), strict=True))
    return [
        Moment(
            row.begun,
            row.ended,
            _group_of(claims[(said or denied)[0].claim]),
            tuple(claims[one.claim] for one in said[:most]),
            tuple(claims[one.claim] for one in denied[:most]),
            len(said),
            len(denied),
        )
        for row, said, denied in made
    ]


@dataclass(frozen=True, slots=True)
class _Told:
    claim: int
    denied: bool


def _group_of(found: FoundClaim) -> str | None:
    return found.beside.group if found.beside else None


def _fitting(connection: Connection, spoken: Spoken, place: str) -> ColumnElement[bool]:
    parts = [condition(connection, spoken.wanted, place)]
    if spoken.since is not None:
        parts.append(_ended >= _day(first_day(spoken.since), spoken.since, place))
    if spoken.until is not None:
        parts.append(_begun <= _day(last_day(spoken.until), spoken.until, place))
    if spoken.place is not None:
        c = t.claims.c
        words = spoken.place.strip()
        parts.append(or_(c.place.icontains(words, autoescape=True), c.country == words.upper()))
    return and_(*parts)


def _moments(connection: Connection, spoken: Spoken, place: str, *, undated: bool) -> Subquery:
    fitting = _fitting(connection, spoken, place)
    each = (
        select(
            _begun.label("begun"),
            _ended.label("ended"),
            _group.label("key"),
            t.claims.c.id,
        )
        .outerjoin(d.tellings, d.tellings.c.claim == t.claims.c.number)
        .where(fitting, _begun.is_(None) if undated else _begun.is_not(None))
        .subquery()
    )
    parts = each.c.begun, each.c.ended, each.c.key
    return select(*parts, func.min(each.c.id).label("id")).group_by(*parts).subquery()


def _numbers(
    connection: Connection, spoken: Spoken, place: str, keys: Sequence[int]
) -> dict[tuple[str | None, str | None, int], list[_Told]]:
    """Return the claims of moments, by their times and groups, those said first first."""
    c, fitting = t.claims.c, _fitting(connection, spoken, place)
    columns = (
        c.number,
        _begun.label("begun"),
        _ended.label("ended"),
        _group.label("key"),
        _side.label("denied"),
    )
    told = select(*columns).outerjoin(d.tellings, d.tellings.c.claim == c.number).where(fitting)
    found: dict[tuple[str | None, str | None, int], list[_Told]] = {}
    for condition_ in (
        c.number.in_(select(d.tellings.c.claim).where(d.tellings.c.in_group.in_(_groups(keys)))),
        c.number.in_([-one for one in keys if one < 0]),
    ):
        for row in connection.execute(told.where(condition_).order_by(c.said_from, c.id)):
            found.setdefault((row.begun, row.ended, row.key), []).append(_Told(row.number, bool(row.denied)))
    return found


def _told(connection: Connection, keys: Sequence[int]) -> dict[int, list[_Told]]:
    """Return all claims of groups, those said first first."""
    groups = _groups(keys)
    if not groups:
        return {}
    c = t.claims.c
    rows = connection.execute(
        select(c.number, d.tellings.c.in_group, _side.label("denied"))
        .join(d.tellings, d.tellings.c.claim == c.number)
        .where(d.tellings.c.in_group.in_(groups), SHOWN_OF_FEW)
        .order_by(c.said_from, c.id)
    )
    found: dict[int, list[_Told]] = {}
    for row in rows:
        found.setdefault(row.in_group, []).append(_Told(row.number, bool(row.denied)))
    return found


def _groups(keys: Iterable[int]) -> list[int]:
    return sorted({one for one in keys if one > 0})


_side = case((d.tellings.c.side == "denied", 1), (d.tellings.c.side.is_not(None), 0), (DENIED, 1), else_=0)
"""Whether a claim denies what its group says; of one compared with nothing, whether it is a denial."""


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
