"""Times that are one: ranges, a weekday and its date, a time of day and its day."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sayso.claims.periods import iso
from sayso.claims.timing.dates import has_year
from sayso.claims.timing.pointers import in_week
from sayso.claims.timing.reading import DASHES, ROUGH, Found, Reader

_AT: Final = frozenset({",", "on", "at", "the", "local", "time", "gmt", "est", "edt", "(", ")", "of", *ROUGH})
"""What may stand between a day and a time of day: "at around 5 p.m. local time on Monday"."""
_WIDEST: Final = 5


def join(reader: Reader, found: list[Found]) -> None:
    """Make one time of the last two if they are one."""
    if len(found) < 2:
        return
    left, right = found[-2:]
    gap = [reader.word(i) for i in range(left.last + 1, right.first)]
    one = (
        _day_and_hour(left, right, gap)
        or _weekday_and_date(left, right, gap)
        or _range(reader, left, right, gap)
    )
    if one is not None:
        found[-2:] = [one]


def days_of_hours(reader: Reader, found: list[Found]) -> list[Found]:
    """Give each time of day that stands alone the one day that its sentence tells, if there is just one."""
    made: list[Found] = []
    for time in found:
        if time.clock:
            sentence = reader.parse.sentence_of(time.first)
            days = {
                other.period
                for other in found
                if other.is_day and sentence.first <= other.first < sentence.last
            }
            if len(days) == 1:
                made.append(replace(time, period=days.pop()))
                continue
        made.append(time)
    return made


def _day_and_hour(left: Found, right: Found, gap: list[str]) -> Found | None:
    """Join "Monday" and "5 p.m.", in either order."""
    if left.clock == right.clock or len(gap) > _WIDEST or not _AT.issuperset(gap):
        return None
    day = right if left.clock else left
    if not day.is_day and day.weekday is None:
        return None
    rough = left.about or right.about or not ROUGH.isdisjoint(gap)
    return replace(day, first=left.first, last=right.last, about=rough)


def _weekday_and_date(left: Found, right: Found, gap: list[str]) -> Found | None:
    """Join "Tuesday" and "5 May", or "of last week"."""
    if left.weekday is None or gap not in ([], [","], ["of"]):
        return None
    if right.weekday is None and right.day is not None:
        return replace(right, first=left.first)
    return in_week(left, right)


def _range(reader: Reader, left: Found, right: Found, gap: list[str]) -> Found | None:
    """Join "between March" and "May 2019", "from 2015" and "2017"."""
    before = reader.word(left.first - 1)
    if not (
        (gap == ["and"] and before == "between")
        or (gap in (["to"], ["until"], ["till"], ["through"]) and before != "to")
        or (len(gap) == 1 and gap[0] in DASHES)
    ):
        return None
    earliest = left.period[0]
    if left.month and right.period[0] and right.month and not has_year(reader, left):
        year = int(right.period[0][:4]) - (left.month > right.month)
        earliest = iso(year, left.month, left.day)
    first = left.first - 1 if before in {"between", "from"} else left.first
    return Found(first, right.last, (earliest, right.period[1]), about=left.about or right.about)
