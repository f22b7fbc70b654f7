"""Times spoken of: dates, weekdays, "last month", "two years ago", resolved against the day of publication.

Why own code: general date readers (dateparser, duckling) take a string at a time, guess against the clock, and cost
more than the whole parse; here one walk over words that are cut already finds every time, and nothing is resolved
that the words and the date of publication do not settle. `sayso.claims.timing` reads the wordings.

A date without a year is the nearest in the past, unless the clause speaks of the future. "early 2019" keeps the
precision of "2019". What points at another time in the text ("two days later") is resolved where it is certain which;
what is vague ("in recent months") is found and left unresolved, as is everything relative where the date of
publication is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from sayso.claims.belonging import belonging_to
from sayso.claims.periods import Published
from sayso.claims.timing.anchors import anchored
from sayso.claims.timing.dates import read_figures, read_month, read_tens
from sayso.claims.timing.joining import days_of_hours, join
from sayso.claims.timing.parts import CLOCK_WORDS, SEASONS, read_clock, read_piece, read_quarter, read_season
from sayso.claims.timing.pointers import (
    DAYS,
    POINTERS,
    read_ago,
    read_day,
    read_pointer,
    read_the_unit,
    read_weekday,
)
from sayso.claims.timing.reading import MONTHS, ROUGH, WEEKDAYS, Found, Reader
from sayso.claims.wordlists import entries
from sayso.records import Parse, Span, Time

_LIMITS: Final[dict[str, str]] = {word: entry["side"] for word, entry in entries("times", "limits").items()}


def find_times(text: str, parse: Parse, published: str | None) -> tuple[Time, ...]:
    """Return the times of a document, sorted by span.

    ``text`` is the document's, ``published`` its ISO date or date-time, as precise as it is known.
    """
    reader = Reader(text, parse, parse.tokens, Published.read(published))
    found: list[Found] = []
    done = -1
    for token in parse.tokens:
        i = token.i
        if i <= done:
            continue
        read = _reading_of(token.lower)
        if read is None or _is_named(parse, i):
            continue
        time = read(reader, i)
        if time is None:
            continue
        done = time.last
        while found and found[-1].last >= time.first:
            found.pop()
        found.append(_rough(reader, time))
        join(reader, found)
    return tuple(_time(reader, time) for time in anchored(reader, days_of_hours(reader, found)))


def time_for(parse: Parse, times: Sequence[Time], predicate: int) -> Time | None:
    """Return the time that belongs to a predicate token, if one does; ``times`` are sorted by span."""
    return belonging_to(parse, times, predicate)


def _reading_of(word: str) -> Callable[[Reader, int], Found | None] | None:
    """Return what may read a time that begins, or has its telling word, at a word."""
    read = _READERS.get(word)
    if read is not None:
        return read
    if "0" <= word[0] <= "9" or word.startswith("mid-") or word[0] in "'’":
        return _read_digits
    if word[-1] == "." and word[:-1] in MONTHS:
        return read_month
    return None


def _read_digits(reader: Reader, i: int) -> Found | None:
    return read_figures(reader, i) or read_clock(reader, i)


def _is_named(parse: Parse, i: int) -> bool:
    """Say whether a token belongs to a name; one word that only the parser took for a name may be a date."""
    name = parse.name_of(i)
    return name is not None and (name.origin != "parser" or name.span != parse.tokens[i].span)


def _rough(reader: Reader, found: Found) -> Found:
    """Take in the words that make a time rough: "around 2015", "two years ago or so"."""
    if reader.word(found.first - 1) in ROUGH:
        return replace(found, first=found.first - 1, about=True)
    if (reader.word(found.last + 1), reader.word(found.last + 2)) == ("or", "so"):
        return replace(found, last=found.last + 2, about=True)
    return found


def _time(reader: Reader, found: Found) -> Time:
    """Make the record, with the preposition before if it makes the time a limit."""
    earliest, latest = found.period
    first = found.first
    at = first - 2 if reader.word(first - 1) == "the" else first - 1
    words = " ".join((reader.word(at - 1), reader.word(at)))
    side = _LIMITS.get(words) or _LIMITS.get(reader.word(at))
    if side and not _modifies(reader, found.last):
        first = at - 1 if words in _LIMITS else at
        if side == "to":
            earliest = None
        else:
            is_open = reader.word(at) != "since" or reader.published is None or earliest is None
            latest = None if is_open or reader.published is None else reader.published.moment
    span = Span(reader.tokens[first].start, reader.tokens[found.last].end)
    return Time(span.text(reader.text), span, earliest, latest, found.about)


def _modifies(reader: Reader, i: int) -> bool:
    """Say whether a time stands before a noun that it belongs to: "after the 2019 vote"."""
    token = reader.tokens[i]
    return token.head > i and token.dep in {"nummod", "compound", "amod", "nmod", "poss"}


_READERS: Final[dict[str, Callable[[Reader, int], Found | None]]] = {
    **dict.fromkeys(SEASONS, read_season),
    **dict.fromkeys(CLOCK_WORDS, read_clock),
    **dict.fromkeys(entries("times", "ordinals"), read_piece),
    **dict.fromkeys(entries("times", "decades"), read_tens),
    **dict.fromkeys((f"q{number}" for number in range(1, 5)), read_quarter),
    **dict.fromkeys(("weekend", "year", "month", "week"), read_the_unit),
    **dict.fromkeys(MONTHS, read_month),
    **dict.fromkeys(WEEKDAYS, read_weekday),
    **{f"{word}.": read_weekday for word in WEEKDAYS if len(word) <= 5},
    **dict.fromkeys(DAYS, read_day),
    **dict.fromkeys(POINTERS, read_pointer),
    **dict.fromkeys(("ago", "earlier", "later"), read_ago),
}
