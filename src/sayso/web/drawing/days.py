"""Days along a line: how far from the left each stands, in percent of the width, and where the line is marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sayso.store.asking.claims import FoundClaim
from sayso.store.rows import first_day

_EDGE: Final = 4.0
"""Percent of the width left free on each side, so that no mark is cut off."""
_MARKS: Final = 5
"""So many marks at most, and fewer where they fall close together."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A marked place of an axis: how far along, and what stands there."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days drawn from left to right."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Return how far from the left a day stands, in percent; a single day stands in the middle.

        >>> span = Days(date(2025, 3, 1), date(2025, 3, 11))
        >>> span.at(date(2025, 3, 1)), span.at(date(2025, 3, 6)), span.at(date(2025, 3, 11))
        (4.0, 50.0, 96.0)
        """
        whole = (self.last - self.first).days
        if not whole:
            return 50.0
        return round(_EDGE + (100 - 2 * _EDGE) * (day - self.first).days / whole, 2)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The first day, the last, and some between, evenly."""
        whole = (self.last - self.first).days
        steps = min(whole, _MARKS - 1)
        days = (
            [self.first + timedelta(days=round(whole * step / steps)) for step in range(steps + 1)]
            if steps
            else []
        )
        return tuple(Tick(self.at(day), day.isoformat()) for day in days or [self.first])


def days_of(claims: list[FoundClaim]) -> Days | None:
    """Return the days on which claims came out; None where none has a day."""
    known = [day for one in claims if (day := told_on(one))]
    return Days(min(known), max(known)) if known else None


def told_on(found: FoundClaim) -> date | None:
    """Return the day on which a claim came out, or else was said; None where neither is known."""
    for stamp in (found.published, found.said):
        try:
            if day := first_day(stamp):
                return date.fromisoformat(day)
        except ValueError:  # written like a date, and none: the 31st of February
            continue
    return None
