"""How what several reports tell changed as it was told again: the chain of tellings in time, and each step's changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from sayso.corroboration.drift.changes import changes_between
from sayso.corroboration.drift.facts import Facts
from sayso.corroboration.drift.pairs import HALF, NEARLY, Retelling
from sayso.corroboration.drift.retelling import retells
from sayso.corroboration.groups.comparing import linking
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.groups.wording import alike
from sayso.records import Change, ClaimRef, Drift, Step, digest

_FREE: Final = frozenset({"certainty", "voice"})
"""Changes that leave open what is told: they cost nothing when it is asked whether one was told from the other."""
_SPECIFIC: Final = 10
_MOST: Final = 60
"""A telling is set beside so many ways in which it was told before, at most."""
_NUMBER: Final = 0.2
_VOICE: Final = 0.2
"""A number that both give, and one voice for both, bring two tellings nearer by so much than the words that they share."""
_FACTS_KEPT: Final = 10_000
_STEPS_KEPT: Final = 200_000
"""So much of what was looked at is kept for the groups that come next, which are often the same."""


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
        self._facts: dict[ClaimRef, Facts] = {}
        self._steps: dict[tuple[ClaimRef, ClaimRef], tuple[Facts, Facts, tuple[float, Step] | None]] = {}

    def forget(self) -> None:
        """Forget what was looked at first, where it has become too much; to be called now and then."""
        for known, most in ((self._facts, _FACTS_KEPT), (self._steps, _STEPS_KEPT)):
            if len(known) > most:
                for oldest in list(known)[: len(known) - most // 2]:
                    del known[oldest]  # type: ignore[arg-type]  # each has its own kind of keys

    def find(self, tellings: Iterable[Telling], about: Collection[ClaimRef] | None = None) -> Drift | None:
        """Return the drift of one group, as `find_drift` does."""
        told = sorted({telling.ref: telling for telling in tellings}.values(), key=_order)
        own = {telling.ref for telling in told} if about is None else set(about)
        known = map(self._known, told)
        dated = [facts for facts in known if facts.day is not None]
        steps = tuple(step for step in self._chain(dated) if step.first in own or step.second in own)
        if not any(step.changes and not step.revises for step in steps):
            return None
        kept = own.union(*((step.first, step.second) for step in steps))
        refs = tuple(telling.ref for telling in told if telling.ref in kept)
        first = min(own)
        return Drift(digest("drift", first.document, first.claim), refs, steps)

    def _chain(self, dated: Iterable[Facts]) -> Iterator[Step]:
        """Yield for each telling, in order, the step to it from the earlier one that it is nearest to, if it retells any."""
        earlier: dict[tuple[object, ...], list[Facts]] = {}
        for facts in dated:
            ways = [one for told in earlier.values() if (one := _elsewhere(told, facts)) is not None]
            nearest = self._nearest(_likeliest(ways, facts), facts)
            if nearest is not None:
                yield nearest
            earlier.setdefault(_way(facts.telling), []).append(facts)

    def _nearest(self, ways: Sequence[Facts], facts: Facts) -> Step | None:
        """Return the step from the telling that a later one is nearest to, the first of several; None if it retells none.

        What the words share is told soonest, and bounds how near two tellings can be: most need no further look.
        """
        wording = facts.telling.wording
        shared = [alike(one.telling.wording, wording) for one in ways]
        nearest: tuple[float, int, Step] | None = None
        for i in sorted(range(len(ways)), key=lambda i: (-shared[i], i)):
            if nearest is not None and shared[i] + _NUMBER + _VOICE < nearest[0]:
                break
            pair = Retelling(ways[i], facts)
            if nearest is not None and _nearness(pair) < nearest[0]:
                continue
            found = self._step(pair)
            if found is not None and (nearest is None or (found[0], -i) > nearest[:2]):
                nearest = found[0], -i, found[1]
        return nearest[2] if nearest else None

    def _known(self, telling: Telling) -> Facts:
        facts = self._facts.get(telling.ref)
        if facts is None or facts.telling != telling:
            facts = self._facts[telling.ref] = Facts(telling)
        return facts

    def _step(self, pair: Retelling) -> tuple[float, Step] | None:
        refs = pair.first.telling.ref, pair.second.telling.ref
        known = self._steps.get(refs)
        if known is not None and known[0] is pair.first and known[1] is pair.second:
            return known[2]
        step = _step(pair)
        self._steps[refs] = pair.first, pair.second, step
        return step


def drift_between(first: Sequence[Telling], second: Sequence[Telling]) -> tuple[Step, ...]:
    """Return the steps from the claims of one document to those of a later one, each claim in one at most, nearest first."""
    pairs = [
        (nearness, i, j, step)
        for i, one in enumerate(map(Facts, first))
        for j, other in enumerate(map(Facts, second))
        if (found := _step(Retelling(one, other), ordered=True)) is not None
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


def _elsewhere(told: Sequence[Facts], facts: Facts) -> Facts | None:
    """Return the first of those told one way that is another document's."""
    return next((one for one in told if one.telling.ref.document != facts.telling.ref.document), None)


def _likeliest(ways: Sequence[Facts], facts: Facts) -> Sequence[Facts]:
    """Return those that share the most words, in order, where there are too many to look at each."""
    if len(ways) <= _MOST:
        return ways
    bag = facts.telling.wording.bag
    best = sorted(range(len(ways)), key=lambda i: (-len(bag & ways[i].telling.wording.bag), i))[:_MOST]
    return [ways[i] for i in sorted(best)]


def _step(pair: Retelling, *, ordered: bool = False) -> tuple[float, Step] | None:
    """Return how near a later telling is to an earlier one, and what changed; None where it does not retell it.

    ``ordered`` says that it is later, whatever its day.
    """
    one, other = pair.first, pair.second
    first, second = one.telling, other.telling
    if first.family != second.family or first.denied != second.denied:
        return None
    linked = linking(first, second) > 0
    if not linked and not retells(first, second):
        return None
    changes = changes_between(pair)
    if not ordered and one.day == other.day:
        changes = tuple(change for change in changes if change.kind not in _FREE)
    if _worth(pair, linked=linked) <= sum(change.kind not in _FREE for change in changes):
        return None
    revises = _revises(pair, changes)
    if revises:
        changes = tuple(change for change in changes if change.kind == "number")
    step = Step(first.ref, second.ref, changes, tuple(_reasons(pair)), revises)
    return _nearness(pair) - 0.1 * len(changes), step


def _worth(pair: Retelling, *, linked: bool) -> int:
    """Return how much speaks for it that one was told from the other, or both from one telling."""
    return (
        linked
        + 2 * (pair.same_voice is True)
        + min(2, pair.numbers)
        + any(figure.unit == "%" or figure.low >= 10 * _SPECIFIC for figure, _ in pair.figures)
        + (pair.alike >= HALF)
        + (pair.alike >= NEARLY)
    )


def _nearness(pair: Retelling) -> float:
    """Return how near two tellings are to each other, before anything is found changed."""
    return pair.alike + _NUMBER * bool(pair.figures) + _VOICE * (pair.same_voice is True)


def _revises(pair: Retelling, changes: Iterable[Change]) -> bool:
    """Say whether the same voice gave another number on a later day."""
    if not any(change.kind == "number" for change in changes) or not pair.same_voice:
        return False
    one, other = pair.first.telling, pair.second.telling
    return one.said is not None and other.said is not None and one.said < other.said


def _reasons(pair: Retelling) -> Iterator[str]:
    if pair.figures:
        yield f"the same number, “{pair.figures[0][0].text}”"
    if pair.same_voice and pair.first.telling.chain:
        yield f"on the word of {pair.first.telling.chain[-1].text}"
    yield f"{pair.alike:.0%} of the words agree"


def _order(telling: Telling) -> tuple[float, float, object]:
    """Return when it was told, those without a day last."""
    unknown = float("inf")
    day = telling.published if telling.published is not None else telling.said
    return (
        day if day is not None else unknown,
        telling.said if telling.said is not None else unknown,
        telling.ref,
    )
