"""Within what time something is told to have happened: "in May", "since January", "this year", "a month"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sayso.claims.wordlists import entries
from sayso.corroboration.drift.lexicon import MONTHS
from sayso.corroboration.groups.when import Days

_UNITS: Final = {
    "day": 1,
    "week": 7,
    "month": 30,
    "quarter": 91,
    "year": 365,
    "decade": 3652,
    "century": 36524,
}
_RATES: Final = {
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annually": "year", "yearly": "year", "annual": "year",
}  # fmt: skip
_NUMBERS: Final = {
    word: int(float(entry["value"])) for word, entry in entries("quantities", "numbers").items()
}
_IN: Final = frozenset({"in", "during", "for", "throughout", "of"})
_SLACK: Final = 0.35


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time in a claim's words: its days where they can be told, or how often ("a month")."""

    text: str
    days: Days | None = None
    rate: str | None = None
    by: bool = False

    def differs(self, other: Stretch) -> bool:
        """Say whether the two can't be one: other days, or another rate."""
        if self.by != other.by:
            return False
        if self.rate or other.rate:
            return bool(self.rate and other.rate and self.rate != other.rate)
        if self.days is None or other.days is None or self.text == other.text:
            return False
        slack = _SLACK * min(self.days.length, other.days.length)
        return (
            abs(self.days.first - other.days.first) > slack or abs(self.days.last - other.days.last) > slack
        )


def stretches_in(words: Sequence[str], published: int | None) -> tuple[Stretch, ...]:
    """Return the stretches of time among words; ``published`` is the day from which they count."""
    return tuple(_stretches([word.lower() for word in words], published))


def _stretches(words: list[str], published: int | None) -> Iterator[Stretch]:
    today = date.fromordinal(published) if published else None
    i = 0
    while i < len(words):
        found = _at(words, i, today)
        if found is None:
            i += 1
            continue
        stretch, used = found
        yield stretch
        i += used


def _at(words: list[str], i: int, today: date | None) -> tuple[Stretch, int] | None:
    word, after, third = (words[i + k] if i + k < len(words) else "" for k in range(3))
    if word == "since":
        used, first = _point(words, i + 1, today)
        if used:
            last = today.toordinal() if today else None
            days = Days(first, last) if first is not None and last is not None and first <= last else None
            return Stretch(" ".join(words[i : i + 1 + used]), days), 1 + used
        return None
    if word in {"a", "an", "per", "each", "every"} and after in _UNITS:
        # "a year ago", "a week later" are points in time.
        if after == "quarter" and word in {"a", "an"}:
            return None
        return (
            None
            if third in {"ago", "later", "earlier", "before", "after", "old"}
            else (Stretch(f"{word} {after}", rate=after), 2)
        )
    if word in _RATES:
        return Stretch(word, rate=_RATES[word]), 1
    if word in {"past", "last", "previous"} and (size := _size(after)) and third.rstrip("s") in _UNITS:
        days = (
            Days(today.toordinal() - size * _UNITS[third.rstrip("s")], today.toordinal()) if today else None
        )
        return Stretch(f"{word} {after} {third}", days), 3
    if word in {"this", "last", "past"} and after in _UNITS:
        return Stretch(f"{word} {after}", _named(word, after, today)), 2
    if word in {"by", "until"}:
        at = i + 1 + (3 if words[i + 1 : i + 4] == ["the", "end", "of"] else 0)
        used, days = _span(words, at, today)
        return (Stretch(" ".join(words[i : at + used]), days, by=True), at + used - i) if used else None
    if word in _IN:
        used, days = _span(words, i + 1, today)
        if used:
            return Stretch(" ".join(words[i : i + 1 + used]), days), 1 + used
    return None


def _size(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < 4 else _NUMBERS.get(word, 0)


def _named(which: str, unit: str, today: date | None) -> Days | None:
    """Return the days of "this year", "last month", "the past week"."""
    if today is None:
        return None
    if which == "past" or unit not in {"year", "month"}:
        end = today.toordinal() - (_UNITS[unit] if which == "last" else 0)
        return Days(end - _UNITS[unit], end)
    if unit == "year":
        return _year(today.year - (which == "last"))
    month, year = today.month - (which == "last"), today.year
    return _month(month or 12, year if month else year - 1)


def _span(words: Sequence[str], i: int, today: date | None) -> tuple[int, Days | None]:
    """Return how many words from one on name a month, a year or both, and its days."""
    at = i
    while at < len(words) and words[at] in {"early", "mid", "late", "the", "month", "year"} and at < i + 2:
        at += 1
    word, after, third = (words[at + k] if at + k < len(words) else "" for k in range(3))
    if word in MONTHS:
        year = after if _is_year(after) else third if after == "," and _is_year(third) else ""
        used = at - i + 1 + (bool(year) and (2 if after == "," else 1))
        if after.isdecimal() and not year:
            return 0, None
        if year:
            return used, _month(MONTHS.index(word) + 1, int(year))
        return used, _latest(MONTHS.index(word) + 1, today)
    if _is_year(word):
        return at - i + 1, _year(int(word))
    return 0, None


def _point(words: Sequence[str], i: int, today: date | None) -> tuple[int, int | None]:
    """Return how many words from one on name when something began, and its first day."""
    row = list(words[i : i + 6])
    if row[:2] == ["the", "beginning"] or row[:2] == ["the", "start"]:
        if row[2:5] in (["of", "the", "year"], ["of", "this", "year"]):
            return 5, date(today.year, 1, 1).toordinal() if today else None
        used, days = _span(words, i + 3, today) if row[2:3] == ["of"] else (0, None)
        return (3 + used, days.first if days else None) if used else (0, None)
    if row[:2] in (["last", "year"], ["last", "month"]):
        days = _named("last", row[1], today)
        return 2, days.first if days else None
    used, days = _span(words, i, today)
    return used, days.first if days else None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in {"18", "19", "20", "21"}


def _latest(month: int, today: date | None) -> Days | None:
    """Return the days of the month that was last when something was published; one that lies just ahead is meant itself."""
    if today is None:
        return None
    return _month(month, today.year if month <= today.month + 2 else today.year - 1)


def _month(month: int, year: int) -> Days:
    return Days(date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal())


def _year(year: int) -> Days:
    return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
