"""Hits out of what was predicted and out of what was wanted, and the ratios that follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


def ratio(part: float, whole: float) -> float:
    """Return part / whole, and 0 where there is no whole."""
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right (``hits``), how many were ``predicted``, and how many the ``gold`` standard holds."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Which share of the predicted is right."""
        return ratio(self.hits, self.predicted)

    @property
    def recall(self) -> float:
        """Which share of the gold standard was found."""
        return ratio(self.hits, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return ratio(2 * self.precision * self.recall, self.precision + self.recall)

    def as_dict(self) -> dict[str, float]:
        """Return ratios and counts by their short names, ready for JSON."""
        return {
            "p": self.precision,
            "r": self.recall,
            "f1": self.f1,
            "hits": self.hits,
            "predicted": self.predicted,
            "gold": self.gold,
        }


NONE: Final = Counts()
"""Nothing counted yet."""
