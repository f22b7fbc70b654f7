"""Whether one claim may be another told anew where the two don't say the same: of others, of another whole, by another party.

Asked of every two claims that share a key and are not linked, so most are turned down after a look at the numbers and words
that they share. Of a claim it knows only what makes its kind (`sayso.corroboration.groups.telling.Telling.kind`): neither
who says it nor when it was said. What changed, if anything did, is told by `sayso.corroboration.drift.finding`.
"""

from __future__ import annotations

from typing import Final

from sayso.corroboration.groups.common import ROUNDING, Common, Truths
from sayso.corroboration.groups.comparing import Pair, roles
from sayso.corroboration.groups.figures import PARTS
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.groups.where import APART, same_place
from sayso.corroboration.groups.wording import alike, contrary, negates

_UNITS: Final = frozenset({*PARTS, "percent", "per", "cent"})
_WITH_NUMBER: Final = 0.3
_WITHOUT: Final = 0.6
"""So much of the words' weight is shared where a number is, and where none is."""
_LEAST_WORDS: Final = 3
_DAYS: Final = 3
"""Events whose times lie further apart are two."""


def retells(one: Telling, other: Telling) -> bool:
    """Say whether of two claims that are not linked one may be the other told anew: with another scope, base, party or number.

    They share two telling numbers, or one and enough of their words, or most of their words.
    """
    if one.denied != other.denied or one.family != other.family or _of_other_days(one, other):
        return False
    common = one.wording.bag & other.wording.bag
    both = one.wording.figures & other.wording.figures
    if len(both) > 1:
        return _may_be_one(one, other)
    if both and common - _UNITS:
        least = _WITH_NUMBER
    elif len(common) >= _LEAST_WORDS:
        least = _WITHOUT
    else:
        return False
    return alike(one.wording, other.wording) >= least and _may_be_one(one, other)


def may_retell(common: Common) -> Truths:
    """Say of which pairs `retells` may hold, by the numbers and words that they share."""
    alike_ = common.alike + ROUNDING
    by_number = (common.figures > 1) | ((common.figures > 0) & (alike_ >= _WITH_NUMBER))
    by_words = (common.words >= _LEAST_WORDS) & (alike_ >= _WITHOUT)
    return (by_number | by_words) & common.same(lambda claim: claim.denied)


def _of_other_days(one: Telling, other: Telling) -> bool:
    """Say whether two events are known to be of other days; most claims that share a key are, and it is soon asked."""
    return bool(one.is_event and one.time and other.time and one.time.apart(other.time) > _DAYS)


def _may_be_one(one: Telling, other: Telling) -> bool:
    """Say whether nothing parts them: not the contrary, no roles turned round, no two events of other countries."""
    if one.is_event and same_place(one.place, other.place)[0] == APART:
        return False
    if contrary(one.wording, other.wording) or negates(one.wording, other.wording):
        return False
    return roles(Pair(one, other))[0] == 0
