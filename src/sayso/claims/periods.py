"""Stretches of the calendar, counted from the day a report was published.

A date is an ISO string with only as much precision as is known: "2019", "2019-03", "2019-03-11". A period is its
earliest and latest date, both included; (None, None) where nothing is known.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Period = tuple[str | None, str | None]
UNKNOWN: Period = (None, None)
Side = Literal["past", "future", "either"]
"""On which side of publication a date lies that has no year."""
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_OF = {"hour": 0, "day": 1, "week": 7, "fortnight": 14}
_HOURS = 24
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which a season begins in the northern half of the earth, as weather services count."""
_PIVOT = 69


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Return the date as far as it is given; None where the calendar has no such day."""
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= monthrange(year, month)[1] else None


def same(moment: str | None) -> Period:
    """Return the period that is one date."""
    return moment, moment


@dataclass(frozen=True, slots=True)
class Published:
    """When a report came out, as far as is known; what relative times are counted from."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def read(cls, published: str | None) -> Published | None:
        """Return the day of an ISO date or date-time, or None where there is none to read."""
        parts = (published or "")[:10].split("-")
        if not all(part.isdecimal() for part in parts) or iso(*map(int, parts)) is None:
            return None
        return cls(*map(int, parts))

    @property
    def moment(self) -> str | None:
        """The date itself."""
        return iso(self.year, self.month, self.day)

    @property
    def date(self) -> date | None:
        """The day, where it is known to the day."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def full_year(self, two_digits: int) -> int:
        """Return the latest year not after next year that ends in these two digits."""
        year = self.year // 100 * 100 + two_digits
        return year if year <= self.year + 1 else year - 100

    def days_away(self, days: int) -> Period:
        """Return the day that lies so many days after publication, or before it."""
        today = self.date
        return same((today + timedelta(days)).isoformat()) if today else UNKNOWN

    def unit_away(self, unit: str, shift: int) -> Period:
        """Return the calendar day, week, weekend, month, year that lies ``shift`` after this one, or before it."""
        if unit in {"day", "hour"}:
            return self.days_away(shift * _DAYS_OF[unit])
        if unit in {"week", "weekend"}:
            today = self.date
            if today is None:
                return UNKNOWN
            monday = today + timedelta(7 * shift - today.weekday())
            first = monday + timedelta(5) if unit == "weekend" else monday
            return first.isoformat(), (monday + timedelta(6)).isoformat()
        if unit == "month":
            return same(self._month_away(shift))
        if unit == "year":
            return same(iso(self.year + shift))
        if unit == "quarter" and self.month is not None:
            months = self.month - 1 - (self.month - 1) % 3 + 3 * shift
            return _month(self.year, months), _month(self.year, months + 2)
        if unit in {"decade", "century"}:
            years = _MONTHS_OF[unit] // 12
            begin = self.year // years * years + shift * years
            return iso(begin), iso(begin + years - 1)
        return UNKNOWN

    def season(self, name: str, shift: int) -> Period:
        """Return the season of that name that is over (-1), nearest (0) or still to come (1), seen from publication."""
        if self.month is None:
            return UNKNOWN
        here = self.year * 12 + self.month - 1
        starts = [year * 12 + _SEASONS[name] - 1 for year in range(self.year - 2, self.year + 3)]
        if shift < 0:
            start = max(each for each in starts if each + 2 < here)
        elif shift > 0:
            start = min(each for each in starts if each > here)
        else:
            start = min(starts, key=lambda each: abs(each + 1 - here))
        return _month(0, start), _month(0, start + 2)

    def ago(self, count: int, unit: str) -> Period:
        """Return when "``count`` units ago" was: to the day, week, month or year that the unit speaks of."""
        if unit in {"decade", "century"}:
            return same(iso(self.year - _MONTHS_OF[unit] // 12 * count))
        if unit == "hour":
            return self.days_away(-_days_in(count))
        if unit == "fortnight":
            return self.unit_away("week", -2 * count)
        if unit == "quarter":
            return self.unit_away("month", -3 * count)
        return self.unit_away(unit, -count)

    def stretch(self, count: int, unit: str, direction: int) -> Period:
        """Return the stretch of ``count`` units that ends (-1) or begins (1) at publication."""
        if unit in _DAYS_OF:
            days = _days_in(count) if unit == "hour" else count * _DAYS_OF[unit]
            far = self.days_away(direction * days)[0]
        elif unit in {"month", "quarter"}:
            far = self._month_away(direction * count * _MONTHS_OF[unit])
        elif unit in _MONTHS_OF:
            far = iso(self.year + direction * count * _MONTHS_OF[unit] // 12)
        else:
            far = None
        if far is None:
            return UNKNOWN
        return (far, self.moment) if direction < 0 else (self.moment, far)

    def weekday(self, weekday: int, *, future: bool = False, strictly: bool = False) -> Period:
        """Return the last such day on or before publication, or the next one on or after it; Monday is 0.

        ``strictly`` leaves out the day of publication ("last Friday", "next Friday").
        """
        today = self.date
        if today is None:
            return UNKNOWN
        back = (today.weekday() - weekday) % 7
        if future:
            return self.days_away(7 - back if back or strictly else 0)
        return self.days_away(-(back or (7 if strictly else 0)))

    def year_of(self, month: int, day: int | None, side: Side = "past") -> int | None:
        """Return the year of a date without one: the nearest in the past, in the future, or in either."""
        if self.month is None:
            return None
        here = (self.month, self.day if day else None)
        there = (month, day if self.day else None)
        past = self.year - ((there[0], there[1] or 0) > (here[0], here[1] or 0))
        future = self.year + ((there[0], there[1] or 0) < (here[0], here[1] or 0))
        if side == "either":
            ahead = (future - self.year) * 12 + month - self.month
            behind = (self.year - past) * 12 + self.month - month
            return future if ahead < behind else past
        return future if side == "future" else past

    def _month_away(self, shift: int) -> str | None:
        if self.month is None:
            return None
        return _month(self.year, self.month - 1 + shift)


def season_of(name: str, year: int) -> Period:
    """Return the months of a year's season; a winter may be that at the year's beginning or that at its end."""
    if _SEASONS[name] == 12:
        return iso(year - 1, 12), iso(year + 1, 2)
    return iso(year, _SEASONS[name]), iso(year, _SEASONS[name] + 2)


def _month(year: int, months: int) -> str | None:
    """Return the month so many months after a year's January."""
    months += year * 12
    return iso(months // 12, months % 12 + 1)


def _days_in(hours: int) -> int:
    """Return the days that are nearest to so many hours."""
    return (hours + _HOURS // 2) // _HOURS


def full_year(two_digits: int, published: Published | None) -> int:
    """Return the year that two digits stand for.

    Where publication is known, the latest such year not after the next; otherwise 69 to 99 are the 1900s and 00 to
    68 the 2000s, as POSIX has it.
    """
    if published:
        return published.full_year(two_digits)
    return two_digits + (1900 if two_digits >= _PIVOT else 2000)
