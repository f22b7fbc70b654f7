"""How what several reports tell changed as it was told again: the chain of tellings in time, and each step's changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from math import inf
from typing import Final

from sayso.corroboration.drift.facts import Facts
from sayso.corroboration.drift.pairs import Retelling
from sayso.corroboration.drift.steps import NUMBER, VOICE, nearness_of, step_of
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.groups.wording import alike
from sayso.records import ClaimRef, Drift, Step, digest

_MOST: Final = 60
"""A telling is set beside so many ways in which it was told before, at most."""
_CLAIMS_KEPT: Final = 20_000
_LOOKS_KEPT: Final = 4 * _MOST
"""So much of what was looked at is kept for the groups that come next, which are often the same; looks for each claim."""


def find_drift(tellings: Iterable[Telling], about: Collection[ClaimRef] | None = None) -> Drift | None:
    """Return how one figure or statement drifted among tellings of one group and of those tied to it; None where it didn't.

    Each telling that has a day is set beside the earlier one of another document that it is nearest to. Those without a
    day stand last and take part in no step. ``about`` are the claims of the group where others are among the tellings:
    only steps in which these take part count, and only claims of such steps are told besides these. On one day nobody
    knows which came first, so that what hangs on it, how firmly it is said and on whose word, is no change.
    """
    return Chains().find(tellings, about)


class Chains:
    """Finds the drift of many groups, and looks at no two claims twice that stand in several of them together."""

    def __init__(self) -> None:
        self._known: OrderedDict[ClaimRef, _Told] = OrderedDict()
        self._numbers = count()

    def forget(self) -> None:
        """Forget the claims that were asked for longest ago, where there are too many; to be called now and then."""
        while len(self._known) > _CLAIMS_KEPT:
            self._known.popitem(last=False)

    def find(self, tellings: Iterable[Telling], about: Collection[ClaimRef] | None = None) -> Drift | None:
        """Return the drift of one group, as `find_drift` does."""
        told = sorted({telling.ref: telling for telling in tellings}.values(), key=_order)
        own = {telling.ref for telling in told} if about is None else set(about)
        dated = [one for one in map(self._told, told) if one.facts.day is not None]
        steps = tuple(step for step in _chain(dated) if step.first in own or step.second in own)
        if not any(step.changes and not step.revises for step in steps):
            return None
        kept = own.union(*((step.first, step.second) for step in steps))
        refs = tuple(telling.ref for telling in told if telling.ref in kept)
        first = min(own)
        return Drift(digest("drift", first.document, first.claim), refs, steps)

    def _told(self, telling: Telling) -> _Told:
        known = self._known.get(telling.ref)
        if known is None or known.facts.telling != telling:
            known = self._known[telling.ref] = _Told(Facts(telling), next(self._numbers), _way(telling))
        self._known.move_to_end(telling.ref)
        return known


@dataclass(slots=True)
class _Look:
    """How near a later telling is to an earlier one, at most, by what was looked at so far.

    Their words are looked at first, then what else brings them near, and last whether there is a step from one to the other:
    most pairs are too far apart for a second look.
    """

    at_most: float
    is_weighed: bool = False
    is_done: bool = False
    step: Step | None = None

    def closer(self, pair: Retelling, least: float) -> None:
        """Look as close as is needed to know whether they are at least so near."""
        if not self.is_weighed:
            self.at_most, self.is_weighed = nearness_of(pair), True
        if self.at_most >= least:
            self.at_most, self.step = step_of(pair) or (-inf, None)
            self.is_done = True


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """A claim that was looked at, with how near it is to earlier ones, by their numbers.

    Its number is its own: the same claim, looked at anew because it is another now or was forgotten, has another one.
    """

    facts: Facts
    number: int
    way: tuple[object, ...]
    looks: dict[int, _Look] = field(default_factory=dict)

    def look_at(self, earlier: _Told) -> _Look:
        """Return what is known of this and an earlier telling, at least of their words."""
        look = self.looks.get(earlier.number)
        if look is None:
            shared = alike(earlier.facts.telling.wording, self.facts.telling.wording)
            look = self.looks[earlier.number] = _Look(shared + NUMBER + VOICE)
        return look

    def forget_others(self, ways: Sequence[_Told]) -> None:
        """Keep in mind only what came of these, where there is too much."""
        if len(self.looks) > _LOOKS_KEPT:
            kept = {way.number: self.looks[way.number] for way in ways}
            self.looks.clear()
            self.looks.update(kept)


def _chain(dated: Iterable[_Told]) -> Iterator[Step]:
    """Yield for each telling, in order, the step to it from the earlier one that it is nearest to, if it retells any."""
    earlier: dict[tuple[object, ...], list[_Told]] = {}
    for later in dated:
        ways = [one for told in earlier.values() if (one := _elsewhere(told, later)) is not None]
        nearest = _nearest(_likeliest(ways, later), later)
        if nearest is not None:
            yield nearest
        earlier.setdefault(later.way, []).append(later)


def _nearest(ways: Sequence[_Told], later: _Told) -> Step | None:
    """Return the step from the telling that a later one is nearest to, the first of several; None if it retells none."""
    looks = [later.look_at(one) for one in ways]
    least, nearest = -inf, None
    for i in sorted(range(len(ways)), key=lambda i: (-looks[i].at_most, i)):
        look = looks[i]
        if look.at_most < least:
            break
        if not look.is_done:
            look.closer(Retelling(ways[i].facts, later.facts), least)
        if look.step is not None and (nearest is None or (look.at_most, -i) > (least, -nearest)):
            least, nearest = look.at_most, i
    later.forget_others(ways)
    return None if nearest is None else looks[nearest].step


def drift_between(first: Sequence[Telling], second: Sequence[Telling]) -> tuple[Step, ...]:
    """Return the steps from the claims of one document to those of a later one, each claim in one at most, nearest first."""
    pairs = [
        (nearness, i, j, step)
        for i, one in enumerate(map(Facts, first))
        for j, other in enumerate(map(Facts, second))
        if (found := step_of(Retelling(one, other), ordered=True)) is not None
        for nearness, step in (found,)
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    taken: set[int] = set()
    matched: set[int] = set()
    steps: list[Step] = []
    for _, i, j, step in pairs:
        if i not in taken and j not in matched:
            taken.add(i)
            matched.add(j)
            steps.append(step)
    return tuple(steps)


def _way(telling: Telling) -> tuple[object, ...]:
    """Return all by which two tellings of one thing differ but for the day, so that copies are looked at once."""
    voices = tuple((speaker.text, speaker.kind) for speaker in telling.chain)
    own = None if voices else telling.publisher
    return (
        telling.words or telling.statement,
        *(who.text if who else None for who in (telling.subject, telling.object)),
        voices,
        own,
        telling.force,
        telling.certainty,
        telling.relation,
        telling.denied,
    )


def _elsewhere(told: Sequence[_Told], later: _Told) -> _Told | None:
    """Return the first of those told one way that is another document's."""
    document = later.facts.telling.ref.document
    return next((one for one in told if one.facts.telling.ref.document != document), None)


def _likeliest(ways: Sequence[_Told], later: _Told) -> Sequence[_Told]:
    """Return those that share the most words, in order, where there are too many to look at each."""
    if len(ways) <= _MOST:
        return ways
    bag = later.facts.telling.wording.bag
    best = sorted(range(len(ways)), key=lambda i: (-len(bag & ways[i].facts.telling.wording.bag), i))[:_MOST]
    return [ways[i] for i in sorted(best)]


def _order(telling: Telling) -> tuple[float, float, object]:
    """Return when it was told, those without a day last."""
    unknown = float("inf")
    day = telling.published if telling.published is not None else telling.said
    return (
        day if day is not None else unknown,
        telling.said if telling.said is not None else unknown,
        telling.ref,
    )
