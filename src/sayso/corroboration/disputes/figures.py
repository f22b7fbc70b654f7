"""Numbers that lie apart though they count the same thing, and whether the later one revises the earlier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.corroboration.disputes.between import are_two_sayings
from sayso.corroboration.disputes.making import dispute
from sayso.corroboration.groups.numbers import agree, same_thing, written
from sayso.corroboration.groups.telling import Telling
from sayso.records import Dispute, Group, Quantity


@dataclass(frozen=True, slots=True)
class _Figure:
    """One number and all who give it."""

    quantity: Quantity
    told: tuple[Telling, ...]

    @property
    def order(self) -> tuple[float, float, float]:
        """When it was first given, those without a day last; then by size."""
        first = min((one.said for one in self.told if one.said is not None), default=float("inf"))
        return first, self.quantity.low or 0.0, self.quantity.high or float("inf")


def conflicting_numbers(group: Group, told: Sequence[Telling]) -> Iterator[Dispute]:
    """Yield a dispute for each number of a group that lies apart from the one before it, or from its voice's own."""
    figures = _figures(told)
    for (i, one), (j, other) in combinations(enumerate(figures), 2):
        if not same_thing(one.quantity, other.quantity) or agree(one.quantity, other.quantity):
            continue
        first, second = _apart(one, other), _apart(other, one)
        if not first or not second:
            continue
        revises = _revises(one, other)
        if j != i + 1 and not revises:
            continue
        reasons = (
            f"{written(one.quantity)} against {written(other.quantity)}",
            *_why(revises=revises),
            *_undated((*first, *second)),
        )
        yield dispute("numbers", (group.id,), first, second, reasons, revises)


def _figures(told: Sequence[Telling]) -> list[_Figure]:
    """Return the numbers that these claims give, in the order in which they came up."""
    given: dict[tuple[object, ...], list[Telling]] = {}
    for one in told:
        number = one.quantity
        if number is not None and _counts(one):
            given.setdefault((number.unit, number.low, number.high, number.bound), []).append(one)
    found = [
        _Figure(quantity, tuple(tellings))
        for tellings in given.values()
        if (quantity := tellings[0].quantity) is not None
    ]
    return sorted(found, key=lambda figure: (figure.order, figure.told[0].ref))


def _apart(one: _Figure, other: _Figure) -> tuple[Telling, ...]:
    """Return who gives the first number, but for those who give the second one in the same breath: a whole and its parts."""
    return tuple(told for told in one.told if any(are_two_sayings(told, against) for against in other.told))


def _undated(told: Iterable[Telling]) -> tuple[str, ...]:
    """Return the warning that two events may be meant, where nothing says when any of these numbers was given, or of when."""
    if any(one.said is not None or one.time is not None for one in told):
        return ()
    return ("none of them has a date, so that two events may be meant",)


def _counts(told: Telling) -> bool:
    """Say whether a number tells how many there are: of a deed that was only meant nobody has died."""
    if told.quantity is None or told.denied or told.open:
        return False
    return not told.planned or told.relation != "casualties"


def _revises(one: _Figure, other: _Figure) -> bool | None:
    """Say whether a voice that gave the first number gave the second one later; None where that can't be told."""
    earlier, later = ({voice.speaker for voice in figure.told} for figure in (one, other))
    shared = (earlier & later) - {None}
    if not shared:
        return None if None in earlier or None in later else False
    days = [
        (first.said, second.said)
        for first in one.told
        for second in other.told
        if first.speaker in shared and first.speaker == second.speaker
    ]
    if any(first is not None and second is not None and first < second for first, second in days):
        return True
    return None


def _why(*, revises: bool | None) -> tuple[str, ...]:
    if revises:
        return ("the same voice gave the second number later",)
    return ("different voices give them",) if revises is False else ()
