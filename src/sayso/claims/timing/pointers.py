"""Times that point: at publication ("yesterday", "last week", "Tuesday"), or at another time in the text ("that day").

A weekday is the last one before or on the day of publication, unless the clause speaks of the future. Weeks run from
Monday to Sunday. Seasons are those of the northern half of the earth, and rough.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sayso.claims.numerals import opens_numeral, read_numeral
from sayso.claims.periods import UNKNOWN, Period, Published, iso, same
from sayso.claims.timing.reading import MONTHS, PARTS, SOME, UNITS, VAGUE, WEEKDAYS, Found, Reader, Shift
from sayso.claims.wordlists import entries

DAYS: Final[dict[str, int]] = {word: entry["offset"] for word, entry in entries("times", "days").items()}
POINTERS: Final[dict[str, int]] = {
    word: entry["shift"] for word, entry in entries("times", "pointers").items()
}
_STRETCHES: Final = frozenset({"past", "last", "next", "coming", "recent", "previous"})
_IN_TEXT: Final = frozenset({"same", "that", "following", "preceding", "previous"})
"""Words that point at another time of the text, whatever they stand before."""
_OVER: Final = frozenset({"in", "over", "during", "within", "for"})
_EDGES: Final = frozenset({"end", "beginning", "start", "middle", "rest", "course"})
_EARLIER: Final = frozenset({"earlier", "before", "previously"})


def read_weekday(reader: Reader, i: int) -> Found | None:
    """Read "Tuesday", "Tuesday night", "early Tuesday"."""
    if not reader.tokens[i].text[0].isupper():
        return None
    last = i + 1 if reader.word(i + 1) in PARTS else i
    weekday = WEEKDAYS[reader.tokens[i].lower.rstrip(".")]
    period = UNKNOWN
    if reader.published:
        period = reader.published.weekday(weekday, future=reader.is_future(i))
    return Found(reader.with_vague(i), last, period, weekday=weekday)


def read_day(reader: Reader, i: int) -> Found | None:
    """Read "yesterday", "the day before yesterday", "overnight"; "an overnight raid" may be of any night."""
    if reader.tokens[i].dep in {"amod", "compound"} and reader.word(i + 1) not in PARTS:
        return None
    word = reader.tokens[i].lower
    offset = DAYS[word]
    if (word, reader.word(i - 1)) in {("yesterday", "before"), ("tomorrow", "after")} and reader.word(
        i - 2
    ) == "day":
        return Found(i - 2, i, reader.published.days_away(2 * offset) if reader.published else UNKNOWN)
    if word == "overnight":
        period = UNKNOWN
        if reader.published:
            period = (reader.published.days_away(offset)[0], reader.published.days_away(0)[1])
        return Found(i, i, period, clock=reader.word(i + 1) in {*WEEKDAYS, "on", "between"})
    last = i + 1 if reader.word(i + 1) in PARTS else i
    return Found(i, last, reader.published.days_away(offset) if reader.published else UNKNOWN)


def read_pointer(reader: Reader, i: int) -> Found | None:
    """Read "last week", "this morning", "next Tuesday", "the past 10 years", "earlier this month", "that night"."""
    pointer, at = reader.word(i), i + 1
    shift = POINTERS[pointer]
    count: int | None = None
    vague = False
    while reader.word(at) in SOME or (vague and reader.word(at) == "of"):
        vague, at = True, at + 1
    if not vague and (word := reader.word(at)) and opens_numeral(word) and word not in UNITS:
        numeral = read_numeral(reader.tokens, at)
        if numeral is None:
            return None
        count, at = int(numeral.value), numeral.last + 1
    word = reader.word(at)
    if word in WEEKDAYS and count is None and pointer != "that":
        return _pointed_weekday(reader, i, at, shift)
    published = reader.published
    if word.rstrip(".") in MONTHS and count is None and reader.tokens[at].text[0].isupper():
        month = MONTHS[word.rstrip(".")]
        year = published.year_of(month, None, "future" if shift > 0 else "past") if published else None
        return Found(i, at, same(iso(year, month)) if year else UNKNOWN, month)
    if word in PARTS and pointer in {"this", "that"}:
        if pointer == "that":
            return Found(i, at, UNKNOWN, shift=Shift(0, "day"))
        return Found(i, at, published.days_away(0) if published else UNKNOWN)
    unit = UNITS.get(word, "day" if word in PARTS and pointer in {"next", "following", "same"} else None)
    if unit is None or (pointer in {"this", "that"} and count is not None):
        return None
    first = i - 1 if reader.word(i - 1) in VAGUE else i
    if _points_into_text(reader, i, pointer, unit, counted=count is not None or vague, at=at):
        unit_shift = None if word.endswith("s") or unit in {"season", "weekend"} else Shift(shift, unit)
        return Found(first, at, UNKNOWN, shift=unit_shift, about=vague)
    if published is None or vague:
        return Found(first, at, UNKNOWN, about=vague)
    if unit == "season":
        return Found(first, at, published.season(word, shift), about=True)
    period = _pointed(reader, first, pointer, count, unit, plural=word.endswith("s"))
    return Found(first, at, period, unit=unit, about=period == UNKNOWN and word.endswith("s"))


def read_ago(reader: Reader, i: int) -> Found | None:
    """Read "two days ago", "more than a year ago"; "two days later" points at another time in the text."""
    word = reader.word(i)
    unit = UNITS.get(reader.word(i - 1))
    if unit is None or unit in {"season", "weekend"}:
        return None
    first, count = reader.count_before(i - 1)
    if first is None:
        if word == "ago" or not reader.word(i - 1).endswith("s"):
            return None
        return Found(i - 1, i, UNKNOWN, about=True)
    if word != "ago":
        shift = Shift(-count if word in _EARLIER else count, unit) if count is not None else None
        return Found(first, i, UNKNOWN, shift=shift, about=count is None)
    if reader.published is None or count is None:
        return Found(first, i, UNKNOWN, about=count is None)
    period = reader.published.ago(count, unit)
    before = (reader.word(first - 2), reader.word(first - 1))
    if before == ("more", "than") or before[1] == "over":
        return Found(first - 1 - (before[1] == "than"), i, (None, period[1]))
    if before == ("less", "than") or before[1] == "under":
        return Found(first - 1 - (before[1] == "than"), i, (period[0], reader.published.moment))
    return Found(first, i, period, about=unit in {"decade", "century"})


def read_the_unit(reader: Reader, i: int) -> Found | None:
    """Read "over the weekend", "the end of the year": the current one, or the weekend that is just over."""
    unit = UNITS[reader.word(i)]
    if reader.word(i - 1) != "the":
        return None
    if unit == "weekend" and reader.word(i - 2) in {"over", "at", "during", "on", "through"}:
        period = UNKNOWN
        if reader.published and reader.published.date:
            over = reader.published.date.weekday() < 5 and not reader.is_future(i)
            period = reader.published.unit_away("weekend", -int(over))
        return Found(i, i, period)
    if unit in {"year", "month", "week"} and (reader.word(i - 2), reader.word(i - 3) in _EDGES) == (
        "of",
        True,
    ):
        period = reader.published.unit_away(unit, 0) if reader.published else UNKNOWN
        return Found(i - 3, i, period)
    return None


def in_week(weekday: Found, week: Found) -> Found | None:
    """Return the weekday of a week that is pointed at: "Tuesday of last week"."""
    monday = week.period[0]
    if weekday.weekday is None or week.unit != "week" or monday is None or len(monday) < len("2019-03-11"):
        return None
    return replace(weekday, last=week.last, period=day_after(monday, weekday.weekday))


def day_after(moment: str, days: int) -> Period:
    """Return the day so many days after a day."""
    start = Published.read(moment)
    return start.days_away(days) if start else UNKNOWN


def _pointed_weekday(reader: Reader, i: int, at: int, shift: int) -> Found:
    weekday = WEEKDAYS[reader.word(at)]
    if reader.word(i) in _IN_TEXT:
        return Found(i, at, UNKNOWN, weekday=weekday, shift=Shift(shift, "week", weekday))
    period = UNKNOWN
    if reader.published:
        future = shift > 0 or reader.is_future(at)
        period = reader.published.weekday(weekday, future=future, strictly=shift != 0)
    last = at + 1 if reader.word(at + 1) in PARTS else at
    return Found(i, last, period, weekday=weekday)


def _points_into_text(reader: Reader, i: int, pointer: str, unit: str, *, counted: bool, at: int) -> bool:
    """Say whether a pointer is counted from another time of the text rather than from publication."""
    if pointer in _IN_TEXT:
        return True
    if pointer != "next" or reader.word(i - 1) != "the" or counted:
        return False
    return unit == "day" or not reader.is_future(at)


def _pointed(
    reader: Reader, first: int, pointer: str, count: int | None, unit: str, *, plural: bool
) -> Period:
    """Resolve a pointer at ``count`` units."""
    published = reader.published
    assert published is not None
    shift = POINTERS[pointer]
    over = pointer == "last" and reader.word(first - 1) == "the" and reader.word(first - 2) in _OVER
    if count is not None or pointer == "past" or (over and not plural):
        if count is None and plural:
            return UNKNOWN
        return published.stretch(count or 1, unit, shift) if pointer in _STRETCHES else UNKNOWN
    if plural or pointer == "recent":
        return UNKNOWN
    if unit == "day" and pointer == "last" and reader.word(first + 1) != "night":
        return UNKNOWN
    earliest, latest = published.unit_away(unit, shift)
    if shift == 0 and reader.word(first) == "earlier":
        return earliest, published.moment
    if shift == 0 and reader.word(first) == "later":
        return published.moment, latest
    return earliest, latest
