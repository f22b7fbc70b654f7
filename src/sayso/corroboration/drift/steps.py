"""The step from one telling to a later one: whether the later one retells it, how near it is, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sayso.corroboration.drift.changes import changes_between
from sayso.corroboration.drift.pairs import HALF, NEARLY, Retelling
from sayso.corroboration.drift.retelling import retells
from sayso.corroboration.groups.comparing import linking
from sayso.records import Change, Step

_FREE: Final = frozenset({"certainty", "voice"})
"""Changes that leave open what is told: they cost nothing when it is asked whether one was told from the other."""
_SPECIFIC: Final = 10
NUMBER: Final = 0.2
VOICE: Final = 0.2
"""A number that both give, and one voice for both, bring two tellings nearer by so much than the words that they share."""


def step_of(pair: Retelling, *, ordered: bool = False) -> tuple[float, Step] | None:
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
    return nearness_of(pair) - 0.1 * len(changes), step


def nearness_of(pair: Retelling) -> float:
    """Return how near two tellings are to each other, before anything is found changed."""
    return pair.alike + NUMBER * bool(pair.figures) + VOICE * (pair.same_voice is True)


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
