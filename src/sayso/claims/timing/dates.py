"""Dates of the calendar: "11 March 2019", "from March 3 to 5", "3 JAN 90", "2017", "the 1990s", "2019-03-11"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from sayso.claims.periods import full_year, iso, same
from sayso.claims.timing.reading import DASHES, MONTHS, VAGUE, YEAR, Found, Reader
from sayso.claims.wordlists import entries

_BEFORE_YEARS: Final = frozenset({*entries("quantities", "before_years"), *VAGUE})
_ORDINALS: Final[dict[str, int]] = {
    word: entry["number"] for word, entry in entries("times", "ordinals").items()
}
_TENS: Final[dict[str, int]] = {word: entry["start"] for word, entry in entries("times", "decades").items()}
_UP_TO: Final = frozenset({"to", "until", "till", "through", "and", "or"})
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_DECADE = re.compile(r"(?:mid-)?(1[5-9]\d0|20\d0)['’]?s")
_SHORT_DECADE = re.compile(r"['’`]?([1-9]0)['’]?s")
_CENTURY = re.compile(r"(\d\d?)(?:st|nd|rd|th)")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_YEARS = re.compile(r"(1[5-9]\d\d|20\d\d)[/–-](\d\d)")


def read_month(reader: Reader, i: int) -> Found | None:
    """Read a date around the name of a month: "11 March 2019", "March 11-13", "3 JAN 90", "March"."""
    token = reader.tokens[i]
    month = MONTHS[token.lower.rstrip(".")]
    first = last = i
    day, until = None, None
    before = first - 2 if reader.word(first - 1) == "of" else first - 1
    if (number := _day_number(reader, before)) is not None:
        day, first = number, before
        if (start := _start_of_row(reader, first)) is not None:
            day, until, first = start[0], number, start[1]
    if not token.text[0].isupper():
        return None
    if reader.word(last + 1) == ".":
        last += _day_number(reader, last + 2) is not None or YEAR.fullmatch(reader.word(last + 2)) is not None
    is_short = day is not None
    if (
        day is None
        and (number := _day_number(reader, last + 1)) is not None
        and not _counts(reader, last + 1)
    ):
        day, last = number, last + 1
        if (end := _end_of_row(reader, first, last)) is not None:
            until, last = end, last + 2
            first -= reader.word(first - 1) in {"from", "between"}
    year, last = _year_after(reader, last, short=is_short)
    if day is None and year is None and token.pos not in {"PROPN", "NOUN"}:
        # "May the ...", "March on the ..."
        return None
    found = _dated(reader, reader.with_vague(first), last, month, day, year)
    if found and until and found.period[0]:
        year = int(found.period[0][:4])
        return replace(found, period=(found.period[0], iso(year, month, until)))
    return found


def read_figures(reader: Reader, i: int) -> Found | None:
    """Read what begins with a digit: "2017", "the 1990s", "the 19th century", "2019-03-11", "25/03/2019"."""
    token = reader.tokens[i]
    if match := _ISO.match(reader.text, token.start):
        moment = iso(int(match[1]), int(match[2]), int(match[3]))
        last = reader.parse.token_at(match.end() - 1)
        return Found(i, last, same(moment)) if moment and last is not None else None
    if match := _SLASHED.fullmatch(token.lower):
        return _read_slashed(i, int(match[1]), int(match[2]), int(match[3]))
    if match := _DECADE.fullmatch(token.lower):
        start = int(match[1])
        return Found(reader.with_vague(i), i, (iso(start), iso(start + 9)))
    if match := _SHORT_DECADE.fullmatch(token.lower):
        return read_tens(reader, i, int(match[1]))
    if match := _CENTURY.fullmatch(token.lower):
        return read_century(reader, i, int(match[1]))
    if match := _YEARS.fullmatch(token.lower):
        year = int(match[1])
        return Found(i, i, (iso(year), iso(year // 100 * 100 + int(match[2]))))
    match = YEAR.fullmatch(token.lower)
    if match is None or not _is_year(reader, i):
        return None
    year, last, latest = int(match[1]), i, int(match[1])
    if reader.word(i + 1) in DASHES and (end := reader.word(i + 2)).isdecimal() and len(end) == 2:
        latest, last = year // 100 * 100 + int(end), i + 2
    return Found(reader.with_vague(i), last, (iso(year), iso(latest)))


def read_tens(reader: Reader, i: int, start: int | None = None) -> Found | None:
    """Read "the '80s", "the eighties": the last ones before publication; people are in their eighties, too."""
    start = _TENS[reader.word(i)] if start is None else start
    first = i - 1 if reader.word(i - 1) in {"'", "’", "‘", "`"} else i
    before = {reader.word(first - 1), reader.word(first - 2)}
    if "the" not in before:
        return None
    century = reader.published.year // 100 * 100 if reader.published else 2000
    year = century + start
    if reader.published is None or year > reader.published.year:
        year -= 100
    return Found(reader.with_vague(first), i, (iso(year), iso(year + 9)))


def read_century(reader: Reader, i: int, number: int | None = None) -> Found | None:
    """Read "the 19th century", "the twentieth century"."""
    number = _ORDINALS[reader.word(i)] if number is None else number
    at = i + 2 if reader.word(i + 1) in DASHES else i + 1
    if reader.word(at) not in {"century", "centuries"} or not 10 <= number <= 21:
        return None
    return Found(reader.with_vague(i), at, (iso(number * 100 - 100), iso(number * 100 - 1)))


def has_year(reader: Reader, found: Found) -> bool:
    """Say whether a time ends in a year."""
    return YEAR.fullmatch(reader.word(found.last)) is not None


def _start_of_row(reader: Reader, first: int) -> tuple[int, int] | None:
    """Return the day that a row of days before a month begins with, and its token: "from 3 to 5 March", "3-5 March"."""
    link = reader.word(first - 1)
    start = _day_number(reader, first - 2)
    if start is None:
        return None
    opened = reader.word(first - 3) in {"from", "between"}
    return (start, first - 2 - opened) if link in DASHES or (link in _UP_TO and opened) else None


def _end_of_row(reader: Reader, first: int, last: int) -> int | None:
    """Return the day that a row of days after a month ends with: "from March 3 to 5", "March 3-5"."""
    link = reader.word(last + 1)
    end = _day_number(reader, last + 2)
    if end is None or _counts(reader, last + 2):
        return None
    opened = reader.word(first - 1) in {"from", "between"}
    return end if link in DASHES or (link in _UP_TO and opened) else None


def _dated(
    reader: Reader, first: int, last: int, month: int, day: int | None, year: int | None
) -> Found | None:
    """Make a time of a date, its year perhaps to be found; None where the calendar has no such day."""
    if iso(year or 2000, month, day) is None:
        return None
    if year is None and reader.published:
        year = reader.published.year_of(month, day, reader.side(first))
    moment = iso(year, month, day) if year else None
    return Found(first, last, same(moment), month, day)


def _day_number(reader: Reader, i: int) -> int | None:
    """Return the day of the month that token ``i`` gives, if it does."""
    match = _DAY.fullmatch(reader.word(i))
    day = int(match[1]) if match else 0
    return day if 1 <= day <= 31 else None


def _year_after(reader: Reader, last: int, *, short: bool) -> tuple[int | None, int]:
    """Return the year that follows a month or day, and its token; ``short`` allows for two digits."""
    at = last + 1
    if reader.word(at) in {",", "of", "in"}:
        at += 1
    word = reader.word(at)
    if YEAR.fullmatch(word):
        return int(word), at
    if short and at == last + 1 and len(word.lstrip("'’")) == 2 and word.lstrip("'’").isdecimal():
        counts = at + 1 < len(reader.tokens) and reader.tokens[at + 1].pos in {"NOUN", "ADJ", "PROPN"}
        if not counts:
            return full_year(int(word.lstrip("'’")), reader.published), at
    return None, last


def _counts(reader: Reader, i: int) -> bool:
    """Say whether a number after a month counts what follows it: "in March 11 people died"."""
    token = reader.tokens[i]
    if token.dep == "nummod" and token.head > i and reader.tokens[token.head].tag in {"NNS", "NN"}:
        return True
    return i + 1 < len(reader.tokens) and reader.tokens[i + 1].tag == "NNS"


def _read_slashed(i: int, left: int, right: int, year: int) -> Found | None:
    """Read "25/03/2019"; where day and month could change places only the year is certain."""
    if left > 12 or left == right:
        moment = iso(year, right, left)
    elif right > 12:
        moment = iso(year, left, right)
    else:
        moment = iso(year)
    return Found(i, i, same(moment)) if moment else None


def _is_year(reader: Reader, i: int) -> bool:
    """Say whether four digits are a year rather than a count."""
    token = reader.tokens[i]
    if token.lower.startswith("mid-") or reader.word(i - 1) in _BEFORE_YEARS:
        return True
    if reader.word(i - 1) in {"$", "€", "£"} or reader.word(i + 1) == "%":
        return False
    if token.dep == "nummod" and token.head > i:
        # "the 2019 vote" names a year, "2000 fighters" counts.
        return reader.word(i - 1) in {"the", "'s", "’s", "its"}
    return (
        token.dep in {"pobj", "npadvmod", "appos", "conj"} and token.pos == "NUM" and int(token.lower) >= 1800
    )
