"""How much is said about and by somebody over the months: bars upwards and downwards from one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.outputs.numbers import counted
from sayso.store.asking.spoken import Month
from sayso.web.drawing.days import Tick

HALF: Final = 54
"""Pixels from the line to the end of the longest bar."""
_MOST: Final = 60
"""So many bars at most; more months than that are told by years."""
_MARKS: Final = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A month, or a year: where its bars stand, in percent of the width, and how long they are, in pixels."""

    when: str
    left: float
    width: float
    about: int
    by: int
    up: float
    down: float

    @property
    def words(self) -> str:
        """What the bars say."""
        return f"{self.when}: {counted(self.about, 'claim')} about them, {self.by:,} by them"


@dataclass(frozen=True, slots=True)
class Months:
    """The bars, from the first month to the last, and the marks below them."""

    bars: tuple[Bar, ...]
    marks: tuple[Tick, ...]
    unit: str


def months_drawn(months: Sequence[Month]) -> Months | None:
    """Return the bars of months; those in which nothing was said have room, too. None where there is no month."""
    if not months:
        return None
    several = {one.month: (one.about, one.by) for one in months}
    every, unit = _between(months[0].month, months[-1].month), "month"
    if len(every) > _MOST:
        unit = "year"
        years: dict[str, tuple[int, int]] = {}
        for when, (about, by) in several.items():
            before = years.get(when[:4], (0, 0))
            years[when[:4]] = before[0] + about, before[1] + by
        several = years
        every = [f"{year:04}" for year in range(int(min(years)), int(max(years)) + 1)][-_MOST:]
    most = max(max(counts) for counts in several.values())
    width = 100 / len(every)
    bars = []
    for place, when in enumerate(every):
        about, by = several.get(when, (0, 0))
        length = HALF / most
        bars.append(
            Bar(
                when,
                round(width * (place + 0.5) - min(width * 0.4, 4), 3),
                round(min(width * 0.8, 8), 3),
                about,
                by,
                round(about * length, 1),
                round(by * length, 1),
            )
        )
    step = -(-len(every) // _MARKS)
    marks = tuple(Tick(round(width * (place + 0.5), 2), every[place]) for place in range(0, len(every), step))
    return Months(tuple(bars), marks, unit)


def _between(first: str, last: str) -> list[str]:
    """Return all months from one to another.

    >>> _between("2024-11", "2025-01")
    ['2024-11', '2024-12', '2025-01']
    """
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]
