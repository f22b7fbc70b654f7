"""What can't both be so: one place held by two parties, or the same said in words of the contrary.

This is found when two kinds of claims are compared, and hangs on what they say alone. Whether any claims of them speak of
one time is asked where a dispute is made of it.
"""

from __future__ import annotations

from typing import Final

from sayso.corroboration.groups.common import Common, Truths
from sayso.corroboration.groups.comparing import opposed
from sayso.corroboration.groups.relations import EXCLUSIVE
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.groups.who import likeness

_ONLY_ONE: Final = "only one can have it"
_OTHERS: Final = -1
"""At most so many points have two parties who are not the same."""


def opposition(one: Telling, other: Telling) -> str | None:
    """Return why the claims of two kinds can't both be so at one time, None where they can."""
    if one.family != other.family or not may_oppose(one) or not may_oppose(other):
        return None
    if one.relation in EXCLUSIVE and one.relation == other.relation:
        if not one.doer or not other.doer or not one.done_to:
            return None
        same, _ = likeness(one.done_to, other.done_to)
        different, _ = likeness(one.doer, other.doer)
        return _ONLY_ONE if same > 0 and different <= _OTHERS else None
    return opposed(one, other)


def may_be_at_odds(common: Common) -> Truths:
    """Say of which pairs `opposition` may tell a reason."""
    return common.both(may_oppose)


def may_oppose(telling: Telling) -> bool:
    """Say whether a claim can be at odds with one of another group."""
    if telling.relation in EXCLUSIVE:
        return not telling.denied and not telling.planned
    return bool(telling.wording.with_contrary)


def told_opposition(reason: str, one: Telling, other: Telling) -> str:
    """Return why two claims that were found to be at odds can't both be so, in a reader's words, the first one's first."""
    if reason == _ONLY_ONE and one.doer and other.doer and one.done_to:
        return f"{one.doer.text} and {other.doer.text} can't both have {one.done_to.text}"
    return opposed(one, other) or reason
