"""Days as numbers, so that times spoken of can be compared."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from sayso.records import Time


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A stretch of days, both ends in it, as ordinals of the Gregorian calendar."""

    first: int
    last: int

    def apart(self, other: Days) -> int:
        """Return how many days lie between the two, 0 where they overlap."""
        return max(0, other.first - self.last, self.first - other.last)

    @property
    def length(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1


def days_of(time: Time | None) -> Days | None:
    """Return the days that a time stands for; None where it is unresolved or open at an end."""
    if time is None or time.earliest is None or time.latest is None:
        return None
    first, last = day_of(time.earliest), day_of(time.latest, end=True)
    if first is None or last is None or last < first:
        return None
    around = max(1, (last - first) // 4) if time.about else 0
    return Days(first - around, last + around)


def day_of(written: str | None, *, end: bool = False) -> int | None:
    """Return the first (or last) day of an ISO date that may lack its day or month; None for anything else."""
    if not written:
        return None
    parts = written[:10].split("-")
    try:
        year = int(parts[0])
        month = int(parts[1]) if len(parts) > 1 else (12 if end else 1)
        day = int(parts[2]) if len(parts) > 2 else (monthrange(year, month)[1] if end else 1)
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def written_days(days: Days) -> str:
    """Return a stretch of days as ISO dates, with a slash between where there are two."""
    first, last = date.fromordinal(days.first).isoformat(), date.fromordinal(days.last).isoformat()
    return first if first == last else f"{first}/{last}"
