"""Times that are counted from another time in the text: "two days later", "the following Tuesday", "that night".

Resolved only where it is certain what they are counted from: the nearest resolved time before them in their sentence,
or the only one of the sentence before, and none at which something was said, for that is when somebody spoke of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sayso.claims.periods import UNKNOWN, Period, Published
from sayso.claims.timing.reading import Found, Reader, Shift

_FINEST: Final = {"hour": 3, "day": 3, "week": 3, "month": 2, "quarter": 2, "year": 1, "decade": 1}
"""How many parts of a date (year, month, day) a count in this unit asks for."""
_TELLING: Final = frozenset(
    {"say", "tell", "announce", "report", "add", "state", "write", "declare", "claim"}
)


def anchored(reader: Reader, found: list[Found]) -> list[Found]:
    """Return the times with those resolved that are counted from another; the rest as they are."""
    if not any(time.shift for time in found):
        return found
    made: list[Found] = []
    for time in found:
        if time.shift is not None and time.period == UNKNOWN:
            anchor = _anchor(reader, made, time)
            if anchor is not None:
                made.append(replace(time, period=_shifted(anchor, time.shift)))
                continue
        made.append(time)
    return made


def _anchor(reader: Reader, before: list[Found], time: Found) -> Found | None:
    """Return what a time is counted from, if that is certain."""
    sentences = reader.parse.sentence_at
    here = sentences[time.first]
    same = [other for other in before if sentences[other.first] == here]
    last = [other for other in before if sentences[other.first] == here - 1]
    near = same[-1:] or (last if len({other.period for other in last}) == 1 else [])
    if not near:
        return None
    anchor = near[-1]
    certain = anchor.period[0] is not None and anchor.period[0] == anchor.period[1] and not anchor.about
    return anchor if certain and not _is_of_telling(reader, anchor) else None


def _is_of_telling(reader: Reader, anchor: Found) -> bool:
    """Say whether a time is that of an act of speech."""
    for above in reader.parse.ancestors(anchor.last):
        token = reader.tokens[above]
        if token.pos in {"VERB", "AUX"}:
            return token.lemma in _TELLING
    return False


def _shifted(anchor: Found, shift: Shift) -> Period:
    moment = anchor.period[0]
    start = Published.read(moment)
    if start is None or moment is None or len(moment.split("-")) < _FINEST.get(shift.unit, 4):
        return UNKNOWN
    if shift.weekday is not None:
        return start.weekday(shift.weekday, future=shift.count >= 0, strictly=True)
    return start.unit_away(shift.unit, shift.count)
