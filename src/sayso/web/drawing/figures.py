"""Numbers as they were told in time: a dot with its range for each telling, and arrows where a later one has it otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sayso.outputs.stored.claims import chain_words
from sayso.outputs.stored.stories import publisher_of
from sayso.outputs.stored.wording import changed, why_disputed
from sayso.records import Quantity, Side
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.disputes import FoundDispute
from sayso.store.asking.story import Turn
from sayso.web.drawing.days import Tick, days_of, told_on

HEIGHT: Final = 240
"""Pixels of a drawing's height."""
_ABOVE, _BELOW = 18, 16
_BESIDE: Final = 1.6
"""Percent of the width between tellings of one day."""
_WIDEST: Final = 12.0
_EDGE: Final = 1.5
_MOST: Final = 60
"""So many tellings are drawn; the table beside the drawing has all."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that somebody gives: the telling, whose word it is, where its dot stands, and the ends of its range.

    ``low`` and ``high`` are how far from the top; the same as ``best`` where it is a plain number. ``opens`` says to which
    end a range has no bound.
    """

    found: FoundClaim
    number: Quantity
    called: str
    day: date | None
    at: float
    best: float | None
    low: float
    high: float
    opens: str
    side: Side

    @property
    def middle(self) -> float:
        """Where its sign stands: at the best figure, or between the ends where the words settle on none."""
        return self.best if self.best is not None else (self.low + self.high) / 2

    @property
    def cells(self) -> tuple[str, str, str]:
        """The lowest, the best and the highest figure as written in a table; nothing where there is none."""
        return _written(self.number.low), _written(self.number.best), _written(self.number.high)

    @property
    def words(self) -> str:
        """Who gives the number, and which, in words."""
        low, best, high = self.cells
        ends = best if low == high else f"{low or 'any number'} to {high or 'no upper end'}"
        told = f"{ends}, best {best}" if best and best != ends else ends or low
        return f"{self.called}, {self.day}: {told}"


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a telling to a later one that has something otherwise; ``number`` is that of what changed, below the drawing."""

    number: int
    start: tuple[float, float]
    end: tuple[float, float]

    @property
    def middle(self) -> tuple[float, float]:
        """Where its number stands."""
        return (self.start[0] + self.end[0]) / 2, (self.start[1] + self.end[1]) / 2


@dataclass(frozen=True, slots=True)
class Turned:
    """A telling that has something otherwise than another one, and what, in words; ``number`` is that of its arrow."""

    number: int
    before: FoundClaim
    after: FoundClaim
    words: str
    revises: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """The numbers of one unit, against days from left to right and from zero upwards."""

    unit: str
    days: tuple[Tick, ...]
    heights: tuple[Tick, ...]
    figures: tuple[Figure, ...]
    arrows: tuple[Arrow, ...]
    in_all: int


def turns_told(turns: Iterable[Turn], disputes: Iterable[FoundDispute]) -> list[Turned]:
    """Return what changed from telling to telling in words, and which numbers stand against each other, numbered."""
    told: dict[tuple[FoundClaim, FoundClaim], tuple[str, bool]] = {
        (one.before, one.after): ("; ".join(map(changed, one.changes)), one.revises) for one in turns
    }
    for one in disputes:
        if one.dispute.kind == "numbers" and one.first and one.second:
            pair = one.first[-1], one.second[0]
            if not {pair, pair[::-1]} & told.keys():
                told[pair] = why_disputed(one.dispute), bool(one.dispute.revises)
    return [
        Turned(number, *pair, words, revises)
        for number, (pair, (words, revises)) in enumerate(told.items(), start=1)
    ]


def plots_of(claims: Iterable[FoundClaim], turns: Sequence[Turned]) -> list[Plot]:
    """Return the numbers that claims give, each unit by itself; a unit with one number alone is no drawing."""
    by_unit: dict[str, dict[tuple[str, str], FoundClaim]] = defaultdict(dict)
    beside = (found for one in turns for found in (one.before, one.after))
    for found in (*claims, *beside):
        if (number := found.claim.quantity) is not None and told_on(found) and _ends(found):
            by_unit[number.unit].setdefault((found.document, found.id), found)
    return [
        _plot(unit, list(some.values()), turns) for unit, some in sorted(by_unit.items()) if len(some) > 1
    ]


def _plot(unit: str, claims: Sequence[FoundClaim], turns: Sequence[Turned]) -> Plot:
    drawn = sorted(
        (one for one in claims if told_on(one)), key=lambda one: (told_on(one) or date.max, one.id)
    )[:_MOST]
    days = days_of(drawn)
    assert days is not None  # one has a day
    top = max(value for one in drawn for value in _ends(one))
    heights = _heights(top)
    scale = heights[-1]
    same_day: dict[date, list[FoundClaim]] = defaultdict(list)
    for one in drawn:
        same_day[told_on(one) or date.max].append(one)
    figures: list[Figure] = []
    for day, some in same_day.items():
        step = min(_BESIDE, _WIDEST / len(some))
        wide = step * (len(some) - 1)
        left = min(max(_EDGE, days.at(day) - wide / 2), 100 - _EDGE - wide)
        figures += [_figure(one, day, round(left + step * place, 2), scale) for place, one in enumerate(some)]
    places = {(one.found.document, one.found.id): (one.at, one.middle) for one in figures}
    arrows = [
        Arrow(one.number, start, end)
        for one in turns
        if (start := places.get((one.before.document, one.before.id)))
        and (end := places.get((one.after.document, one.after.id)))
    ]
    return Plot(
        unit,
        days.ticks,
        tuple(Tick(_down(height, scale), _written(height)) for height in heights),
        tuple(figures),
        tuple(arrows),
        len(claims),
    )


def _ends(found: FoundClaim) -> list[float]:
    number = found.claim.quantity
    return [value for value in (number.low, number.best, number.high) if value is not None] if number else []


def _figure(found: FoundClaim, day: date, at: float, scale: float) -> Figure:
    number = found.claim.quantity
    assert number is not None  # chosen for it
    ends = _ends(found)
    return Figure(
        found,
        number,
        f"{publisher_of(found)}, {chain_words(found)}",
        day,
        at,
        None if number.best is None and number.low != number.high else _down(number.best or ends[0], scale),
        _down(min(ends), scale),
        _down(max(ends), scale),
        "up" if number.high is None else "down" if number.low is None else "",
        found.beside.side if found.beside else "affirmed",
    )


def _written(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def _down(value: float, scale: float) -> float:
    """Return how many pixels below the top a value stands."""
    return round(HEIGHT - _BELOW - (HEIGHT - _ABOVE - _BELOW) * max(0.0, value) / scale, 1)


def _heights(top: float) -> list[float]:
    """Return the values that are marked: zero, some round ones, and one that is not below the top.

    >>> _heights(52), _heights(2500)
    ([0, 20, 40, 60], [0, 1000, 2000, 3000])
    """
    if top <= 0:
        return [0, 1]
    power = 1.0
    while power * 10 <= top:
        power *= 10
    while power > top:
        power /= 10
    step = next(power * size for size in (0.2, 0.25, 0.5, 1, 2, 5) if top / (power * size) <= 4)
    marks = [0.0]
    while marks[-1] < top:
        marks.append(marks[-1] + step)
    return [int(mark) if float(mark).is_integer() else mark for mark in marks]
