"""How surely two claims say the same thing, or the contrary of it, and why.

Every sign gives points for or against, natural logarithms of odds, and where it speaks for it a reason for a reader, as
for places (`sayso.places.choosing`). Polarity is no sign: who denies a thing speaks of the same. The points are settled
by hand on texts that were read for it (docs/evaluation.md); they put pairs in order.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, inf
from typing import Final

import numpy as np

from sayso.corroboration.groups.common import ROUNDING, Common, Truths
from sayso.corroboration.groups.numbers import agree, far_apart, same_thing
from sayso.corroboration.groups.relations import MUTUAL
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.groups.where import APART, same_place
from sayso.corroboration.groups.who import Who, likeness
from sayso.corroboration.groups.wording import alike, contrary, shared
from sayso.records import Score

_RELATED: Final = -2.7
"""The points of two claims of one family of which nothing else is known."""
_SAID: Final = -1.5
"""The points of two wordings half of which agree."""
DAYS: Final = 10
"""Reports of an event come out within so many days."""
_OTHERS: Final = -2.5
_ANYWHERE: Final = -1.5
_HALF: Final = 0.5
_STEEP: Final = 14.0
_NEARLY: Final = 0.75
_NAMES_ALONE: Final = 0.0
"""The most that two wordings tell which share a name and one word: "praised his rival Ada Varo", "mocked her rival Ada Varo"."""
_FEW: Final = 0.8

Told = tuple[float, str | None]


class Pair:
    """Two claims beside each other, both of one family of relations.

    Millions are made, of which most are asked little, so that what is asked of several is kept in slots.
    """

    __slots__ = ("_alike", "_parties", "first", "second")

    def __init__(self, first: Telling, second: Telling) -> None:
        self.first = first
        self.second = second
        self._alike: float | None = None
        self._parties: tuple[Told, Told] | None = None

    @property
    def is_wording(self) -> bool:
        """Whether there are but words to go by."""
        return self.first.relation == "says"

    @property
    def alike(self) -> float:
        """The share of the words' weight that both have."""
        if self._alike is None:
            self._alike = alike(self.first.wording, self.second.wording)
        return self._alike

    @property
    def shares_but_names(self) -> bool:
        """Whether both have a name in common and hardly a word beside it: they speak of one person, and may say anything."""
        one, other = self.first.wording, self.second.wording
        names = one.names & other.names
        return bool(names) and len(one.bag & other.bag - names) <= 1

    @property
    def parties(self) -> tuple[Told, Told]:
        """The points of who does it and of whom it is done to."""
        if self._parties is None:
            self._parties = _parties(self.first, self.second)
        return self._parties


def _parties(one: Telling, other: Telling) -> tuple[Told, Told]:
    straight = likeness(one.doer, other.doer), likeness(one.done_to, other.done_to)
    if one.relation not in MUTUAL:
        return straight
    turned = likeness(one.doer, other.done_to), likeness(one.done_to, other.doer)
    return max(straight, turned, key=lambda told: told[0][0] + told[1][0])


Sign = Callable[[Pair], Told]


def relation(pair: Pair) -> Told:
    """The same relation counts for it, another one of its family against it."""
    one, other = pair.first, pair.second
    if pair.is_wording:
        return _SAID, None
    if one.relation == other.relation:
        return _RELATED + 0.5, None
    return _RELATED - 0.5, None


def deed(pair: Pair) -> Told:
    """The same word for the deed counts for it."""
    one, other = pair.first, pair.second
    if pair.is_wording or not one.deed or not other.deed:
        return 0.0, None
    if one.deed == other.deed:
        return 1.5, f"the same word, “{one.deed}”"
    if one.harm and one.harm == other.harm:
        return 1.3, f"“{one.deed}” and “{other.deed}” tell of the same"
    return -0.3, None


def harm(pair: Pair) -> Told:
    """Who was wounded was not killed."""
    one, other = pair.first.harm, pair.second.harm
    return (APART, None) if one and other and one != other else (0.0, None)


def story(pair: Pair) -> Told:
    """Two reports of one event name the same people, bodies and places beside it."""
    one, other = pair.first, pair.second
    if not one.is_event or not one.story or not other.story:
        return 0.0, None
    if one.story == other.story:
        # One report, or a copy of it: it may tell of several events of one kind.
        return 1.0, None
    common = 2 * len(one.story & other.story) / (len(one.story) + len(other.story))
    return min(2.5, 7.0 * common - 0.7), "both reports name the same people and places"


def doer(pair: Pair) -> Told:
    """The same who does it."""
    told = pair.parties[0]
    if not pair.is_wording:
        return told
    one, other = pair.first, pair.second
    if told[0] < 0 and not _stands_in(one.doer, other) and not _stands_in(other.doer, one):
        return _OTHERS, None
    return _softened(told)


def done_to(pair: Pair) -> Told:
    """The same whom it is done to."""
    return pair.parties[1] if not pair.is_wording else _softened(pair.parties[1])


def place(pair: Pair) -> Told:
    """The same place."""
    return same_place(pair.first.place, pair.second.place)


def time(pair: Pair) -> Told:
    """The same time; of events, reports that came out on nearly the same day, where no time is given."""
    one, other = pair.first, pair.second
    if one.time and other.time:
        if not one.time.apart(other.time):
            short = max(one.time.length, other.time.length) <= DAYS
            return (1.5 if short else 0.3), "at the same time"
        if not one.is_event:
            return -1.0, None
        return (-0.5 if one.time.apart(other.time) <= 1 else APART), None
    if not one.is_event:
        return 0.0, None
    when = one.time.last if one.time else one.published
    when_other = other.time.last if other.time else other.published
    if when is None or when_other is None:
        return 0.0, None
    return (0.5, "told within days of each other") if abs(when - when_other) <= DAYS else (-8.0, None)


def anchor(pair: Pair) -> Told:
    """An event of which neither a name nor the place, the time or the story is the same may be any."""
    if not pair.first.is_event:
        return 0.0, None
    named = (pair.first.doer, pair.first.done_to), pair.parties
    if any(who is not None and who.named and told[0] > 0 for who, told in zip(*named, strict=True)):
        return 0.0, None
    return (0.0 if any(sign(pair)[0] > 0 for sign in (place, time, story)) else _ANYWHERE), None


def plan(pair: Pair) -> Told:
    """What is planned has not happened."""
    return (APART, None) if pair.first.planned != pair.second.planned else (0.0, None)


def number(pair: Pair) -> Told:
    """The same number counts for it; another number of the same may be a conflict, one far off is of something else."""
    one, other = pair.first.quantity, pair.second.quantity
    if one is None or other is None:
        return 0.0, None
    if not same_thing(one, other):
        return -1.5, None
    if agree(one, other):
        return 1.0, "the same number"
    return (-2.5, None) if far_apart(one, other) else (0.0, None)


def words(pair: Pair) -> Told:
    """The words that both have; for what has no relation they alone count for it, and a word or two prove nothing."""
    if pair.is_wording:
        most = _FEW * shared(pair.first.wording, pair.second.wording) - 1
        if pair.shares_but_names and pair.alike < _NEARLY:
            most = min(most, _NAMES_ALONE)
        return min(most, _STEEP * (pair.alike - _HALF)), f"{pair.alike:.0%} of the words agree"
    return 2.5 * (pair.alike - 0.2), ("much the same words" if pair.alike >= _HALF else None)


def figures(pair: Pair) -> Told:
    """Numbers in the words must agree where both have some."""
    if not pair.is_wording:
        return 0.0, None
    one, other = pair.first.wording.numbers, pair.second.wording.numbers
    if one - other and other - one:
        return -7.0, None
    return (-0.7, None) if one != other else (0.0, None)


def names(pair: Pair) -> Told:
    """Where two wordings differ by a name on either side, and in little else, they speak of two."""
    if not pair.is_wording:
        return 0.0, None
    one, other = pair.first.wording, pair.second.wording
    alone, against = one.bag - other.bag, other.bag - one.bag
    if not one.names & alone or not other.names & against:
        return 0.0, None
    exchanged = all(
        2 * len(wording.names & rest) >= len(rest) for wording, rest in ((one, alone), (other, against))
    )
    return (-5.0 if exchanged else -0.7), None


def roles(pair: Pair) -> Told:
    """The same words with another doer say something else."""
    return (-8.0, None) if pair.is_wording and _are_swapped(pair) else (0.0, None)


def opposites(pair: Pair) -> Told:
    """Words of which only one can be true."""
    return (-6.0, None) if contrary(pair.first.wording, pair.second.wording) else (0.0, None)


SIGNS: Final[tuple[Sign, ...]] = (
    relation, doer, done_to, deed, harm, story, place, time, anchor, number, words, plan, figures, names, roles, opposites,
)  # fmt: skip
"""All signs, in the order in which their reasons are given."""


_MOST: Final[dict[bool, dict[Sign, float]]] = {
    True: {words: 7.0, relation: _SAID, doer: 0.75, done_to: 0.75, place: 1.5, time: 1.5, number: 1.0},
    False: {
        relation: _RELATED + 0.5, time: 1.5, place: 1.5, doer: 3.0, done_to: 3.0, deed: 1.5, story: 2.5, number: 1.0,
        words: 2.0,
    },
}  # fmt: skip
"""No sign gives more points, of two that have but words to go by, and of others; those that are missing give none."""
_PARTS_OF_WORDINGS: Final[tuple[tuple[Sign, Callable[[Telling], bool]], ...]] = (
    (doer, lambda claim: claim.doer is not None),
    (done_to, lambda claim: claim.done_to is not None),
    (place, lambda claim: claim.place is not None),
    (time, lambda claim: claim.time is not None),
    (number, lambda claim: claim.quantity is not None),
)
"""The other signs that may count for two which have but words to go by, each with whether a claim has what both need for it."""
_SOONEST: Final[dict[bool, tuple[Sign, ...]]] = {
    True: (words, relation, plan, figures),
    False: (relation, plan, harm, time, place, doer, done_to, deed, story),
}
"""What tells soonest that two don't say the same."""


def _in_turn(*, is_wording: bool) -> tuple[tuple[Sign, float], ...]:
    """Return all signs, each with the most that those after it can give."""
    first, most = _SOONEST[is_wording], _MOST[is_wording]
    ordered = [*first, *(sign for sign in SIGNS if sign not in first)]
    return tuple(
        (sign, sum(most.get(later, 0.0) for later in ordered[i + 1 :])) for i, sign in enumerate(ordered)
    )


_IN_TURN: Final = {is_wording: _in_turn(is_wording=is_wording) for is_wording in (True, False)}


def may_link(common: Common) -> Truths:
    """Say of which pairs `linking` may be above zero; most that meet have too few words in common.

    This is the most that the words of two can tell which have but words to go by, and the most of whatever else both have.
    """
    wordings = common.both(lambda claim: claim.relation == "says")
    few = _FEW * common.weight - 1
    most = np.where(common.whole > 0, np.minimum(few, _STEEP * (common.alike - _HALF)), inf) + _SAID
    for sign, has_part in _PARTS_OF_WORDINGS:
        most += _MOST[True][sign] * common.both(has_part)
    return ~wordings | (most >= -ROUNDING)


def linking(first: Telling, second: Telling) -> float:
    """Return the `points` of two claims that rather say the same thing than not, 0 of others, which is told soon."""
    return points(first, second, 0.0)


def points(first: Telling, second: Telling, least: float = -inf) -> float:
    """Return how surely two claims say the same thing, in log odds; below zero they rather don't.

    Less than ``least`` is told as that much, and soon.
    """
    pair = Pair(first, second)
    given: dict[Sign, float] = {}
    so_far = 0.0
    for sign, rest in _IN_TURN[pair.is_wording]:
        given[sign] = sign(pair)[0]
        so_far += given[sign]
        if so_far + rest < least - ROUNDING:
            return least
    return max(least, sum([given[sign] for sign in SIGNS]))


def compare(first: Telling, second: Telling) -> Score:
    """Return how surely two claims of one family say the same thing, and why."""
    pair = Pair(first, second)
    told = [sign(pair) for sign in SIGNS]
    reasons = sorted(
        ((each, reason) for each, reason in told if reason and each > 0), key=lambda one: -one[0]
    )
    return Score(round(_value(sum(each for each, _ in told)), 3), tuple(reason for _, reason in reasons))


def opposed(first: Telling, second: Telling) -> str | None:
    """Return the words of which only one can be true, where two claims would say the same but for them."""
    against = contrary(first.wording, second.wording)
    if against is None or first.denied != second.denied:
        return None
    pair = Pair(first, second)
    if sum(sign(pair)[0] for sign in SIGNS if sign is not opposites) <= 0:
        return None
    return f"“{against[0]}” against “{against[1]}”"


def _value(points_: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, points_))))


def _softened(told: Told) -> Told:
    """Return what a party tells of wordings, whose words are compared anyhow: only what speaks against it counts whole."""
    each, reason = told
    return (each / 4, reason) if each > 0 else (each / 2, None)


def _are_swapped(pair: Pair) -> bool:
    """Say whether two wordings of the same words have their roles the other way round."""
    one, other = pair.first, pair.second
    if pair.alike < _HALF or not _stands_in(one.doer, other) or not _stands_in(other.doer, one):
        return False
    same = bool(_forms(one.doer) & _forms(other.doer))
    passives = bool(one.wording.agent), bool(other.wording.agent)
    if passives[0] == passives[1]:
        return not same
    agent = one.wording.agent or other.wording.agent
    active = other if one.wording.agent else one
    # "A was shelled by B" and "B shelled A" say the same; "A shelled B" has the same first word and says another thing.
    return same and bool(agent & active.wording.bag) and not agent & _forms(active.doer)


def _stands_in(who: Who | None, telling: Telling) -> bool:
    return who is not None and bool(_forms(who) & telling.wording.bag)


def _forms(who: Who | None) -> frozenset[str]:
    return frozenset({who.head, *who.words[-1:]}) - {""} if who else frozenset()
