"""How what several reports tell changed as it was told again: the chain of tellings in time, and each step's changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sayso.corroboration.drift.changes import Retelling, changes_between
from sayso.corroboration.drift.facts import Facts
from sayso.corroboration.drift.retelling import retells
from sayso.corroboration.groups.comparing import points
from sayso.corroboration.groups.telling import Telling
from sayso.records import Change, Drift, Step, digest

_FREE: Final = frozenset({"certainty", "voice"})
"""Changes that leave open what is told: they cost nothing when it is asked whether one was told from the other."""
_SPECIFIC: Final = 10
_HALF: Final = 0.5
_NEARLY: Final = 0.7


def find_drift(tellings: Sequence[Telling]) -> Drift | None:
    """Return how one figure or statement drifted among tellings of one group and of those tied to it; None where it didn't.

    Each telling that has a day is set beside the earlier one of another document that it is nearest to. Those without a
    day stand last and take part in no step.
    """
    told = sorted({telling.ref: telling for telling in tellings}.values(), key=_order)
    dated = [facts for facts in map(Facts, told) if facts.day is not None]
    steps = tuple(_chain(dated))
    if not any(step.changes and not step.revises for step in steps):
        return None
    refs = tuple(telling.ref for telling in told)
    return Drift(digest("drift", *((ref.document, ref.claim) for ref in refs)), refs, steps)


def drift_between(first: Sequence[Telling], second: Sequence[Telling]) -> tuple[Step, ...]:
    """Return the steps from the claims of one document to those of a later one, each claim in one at most, nearest first."""
    pairs = [
        (nearness, i, j, step)
        for i, one in enumerate(map(Facts, first))
        for j, other in enumerate(map(Facts, second))
        if (found := _step(one, other)) is not None
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


def _chain(dated: Sequence[Facts]) -> Iterator[Step]:
    for at, other in enumerate(dated):
        found = [
            (nearness, -i, step)
            for i, one in enumerate(dated[:at])
            if one.telling.ref.document != other.telling.ref.document
            and (made := _step(one, other)) is not None
            for nearness, step in (made,)
        ]
        if found:
            yield max(found, key=lambda each: each[:2])[2]


def _step(one: Facts, other: Facts) -> tuple[float, Step] | None:
    """Return how near a later telling is to an earlier one, and what changed; None where it does not retell it."""
    first, second = one.telling, other.telling
    if first.family != second.family or first.denied != second.denied:
        return None
    linked = points(first, second) > 0
    if not linked and not retells(first, second):
        return None
    pair = Retelling(one, other)
    changes = changes_between(pair)
    if _worth(pair, linked=linked) <= sum(change.kind not in _FREE for change in changes):
        return None
    revises = _revises(pair, changes)
    if revises:
        changes = tuple(change for change in changes if change.kind == "number")
    step = Step(first.ref, second.ref, changes, tuple(_reasons(pair)), revises)
    return _nearness(pair, changes), step


def _worth(pair: Retelling, *, linked: bool) -> int:
    """Return how much speaks for it that one was told from the other, or both from one telling."""
    return (
        linked
        + 2 * (pair.same_voice is True)
        + min(2, pair.numbers)
        + any(figure.unit == "%" or figure.low >= 10 * _SPECIFIC for figure, _ in pair.figures)
        + (pair.alike >= _HALF)
        + (pair.alike >= _NEARLY)
    )


def _nearness(pair: Retelling, changes: Sequence[Change]) -> float:
    return pair.alike + 0.2 * bool(pair.figures) + 0.2 * (pair.same_voice is True) - 0.1 * len(changes)


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
