"""Parts of a year and of a day: "the first quarter of 2010", "summer 2012", "5 p.m.", "at dawn".

A time of day has no day of its own; what stands beside it in the sentence may give one (`joining`).
"""

from __future__ import annotations

import re
from typing import Final

from sayso.claims.periods import UNKNOWN, Period, iso, season_of
from sayso.claims.timing.dates import read_century
from sayso.claims.timing.reading import DASHES, YEAR, Found, Reader
from sayso.claims.wordlists import entries

CLOCK_WORDS: Final = frozenset(entries("times", "clock"))
SEASONS: Final = frozenset(
    word for word, entry in entries("times", "units").items() if entry["unit"] == "season"
)
_ORDINALS: Final[dict[str, int]] = {
    word: entry["number"] for word, entry in entries("times", "ordinals").items()
}
_PIECES: Final = {"quarter": 3, "half": 6}
"""Months in a piece of a year."""
_QUARTER = re.compile(r"q([1-4])")
_HOUR = re.compile(r"\d{1,2}(?:[:.]\d\d)?|\d{4}")
_BEHIND_HOUR: Final = frozenset(
    {"a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "o’clock", "hours", "gmt"}
)
_YEAR_POINTERS: Final = {"last": -1, "this": 0, "the": 0, "next": 1}


def read_piece(reader: Reader, i: int) -> Found | None:
    """Read "the first quarter of 2010", "second-half", "the first half of this year", "the nineteenth century"."""
    number = _ORDINALS[reader.word(i)]
    at = i + 2 if reader.word(i + 1) in DASHES else i + 1
    months = _PIECES.get(reader.word(at))
    if months is None:
        return read_century(reader, i)
    return _piece(reader, i, at, months, number)


def read_quarter(reader: Reader, i: int) -> Found | None:
    """Read "Q3", "Q3 2014"."""
    match = _QUARTER.fullmatch(reader.word(i))
    return _piece(reader, i, i, 3, int(match[1])) if match else None


def read_season(reader: Reader, i: int) -> Found | None:
    """Read "summer 2012", "the winter of 2010"; without a year it may be any."""
    at = i + 2 if reader.word(i + 1) == "of" else i + 1
    match = YEAR.fullmatch(reader.word(at))
    if match is None:
        return None
    return Found(reader.with_vague(i), at, season_of(reader.word(i), int(match[1])), about=True)


def read_clock(reader: Reader, i: int) -> Found | None:
    """Read a time of day: "5 p.m.", "10:30", "noon", "at dawn"."""
    word = reader.word(i)
    if word in CLOCK_WORDS:
        return Found(i, i, UNKNOWN, clock=True) if reader.tokens[i].dep in {"pobj", "npadvmod"} else None
    if not _HOUR.fullmatch(word):
        return None
    behind = reader.word(i + 1)
    if behind in _BEHIND_HOUR and not (behind == "hours" and len(word) < 4):
        return Found(i, i + 1, UNKNOWN, clock=True)
    return Found(i, i, UNKNOWN, clock=True) if ":" in word and reader.word(i - 1) == "at" else None


def _piece(reader: Reader, first: int, last: int, months: int, number: int) -> Found | None:
    """Make a time of the so-manieth piece of a year."""
    if number * months > 12:
        return None
    year, end = _year_of_piece(reader, last)
    if year is None:
        # "In the first half they led" is of a match; "first-quarter profit" is of a year.
        if months != 3 or reader.published is None:
            return None
        here = (reader.published.month or 12) - 1
        year = reader.published.year - (here < number * months - months)
    return Found(first, end, _months(year, number * months - months + 1, number * months))


def _year_of_piece(reader: Reader, last: int) -> tuple[int | None, int]:
    """Return the year after a piece of it, and its last token: "of 2010", "2010", "of last year"."""
    at = last + 2 if reader.word(last + 1) in {"of", "in"} else last + 1
    if match := YEAR.fullmatch(reader.word(at)):
        return int(match[1]), at
    shift = _YEAR_POINTERS.get(reader.word(at))
    if shift is not None and reader.word(at + 1) == "year" and reader.published:
        return reader.published.year + shift, at + 1
    return None, last


def _months(year: int, first: int, last: int) -> Period:
    return iso(year, first), iso(year, last)
