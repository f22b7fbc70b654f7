"""Which two claims can be at odds at all: two sayings, of one thing, at one time.

A dispute accuses somebody of being wrong. So words that were read in two ways, one voice in one report, and claims that only
share some words or speak of nobody in particular are left out, though some of them are at odds.
"""

from __future__ import annotations

from typing import Final

from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.groups.who import Who, likeness
from sayso.corroboration.groups.wording import alike, negates

LONG: Final = 10
"""Days after which what lasts may have changed."""
_LASTING: Final = frozenset({"part_of", "member_of", "leads", "controls"})
_ALIKE: Final = 0.6
"""So much of the words agrees in two wordings of which one negates the other."""
_WORDS: Final = 3
"""So many words of content both have, at least."""


def same_time(one: Telling, other: Telling) -> bool:
    """Say whether two claims may speak of one time.

    The times they give overlap or, of what lasts, they were said soon after each other. Of who belongs to whom and holds what
    nothing is known where neither has a day: who left was a member before.
    """
    if one.time and other.time:
        return not one.time.apart(other.time)
    if one.is_event or one.relation == "says":
        return True
    if one.said is None or other.said is None:
        return one.relation not in _LASTING
    return abs(one.said - other.said) <= LONG


def are_two_sayings(one: Telling, other: Telling) -> bool:
    """Say whether two claims are not one saying that was read twice: the same words, or one voice in one report.

    In a report the numbers that one voice gives are of a whole and its parts, or of two things.
    """
    if one.ref.document != other.ref.document:
        return True
    if any(span.overlaps(against) for span in one.evidence for against in other.evidence):
        return False
    return not _is_one_voice(one, other)


def speak_of_one(one: Telling, other: Telling) -> bool:
    """Say whether two claims, one of which negates what the other says, surely speak of the same.

    Wordings do if most of their words agree, with all that is negated. Others do if nothing tells their parties apart and one of these is known by
    name, so that it is not any "officer" who was killed and not killed.
    """
    if one.relation == "says":
        common = len(one.wording.bag & other.wording.bag)
        if common < _WORDS or alike(one.wording, other.wording) < _ALIKE:
            return False
        return negates(one.wording, other.wording, wholly=True)
    sides = (one.subject, other.subject), (one.object, other.object)
    told = [(first, likeness(first, second)[0]) for first, second in sides if first and second]
    return all(points > 0 for _, points in told) and any(first.named for first, _ in told)


def _is_one_voice(one: Telling, other: Telling) -> bool:
    if not one.chain or not other.chain:
        return one.chain == other.chain
    first, second = one.chain[-1], other.chain[-1]
    if first.text.casefold() == second.text.casefold():
        return True
    return _is_one(first.who, second.who)


def _is_one(one: Who | None, other: Who | None) -> bool:
    return one is not None and other is not None and likeness(one, other)[0] > 0
