"""Whether two numbers count the same thing, and how far they lie apart."""

from __future__ import annotations

from typing import Final

from sayso.corroboration.groups.lexicon import SMALL, stem_of
from sayso.records import Quantity

_SLACK: Final = 0.15
"""A number that is said to be rough may be off by this share."""


def same_thing(one: Quantity, other: Quantity) -> bool:
    """Say whether two numbers count the same: the same unit, and no word for it that the other lacks on both sides."""
    if one.unit != other.unit:
        return False
    first, second = _counted(one), _counted(other)
    return not first or not second or bool(first & second)


def agree(one: Quantity, other: Quantity) -> bool:
    """Say whether both numbers can be right: their ranges overlap, rough ones with some slack."""
    low, high = _range(one)
    other_low, other_high = _range(other)
    return low <= other_high and other_low <= high


def far_apart(one: Quantity, other: Quantity) -> bool:
    """Say whether one number is more than three times the other, so that they hardly count the same."""
    low, high = _range(one)
    other_low, other_high = _range(other)
    return high * 3 < other_low or other_high * 3 < low


def written(one: Quantity) -> str:
    """Return a number as a reader sees it."""
    low, high = one.low, one.high
    if low is not None and high is not None and low != high:
        return f"{low:,g} to {high:,g}"
    value = low if low is not None else high
    bound = {"exact": "", "between": ""}.get(one.bound, one.bound.replace("_", " ") + " ")
    return f"{bound}{value:,g}" if value is not None else "some"


def _range(one: Quantity) -> tuple[float, float]:
    low = one.low if one.low is not None else 0.0
    high = one.high if one.high is not None else float("inf")
    slack = _SLACK if one.bound == "about" else 0.0
    return low * (1 - slack), high * (1 + slack)


def _counted(one: Quantity) -> set[str]:
    return {stem_of(word) for word in (one.of or "").lower().split() if word not in SMALL}
