"""The numbers that a claim may be known by when it is told again: neither years nor small ones, which stand everywhere."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from sayso.claims.wordlists import entries
from sayso.corroboration.groups.lexicon import stem_of

PARTS: Final[dict[str, int]] = {
    stem_of(word): int(entry["parts"]) for word, entry in entries("quantities", "fractions").items()
}
"""The base forms of words for a part, and into how many parts each divides the whole: "third", 3."""
_SMALL: Final = 10
_YEARS: Final = range(1900, 2101)
_WHOLE: Final = 100


def telling_numbers(terms: frozenset[str], numbers: AbstractSet[float]) -> frozenset[int]:
    """Return the numbers that words may be known by, rounded, parts of a whole in percent.

    ``terms`` are the words in base form, ``numbers`` the values of their numbers.
    """
    parts = terms & PARTS.keys()
    if not parts and not numbers:
        return frozenset()
    found = {round(number) for number in numbers if number >= _SMALL}
    found.difference_update(_YEARS)
    if parts:
        times = min((number for number in numbers if 1 < number < _SMALL), default=1.0)
        found.update(round(_WHOLE * times / PARTS[part]) for part in parts if times < PARTS[part])
    return frozenset(found)
