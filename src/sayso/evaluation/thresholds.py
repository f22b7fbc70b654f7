"""What figure (d) would be if only attributions with at least a certain score were kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sayso.evaluation.counts import NONE, Counts
from sayso.evaluation.scored import ScoredArticle

THRESHOLDS: Final = tuple(step / 10 for step in range(10))
"""The least scores tried."""


@dataclass(frozen=True, slots=True)
class Point:
    """Figure (d) of the attributions that score at least so much."""

    least: float
    counts: Counts

    def as_dict(self) -> dict[str, Any]:
        """Return the threshold and the figure by name, ready for JSON."""
        return {"min_score": self.least, **self.counts.as_dict()}


def curve(articles: Iterable[ScoredArticle]) -> tuple[Point, ...]:
    """Return figure (d) at every threshold, the lowest first, from one reading.

    What is kept is matched anew at each, for a content that is dropped leaves its partner to another.
    """
    totals = [NONE] * len(THRESHOLDS)
    for article in articles:
        for place, least in enumerate(THRESHOLDS):
            hits = article.hits(least)
            totals[place] += Counts(sum(hits), len(hits), len(article.gold))
    return tuple(Point(least, counts) for least, counts in zip(THRESHOLDS, totals, strict=True))


def best(points: Sequence[Point]) -> Point:
    """Return the point with the highest F1, of equal ones the lowest."""
    return max(points, key=lambda point: point.counts.f1)
