"""What the claims of very many pairs have in common, counted for all pairs at once.

Nearly all claims that meet share a word or two and nothing else, and a store has millions of such pairs. What is counted here
tells of most of them that they can be nothing to each other (`sayso.corroboration.groups.comparing.may_link`,
`sayso.corroboration.drift.retelling.may_retell`), so that only the others are compared.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.corroboration.groups.lexicon import weight_of
from sayso.corroboration.groups.telling import Telling

Indices = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

ROUNDING: Final = 1e-9
"""Sums in another order may differ by less."""
_AT_ONCE: Final = 100_000
"""So many pairs are counted at once: a few tens of megabytes."""


@dataclass(frozen=True, slots=True, eq=False)
class Common:
    """Pairs of claims, and what the two of each share; each array has one entry a pair.

    ``first`` and ``second`` are places among ``claims``. ``words`` is the number of words that both have, ``weight`` what
    these weigh, ``whole`` what all the words of the one and all of the other weigh together, and ``figures`` the number of
    telling numbers that both have.
    """

    claims: Sequence[Telling]
    first: Indices
    second: Indices
    words: Indices
    weight: Floats
    whole: Floats
    figures: Indices

    @staticmethod
    def of(claims: Sequence[Telling], first: Indices, second: Indices) -> Common:
        """Return what the claims at these places have in common, the n-th of the first with the n-th of the second."""
        terms = _Held.of([claim.wording.bag for claim in claims])
        heavy = np.array([weight_of(str(term)) for term in terms.names], dtype=np.float64)
        weights = np.array([claim.wording.weight for claim in claims], dtype=np.float64)
        words, weight = terms.shared(first, second, heavy)
        figures, _ = _Held.of([claim.wording.figures for claim in claims]).shared(first, second)
        return Common(claims, first, second, words, weight, weights[first] + weights[second], figures)

    @property
    def alike(self) -> Floats:
        """How much of the weight of the words of each two both have (`sayso.corroboration.groups.wording.alike`)."""
        return np.divide(2 * self.weight, self.whole, out=np.zeros_like(self.whole), where=self.whole > 0)

    def both(self, holds: Callable[[Telling], bool]) -> Truths:
        """Say of which pairs something holds of either claim."""
        each = self._each(holds)
        return each[self.first] & each[self.second]

    def same(self, told: Callable[[Telling], bool]) -> Truths:
        """Say of which pairs something holds of both claims or of neither."""
        each = self._each(told)
        equal: Truths = each[self.first] == each[self.second]
        return equal

    def _each(self, holds: Callable[[Telling], bool]) -> Truths:
        return np.fromiter(map(holds, self.claims), dtype=np.bool_, count=len(self.claims))


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """Which things each of many has: things have numbers, in the order of ``names``.

    ``codes`` has an entry, sorted, for each thing that one has: the place of the one times the number of ``names``, and
    the number of the thing. Those of the n-th begin at ``starts[n]`` and end before ``starts[n + 1]``.
    """

    names: Sequence[Hashable]
    codes: Indices
    starts: Indices

    @staticmethod
    def of(held: Sequence[Iterable[Hashable]]) -> _Held:
        numbers: dict[Hashable, int] = {}
        rows = [[numbers.setdefault(name, len(numbers)) for name in names] for names in held]
        counts = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
        starts = np.concatenate(([0], np.cumsum(counts)))
        whose = np.repeat(np.arange(len(rows)), counts)
        what = np.fromiter((number for row in rows for number in row), dtype=np.int64, count=int(starts[-1]))
        return _Held(tuple(numbers), np.sort(whose * len(numbers) + what), starts)

    def shared(self, first: Indices, second: Indices, worth: Floats | None = None) -> tuple[Indices, Floats]:
        """Return how many things the two of each pair share, and what these are worth, each 1 where that isn't told."""
        many, sums = np.zeros(len(first), dtype=np.int64), np.zeros(len(first))
        if not len(self.codes):
            return many, sums
        worth = np.ones(len(self.names)) if worth is None else worth
        for start in range(0, len(first), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            pair, thing = self._both(first[some], second[some])
            count = len(first[some])
            many[some] = np.bincount(pair, minlength=count)
            sums[some] = np.bincount(pair, weights=worth[thing], minlength=count)
        return many, sums

    def _both(self, first: Indices, second: Indices) -> tuple[Indices, Indices]:
        """Return the place of the pair, and the number of the thing, for each thing that the two of a pair share."""
        pair, at = spread(self.starts[second], self.starts[second + 1] - self.starts[second])
        thing = self.codes[at] % len(self.names)
        sought = first[pair] * len(self.names) + thing
        found = np.minimum(np.searchsorted(self.codes, sought), len(self.codes) - 1)
        hit = self.codes[found] == sought
        return pair[hit], thing[hit]


def spread(starts: Indices, counts: Indices) -> tuple[Indices, Indices]:
    """Return for stretches, by where each begins and how long it is, the stretch and the place of each place in them."""
    stretch = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return stretch, np.arange(len(stretch)) + (starts - before)[stretch]
