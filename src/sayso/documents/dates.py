"""Dates as news writes them, to ISO dates only as precise as the words."""

from __future__ import annotations

import re
from datetime import date, datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
"""A month, whole or short; to be matched without regard to case."""

WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DAY_AND_MONTH = rf"(?:(?:{WEEKDAY},?\s+)?(?:{_DAY}\s+(?:of\s+)?{MONTH}|{MONTH}\s+{_DAY}\b)(?:,?\s+(?:\d{{4}}|'?\d{{2}})\b(?!:))?)"
"""A day with its month, with or without a weekday and a year."""

_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d)(?:[T ]\d\d:?\d\d.*)?)?$", re.ASCII)
_DAY_FIRST = re.compile(
    rf"({_DAY})\s+(?:of\s+)?({MONTH}),?\s+(\d{{4}}|'?\d{{2}})\b", re.IGNORECASE | re.ASCII
)
_MONTH_FIRST = re.compile(rf"({MONTH})\s+({_DAY})\b,?\s+(\d{{4}}|'?\d{{2}})\b(?!:)", re.IGNORECASE | re.ASCII)
_MONTH_ONLY = re.compile(rf"({MONTH})\s+(\d{{4}})\b", re.IGNORECASE | re.ASCII)
_CENTURY_TURNS = 50
"""A year of two digits from here on lies in the 1900s, before it in the 2000s."""


def iso_date(text: str) -> str | None:
    """Return the first date in a text that has its year, as an ISO date; None where there is none.

    ``"3 JAN 90"`` is ``"1990-01-03"``, ``"March 2019"`` is ``"2019-03"``. An ISO date-time stays as it is. Dates of
    numbers alone ("3/4/2019") are ambiguous and left out.
    """
    text = text.strip()
    if match := _ISO.match(text):
        return _iso_as_written(match, text)
    if match := _DAY_FIRST.search(text):
        return _date(match[3], match[2], match[1])
    if match := _MONTH_FIRST.search(text):
        return _date(match[3], match[1], match[2])
    if match := _MONTH_ONLY.search(text):
        return f"{match[2]}-{_month(match[1]):02}"
    return None


def _iso_as_written(match: re.Match[str], text: str) -> str | None:
    try:
        if len(text) > len("2019-03-11"):
            return datetime.fromisoformat(text).isoformat()
        date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return None
    return text


def _date(year: str, month: str, day: str) -> str | None:
    number = int(year.lstrip("'"))
    if number < 100:
        number += 1900 if number >= _CENTURY_TURNS else 2000
    try:
        return date(number, _month(month), int(day.rstrip("stndrhSTNDRH"))).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1
