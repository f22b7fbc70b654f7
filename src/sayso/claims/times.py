"""Times spoken of: dates, weekdays, "last month", "two years ago", resolved against the day of publication.

Why own code: general date readers (dateparser, duckling) take a string at a time, guess against the clock, and cost
more than the whole parse; here one walk over words that are cut already finds every time, and nothing is resolved
that the words and the date of publication do not settle.

A date without a year is the nearest in the past, a weekday the last one before or on the day of publication, unless
the clause speaks of the future. Weeks run from Monday to Sunday. "early 2019" keeps the precision of "2019". What
points at another time in the text ("two days later", "the same day") and what is vague ("in recent months") is found
and left unresolved, as is everything relative where the date of publication is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sayso.claims.belonging import belonging_to
from sayso.claims.numerals import opens_numeral, read_numeral
from sayso.claims.periods import UNKNOWN, Period, Published, full_year, iso, same
from sayso.claims.stance import stance_of
from sayso.claims.wordlists import entries
from sayso.records import Parse, Span, Time, Token


@dataclass(frozen=True, slots=True)
class _Found:
    """A time in tokens ``[first, last]``; ``month`` and ``day`` are kept of a date without a year."""

    first: int
    last: int
    period: Period
    month: int | None = None
    day: int | None = None
    weekday: bool = False


@dataclass(frozen=True, slots=True)
class _Reader:
    """What every reading needs."""

    text: str
    parse: Parse
    tokens: Sequence[Token]
    published: Published | None


_MONTHS: dict[str, int] = {word: entry["number"] for word, entry in entries("times", "months").items()}
_WEEKDAYS: dict[str, int] = {word: entry["number"] for word, entry in entries("times", "weekdays").items()}
_DAYS: dict[str, int] = {word: entry["offset"] for word, entry in entries("times", "days").items()}
_UNITS: dict[str, str] = {word: entry["unit"] for word, entry in entries("times", "units").items()}
_PARTS = frozenset({*entries("times", "parts"), "night"})
_POINTERS: dict[str, int] = {word: entry["shift"] for word, entry in entries("times", "pointers").items()}
_LIMITS: dict[str, str] = {word: entry["side"] for word, entry in entries("times", "limits").items()}
_VAGUE = frozenset(entries("times", "vague"))
_BEFORE_YEARS = frozenset({*entries("quantities", "before_years"), *_VAGUE})

_IN_TEXT = frozenset({"same", "previous", "preceding", "following"})
_STRETCHES = frozenset({"past", "last", "next", "coming", "recent", "previous"})
_SOME = frozenset({"few", "several", "some", "many", "couple"})
_DASHES = frozenset({"-", "–", "—"})
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:mid-)?(1[5-9]\d\d|20\d\d)")
_DECADE = re.compile(r"(?:mid-)?(1[5-9]\d0|20\d0)s")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_LATER = frozenset({"would", "may", "might", "could", "will", "shall", "'ll", "’ll"})


def find_times(text: str, parse: Parse, published: str | None) -> tuple[Time, ...]:
    """Return the times of a document, sorted by span.

    ``text`` is the document's, ``published`` its ISO date or date-time, as precise as it is known.
    """
    reader = _Reader(text, parse, parse.tokens, Published.read(published))
    found: list[_Found] = []
    done = -1
    for token in parse.tokens:
        i = token.i
        if i <= done or _is_named(parse, i):
            continue
        read = _READERS.get(token.lower)
        if read is None:
            if "0" <= token.lower[0] <= "9" or token.lower.startswith("mid-"):
                read = _read_figures
            elif token.lower[-1] == "." and token.lower[:-1] in _MONTHS:
                read = _read_month
            else:
                continue
        time = read(reader, i)
        if time is None:
            continue
        done = time.last
        while found and found[-1].last >= time.first:
            found.pop()
        found.append(time)
        _join(reader, found)
    return tuple(_time(reader, time) for time in found)


def _is_named(parse: Parse, i: int) -> bool:
    """Say whether a token belongs to a name; one word that only the parser took for a name may be a date."""
    name = parse.name_of(i)
    return name is not None and (name.origin != "parser" or name.span != parse.tokens[i].span)


def time_for(parse: Parse, times: Sequence[Time], predicate: int) -> Time | None:
    """Return the time that belongs to a predicate token, if one does; ``times`` are sorted by span."""
    return belonging_to(parse, times, predicate)


def _time(reader: _Reader, found: _Found) -> Time:
    """Make the record, with the preposition before if it makes the time a limit."""
    earliest, latest = found.period
    first = found.first
    at = first - 2 if _word(reader, first - 1) == "the" else first - 1
    words = " ".join((_word(reader, at - 1), _word(reader, at)))
    side = _LIMITS.get(words) or _LIMITS.get(_word(reader, at))
    if side and not _modifies(reader, found.last):
        first = at - 1 if words in _LIMITS else at
        if side == "to":
            earliest = None
        else:
            is_open = _word(reader, at) != "since" or reader.published is None or earliest is None
            latest = None if is_open or reader.published is None else reader.published.moment
    span = Span(reader.tokens[first].start, reader.tokens[found.last].end)
    return Time(span.text(reader.text), span, earliest, latest)


def _modifies(reader: _Reader, i: int) -> bool:
    """Say whether a time stands before a noun that it belongs to: "after the 2019 vote"."""
    token = reader.tokens[i]
    return token.head > i and token.dep in {"nummod", "compound", "amod", "nmod", "poss"}


def _word(reader: _Reader, i: int) -> str:
    return reader.tokens[i].lower if 0 <= i < len(reader.tokens) else ""


def _join(reader: _Reader, found: list[_Found]) -> None:
    """Make one time of the last two if they are a range, or a weekday and its date."""
    if len(found) < 2:
        return
    left, right = found[-2:]
    gap = [_word(reader, i) for i in range(left.last + 1, right.first)]
    if left.weekday and gap in ([], [","]) and not right.weekday and right.day is not None:
        found[-2:] = [replace(right, first=left.first)]
        return
    before = _word(reader, left.first - 1)
    if not (
        (gap == ["and"] and before == "between")
        or (gap in (["to"], ["until"], ["through"]) and before != "to")
        or (len(gap) == 1 and gap[0] in _DASHES)
    ):
        return
    earliest = left.period[0]
    if left.month and right.period[0] and right.month and not _has_year(reader, left):
        year = int(right.period[0][:4]) - (left.month > right.month)
        earliest = iso(year, left.month, left.day)
    first = left.first - 1 if before in {"between", "from"} else left.first
    found[-2:] = [_Found(first, right.last, (earliest, right.period[1]))]


def _has_year(reader: _Reader, found: _Found) -> bool:
    return _YEAR.fullmatch(_word(reader, found.last)) is not None


def _is_future(reader: _Reader, i: int) -> bool:
    """Say whether the clause that token ``i`` stands in speaks of what is to come."""
    for above in reader.parse.ancestors(i):
        if reader.tokens[above].pos in {"VERB", "AUX"}:
            words = {_word(reader, j) for j in reader.parse.children[above] if reader.tokens[j].dep == "aux"}
            later = not words.isdisjoint(_LATER) and words.isdisjoint({"have", "'ve", "’ve"})
            return later or stance_of(reader.parse, above).tense == "future"
    return False


def _dated(
    reader: _Reader, first: int, last: int, month: int, day: int | None, year: int | None
) -> _Found | None:
    """Make a time of a date, its year perhaps to be found; None where the calendar has no such day."""
    if iso(year or 2000, month, day) is None:
        return None
    if year is None and reader.published:
        year = reader.published.year_of(month, day, future=_is_future(reader, first))
    moment = iso(year, month, day) if year else None
    return _Found(first, last, same(moment), month, day)


def _day_number(reader: _Reader, i: int) -> int | None:
    """Return the day of the month that token ``i`` gives, if it does."""
    match = _DAY.fullmatch(_word(reader, i))
    day = int(match[1]) if match else 0
    return day if 1 <= day <= 31 else None


def _year_after(reader: _Reader, last: int, *, short: bool) -> tuple[int | None, int]:
    """Return the year that follows a month or day, and its token; ``short`` allows for two digits."""
    at = last + 1
    if _word(reader, at) in {",", "of"}:
        at += 1
    word = _word(reader, at)
    if _YEAR.fullmatch(word):
        return int(word), at
    if short and at == last + 1 and len(word.lstrip("'’")) == 2 and word.lstrip("'’").isdecimal():
        counts = at + 1 < len(reader.tokens) and reader.tokens[at + 1].pos in {"NOUN", "ADJ", "PROPN"}
        if not counts:
            return full_year(int(word.lstrip("'’")), reader.published), at
    return None, last


def _read_month(reader: _Reader, i: int) -> _Found | None:
    """Read a date around the name of a month: "11 March 2019", "March 11-13", "3 JAN 90", "March"."""
    token = reader.tokens[i]
    month = _MONTHS[token.lower.rstrip(".")]
    first = last = i
    day, until = None, None
    before = first - 2 if _word(reader, first - 1) == "of" else first - 1
    if (number := _day_number(reader, before)) is not None:
        day, first = number, before
        if _word(reader, first - 1) in _DASHES and (start := _day_number(reader, first - 2)) is not None:
            day, until, first = start, number, first - 2
    if not token.text[0].isupper():
        return None
    if _word(reader, last + 1) == ".":
        last += (
            _day_number(reader, last + 2) is not None or _YEAR.fullmatch(_word(reader, last + 2)) is not None
        )
    is_short = day is not None
    if (
        day is None
        and (number := _day_number(reader, last + 1)) is not None
        and not _counts(reader, last + 1)
    ):
        day, last = number, last + 1
        if _word(reader, last + 1) in _DASHES and (end := _day_number(reader, last + 2)) is not None:
            until, last = end, last + 2
    year, last = _year_after(reader, last, short=is_short)
    if day is None and year is None and token.pos not in {"PROPN", "NOUN"}:
        # "May the ...", "March on the ..."
        return None
    found = _dated(reader, _with_vague(reader, first), last, month, day, year)
    if found and until and found.period[0]:
        year = int(found.period[0][:4])
        return replace(found, period=(found.period[0], iso(year, month, until)))
    return found


def _with_vague(reader: _Reader, first: int) -> int:
    """Take in the words that belong to a time and do not narrow it: "early", "late"."""
    if _word(reader, first - 1) in _VAGUE:
        return first - 1
    if _word(reader, first - 1) in _DASHES and _word(reader, first - 2) == "mid":
        return first - 2
    return first


def _counts(reader: _Reader, i: int) -> bool:
    """Say whether a number after a month counts what follows it: "in March 11 people died"."""
    token = reader.tokens[i]
    if token.dep == "nummod" and token.head > i and reader.tokens[token.head].tag in {"NNS", "NN"}:
        return True
    return i + 1 < len(reader.tokens) and reader.tokens[i + 1].tag == "NNS"


def _read_weekday(reader: _Reader, i: int) -> _Found | None:
    """Read "Tuesday", "Tuesday night"."""
    if not reader.tokens[i].text[0].isupper():
        return None
    last = i + 1 if _word(reader, i + 1) in _PARTS else i
    period = UNKNOWN
    if reader.published:
        period = reader.published.weekday(
            _WEEKDAYS[reader.tokens[i].lower.rstrip(".")], future=_is_future(reader, i)
        )
    return _Found(i, last, period, weekday=True)


def _read_day(reader: _Reader, i: int) -> _Found | None:
    """Read "yesterday", "yesterday morning"; "an overnight raid" may be of any night."""
    if reader.tokens[i].dep in {"amod", "compound"}:
        return None
    offset = _DAYS[reader.tokens[i].lower]
    last = i + 1 if _word(reader, i + 1) in _PARTS else i
    return _Found(i, last, reader.published.days_away(offset) if reader.published else UNKNOWN)


def _read_pointer(reader: _Reader, i: int) -> _Found | None:
    """Read "last week", "this morning", "next Tuesday", "the past 10 years", "earlier this month"."""
    pointer, at = _word(reader, i), i + 1
    shift = _POINTERS[pointer]
    count: int | None = None
    vague = False
    while _word(reader, at) in _SOME or (vague and _word(reader, at) == "of"):
        vague, at = True, at + 1
    if not vague and (word := _word(reader, at)) and opens_numeral(word):
        numeral = read_numeral(reader.tokens, at)
        if numeral is None:
            return None
        count, at = int(numeral.value), numeral.last + 1
    word = _word(reader, at)
    published = reader.published
    if word in _WEEKDAYS and count is None:
        period = UNKNOWN
        if published:
            period = published.weekday(
                _WEEKDAYS[word], future=shift > 0 or _is_future(reader, at), strictly=shift < 0
            )
        return _Found(i, at, period, weekday=True)
    if word.rstrip(".") in _MONTHS and count is None and reader.tokens[at].text[0].isupper():
        month = _MONTHS[word.rstrip(".")]
        year = published.year_of(month, None, future=shift > 0) if published else None
        return _Found(i, at, same(iso(year, month)) if year else UNKNOWN, month)
    if word in _PARTS and pointer == "this":
        return _Found(i, at, published.days_away(0) if published else UNKNOWN)
    unit = _UNITS.get(word)
    if unit is None or (pointer == "this" and count is not None):
        return None
    first = i - 1 if _word(reader, i - 1) in _VAGUE else i
    if published is None or vague or pointer in _IN_TEXT:
        return _Found(first, at, UNKNOWN)
    return _Found(first, at, _pointed(reader, first, pointer, count, unit, plural=word.endswith("s")))


def _pointed(
    reader: _Reader, first: int, pointer: str, count: int | None, unit: str, *, plural: bool
) -> Period:
    """Resolve a pointer at ``count`` units."""
    published = reader.published
    assert published is not None
    shift = _POINTERS[pointer]
    if count is not None or pointer == "past":
        if count is None and plural:
            return UNKNOWN
        return published.stretch(count or 1, unit, shift) if pointer in _STRETCHES else UNKNOWN
    if plural or pointer == "recent":
        return UNKNOWN
    if unit == "day" and pointer == "last" and _word(reader, first + 1) != "night":
        return UNKNOWN
    earliest, latest = published.unit_away(unit, shift)
    if shift == 0 and _word(reader, first) == "earlier":
        return earliest, published.moment
    if shift == 0 and _word(reader, first) == "later":
        return published.moment, latest
    return earliest, latest


def _read_ago(reader: _Reader, i: int) -> _Found | None:
    """Read "two days ago", "a year ago"; "two days later" points at another time and stays unresolved."""
    unit = _UNITS.get(_word(reader, i - 1))
    if unit is None:
        return None
    first, count = _count_before(reader, i - 1)
    if first is None or (count is None and _word(reader, i) != "ago"):
        return None
    period = UNKNOWN
    if reader.published and count is not None and _word(reader, i) == "ago":
        period = reader.published.ago(count, unit)
    return _Found(first, i, period)


def _count_before(reader: _Reader, unit: int) -> tuple[int | None, int | None]:
    """Return the token that begins the count before a unit, and the count if it is a whole number."""
    at = unit - 1
    word = _word(reader, at)
    if word in {"a", "an", "one"}:
        return at, 1
    if word in _SOME:
        return at - (_word(reader, at - 1) == "a"), None
    while (
        at > 0
        and opens_numeral(word)
        and (opens_numeral(_word(reader, at - 1)) or _word(reader, at - 1) == "-")
    ):
        at -= 1
    numeral = read_numeral(reader.tokens, at) if word and opens_numeral(word) else None
    if numeral is None or numeral.last != unit - 1:
        return None, None
    whole = numeral.value == int(numeral.value) and not numeral.vague and numeral.value < 1000
    return numeral.first, int(numeral.value) if whole else None


def _read_figures(reader: _Reader, i: int) -> _Found | None:
    """Read what begins with a digit: "2017", "the 1990s", "2019-03-11", "25/03/2019"."""
    token = reader.tokens[i]
    if match := _ISO.match(reader.text, token.start):
        moment = iso(int(match[1]), int(match[2]), int(match[3]))
        last = reader.parse.token_at(match.end() - 1)
        return _Found(i, last, same(moment)) if moment and last is not None else None
    if match := _SLASHED.fullmatch(token.lower):
        return _read_slashed(i, int(match[1]), int(match[2]), int(match[3]))
    if match := _DECADE.fullmatch(token.lower):
        start = int(match[1])
        return _Found(_with_vague(reader, i), i, (iso(start), iso(start + 9)))
    match = _YEAR.fullmatch(token.lower)
    if match is None or not _is_year(reader, i):
        return None
    year, last, latest = int(match[1]), i, int(match[1])
    if _word(reader, i + 1) in _DASHES and (end := _word(reader, i + 2)).isdecimal() and len(end) == 2:
        latest, last = year // 100 * 100 + int(end), i + 2
    return _Found(_with_vague(reader, i), last, (iso(year), iso(latest)))


def _read_slashed(i: int, left: int, right: int, year: int) -> _Found | None:
    """Read "25/03/2019"; where day and month could change places only the year is certain."""
    if left > 12 or left == right:
        moment = iso(year, right, left)
    elif right > 12:
        moment = iso(year, left, right)
    else:
        moment = iso(year)
    return _Found(i, i, same(moment)) if moment else None


def _is_year(reader: _Reader, i: int) -> bool:
    """Say whether four digits are a year rather than a count."""
    token = reader.tokens[i]
    if token.lower.startswith("mid-") or _word(reader, i - 1) in _BEFORE_YEARS:
        return True
    if _word(reader, i - 1) in {"$", "€", "£"} or _word(reader, i + 1) == "%":
        return False
    if token.dep == "nummod" and token.head > i:
        # "the 2019 vote" names a year, "2000 fighters" counts.
        return _word(reader, i - 1) in {"the", "'s", "’s", "its"}
    return (
        token.dep in {"pobj", "npadvmod", "appos", "conj"} and token.pos == "NUM" and int(token.lower) >= 1800
    )


_READERS: dict[str, Callable[[_Reader, int], _Found | None]] = {
    **dict.fromkeys(_MONTHS, _read_month),
    **dict.fromkeys(_WEEKDAYS, _read_weekday),
    **{f"{word}.": _read_weekday for word in _WEEKDAYS if len(word) <= 5},
    **dict.fromkeys(_DAYS, _read_day),
    **dict.fromkeys(_POINTERS, _read_pointer),
    **dict.fromkeys(("ago", "earlier", "later"), _read_ago),
}
