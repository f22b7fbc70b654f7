"""What is claimed to have happened, by the time that is spoken of: never what happened.

How many claims speak of which time is in `sayso.store.asking.course`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import Connection, case, func, select

from sayso.store import tables as t
from sayso.store.asking.claims import SHOWN_OF_FEW, FoundClaim, with_surroundings
from sayso.store.asking.course import BEGUN, DATED, ENDED, UNDATED, Spoken, fitting
from sayso.store.asking.drawing import DENIED
from sayso.store.deriving import derived as d

MOST: Final = 10_000
"""So many claims are looked at for moments."""
_group = func.coalesce(d.tellings.c.in_group, -t.claims.c.number)


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


@dataclass(frozen=True, slots=True)
class Moments:
    """Some moments, and how many there are among the claims that were looked at; ``more`` says that more claims than those fit."""

    found: tuple[Moment, ...]
    in_all: int
    more: bool


def moments(  # noqa: PLR0913  # what is asked for, which lot of it, and how much is looked at
    connection: Connection,
    spoken: Spoken,
    place: str,
    *,
    undated: bool = False,
    limit: int | None = None,
    offset: int = 0,
    most: int = 4,
    looked_at: int = MOST,
) -> Moments:
    """Return what is said of each time, the earliest first, with ``most`` claims on either side. Raises StoreError.

    ``undated`` returns what is said without a time instead, what was said last first. So many claims are looked at, the
    first in that order.
    """
    every, more = _moments(connection, spoken, place, looked_at, undated=undated)
    found = every[offset:] if limit is None else every[offset : offset + limit]
    told = _told(connection, [row.key for row in found])
    here_told = _numbers(connection, spoken, place, [row.key for row in found])
    made = []
    for row in found:
        here = here_told.get(row, [])
        beside = told.get(row.key, [])
        denied = [*(one for one in here if one.denied), *(one for one in beside if one.denied)]
        said = [one for one in here if not one.denied] or [one for one in beside if not one.denied]
        made.append((row, list(dict.fromkeys(said)), list(dict.fromkeys(denied))))
    numbers = [one.claim for _, said, denied in made for one in (*said[:most], *denied[:most])]
    claims = dict(zip(numbers, with_surroundings(connection, numbers), strict=True))
    shown = tuple(
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
    )
    return Moments(shown, len(every), more)


@dataclass(frozen=True, slots=True)
class _Told:
    claim: int
    denied: bool


def _group_of(found: FoundClaim) -> str | None:
    return found.beside.group if found.beside else None


class _Key(NamedTuple):
    """What makes a moment: a time, and a group or, below zero, a claim that belongs to none."""

    begun: str | None
    ended: str | None
    key: int


def _moments(
    connection: Connection, spoken: Spoken, place: str, looked_at: int, *, undated: bool
) -> tuple[list[_Key], bool]:
    """Return the moments in the order of the first claim of each, and whether there were too many claims to look at all."""
    c = t.claims.c
    order = (c.said_from.desc().nulls_last(), c.number) if undated else (BEGUN, ENDED, c.id)
    some = (
        select(c.number, BEGUN.label("begun"), ENDED.label("ended"))
        .add_columns(func.row_number().over(order_by=order).label("place"))
        .where(fitting(connection, spoken, place), UNDATED if undated else DATED)
        .order_by(*order)
        .limit(looked_at + 1)
        .subquery()
    )
    rows = connection.execute(
        select(some.c.begun, some.c.ended, func.coalesce(d.tellings.c.in_group, -some.c.number))
        .outerjoin(d.tellings, d.tellings.c.claim == some.c.number)
        .order_by(some.c.place)
    ).all()
    return list(dict.fromkeys(_Key(*row) for row in rows[:looked_at])), len(rows) > looked_at


def _numbers(
    connection: Connection, spoken: Spoken, place: str, keys: Sequence[int]
) -> dict[_Key, list[_Told]]:
    """Return the claims of moments, by their times and groups, those said first first."""
    c, fits = t.claims.c, fitting(connection, spoken, place, few=True)
    columns = (
        c.number,
        BEGUN.label("begun"),
        ENDED.label("ended"),
        _group.label("key"),
        _side.label("denied"),
    )
    told = select(*columns).outerjoin(d.tellings, d.tellings.c.claim == c.number).where(fits)
    found: dict[_Key, list[_Told]] = {}
    for condition_ in (
        c.number.in_(select(d.tellings.c.claim).where(d.tellings.c.in_group.in_(_groups(keys)))),
        c.number.in_([-one for one in keys if one < 0]),
    ):
        for row in connection.execute(told.where(condition_).order_by(c.said_from, c.id)):
            found.setdefault(_Key(*row[1:4]), []).append(_Told(row.number, bool(row.denied)))
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
