"""How far two partitions of the same mentions agree: MUC, B-cubed, CEAF-e and their mean, the CoNLL F1.

MUC (Vilain et al. 1995) counts links, B-cubed (Bagga and Baldwin 1998) goes mention by mention, and CEAF-e (Luo 2005,
with its measure phi 4) matches chains one to one. The mean of the three is what the CoNLL shared tasks of 2011 and 2012
ranked by (Pradhan et al. 2014). Both sides partition one set of given mentions, so that there is nothing to find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sayso.evaluation.adding import added
from sayso.evaluation.assignment import best_sum
from sayso.evaluation.counts import ratio


@dataclass(frozen=True, slots=True)
class Agreement:
    """What one measure counts, kept as sums so that texts add up: what is right, of how much found and how much gold.

    ``recalled`` is what is right as seen from the gold standard, ``precise`` from what was found: only for B-cubed and
    MUC the two differ.
    """

    recalled: float = 0.0
    gold: float = 0.0
    precise: float = 0.0
    found: float = 0.0

    def __add__(self, other: Agreement) -> Agreement:
        return added(self, other)

    @property
    def recall(self) -> float:
        """Which share of the gold standard was found."""
        return ratio(self.recalled, self.gold)

    @property
    def precision(self) -> float:
        """Which share of what was found is right."""
        return ratio(self.precise, self.found)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return ratio(2 * self.precision * self.recall, self.precision + self.recall)


@dataclass(frozen=True, slots=True)
class Measures:
    """The three measures of one way to tie mentions, over any number of texts."""

    muc: Agreement = Agreement()
    b_cubed: Agreement = Agreement()
    ceaf_e: Agreement = Agreement()

    def __add__(self, other: Measures) -> Measures:
        return added(self, other)

    @property
    def conll(self) -> float:
        """The mean of the three F1 values."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            name: {"p": one.precision, "r": one.recall, "f1": one.f1}
            for name, one in (("muc", self.muc), ("b_cubed", self.b_cubed), ("ceaf_e", self.ceaf_e))
        } | {"conll": self.conll}


def measures(gold: Sequence[int], found: Sequence[int]) -> Measures:
    """Return how far two partitions agree: for each mention, in one order, the number of its chain on either side."""
    shared = Counter(zip(gold, found, strict=True))
    ours, theirs = Counter(found), Counter(gold)
    right = sum(count * count / theirs[one] for (one, _), count in shared.items())
    kept = sum(count * count / ours[other] for (_, other), count in shared.items())
    return Measures(
        Agreement(
            *_links(theirs, Counter(one for one, _ in shared)),
            *_links(ours, Counter(other for _, other in shared)),
        ),
        Agreement(right, len(gold), kept, len(found)),
        _matched(theirs, ours, shared),
    )


def _links(chains: Counter[int], parts: Counter[int]) -> tuple[float, float]:
    """Return how many links of these chains the other side keeps, and how many there are; ``parts`` are its pieces."""
    links = sum(size - 1 for size in chains.values())
    return sum(size - parts[one] for one, size in chains.items()), links


def _matched(gold: Counter[int], found: Counter[int], shared: Counter[tuple[int, int]]) -> Agreement:
    """Return the greatest likeness of chains matched one to one, 2 |both| / (|one| + |other|) for each pair."""
    columns = {other: j for j, other in enumerate(sorted(found))}
    worth = [[0.0] * len(columns) for _ in gold]
    for row, one in zip(worth, sorted(gold), strict=True):
        for other, j in columns.items():
            both = shared.get((one, other), 0)
            row[j] = 2 * both / (gold[one] + found[other])
    total = best_sum(worth)
    return Agreement(total, len(gold), total, len(found))
