"""Whether scores mean what they say: of all attributions scored 0.8, eight in ten should be right.

Right is what counts as a hit in figure (d). The scores go into ten bins of equal width, each with its lower edge, the last with 1 too.

Expected calibration error: how far the share right is from the mean score, averaged over the bins by what is in them
    (Naeini, Cooper and Hauskrecht 2015, "Obtaining Well Calibrated Probabilities Using Bayesian Binning"; as in
    Guo, Pleiss, Sun and Weinberger 2017, "On Calibration of Modern Neural Networks").
Brier score: the mean squared distance of a score from what came out, 1 for right and 0 for wrong (Brier 1950,
    "Verification of Forecasts Expressed in Terms of Probability").

Both are better the smaller they are, and 0 where nothing was found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from sayso.evaluation.counts import ratio
from sayso.evaluation.scored import ScoredArticle

BINS: Final = 10
"""How many bins of equal width the scores from 0 to 1 go into."""

_EDGES: Final = [(i + 1) / BINS for i in range(BINS)]


@dataclass(frozen=True, slots=True)
class Bin:
    """Attributions whose scores are at least ``low`` and under ``high``; the last bin has 1 too."""

    low: float
    high: float
    number: int
    mean_score: float
    share_right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far the scores of attributions are from the share of them that is right."""

    bins: tuple[Bin, ...]
    brier: float

    @property
    def number(self) -> int:
        """How many attributions were scored."""
        return sum(one.number for one in self.bins)

    @property
    def mean_score(self) -> float:
        """The mean of all scores."""
        return ratio(sum(one.number * one.mean_score for one in self.bins), self.number)

    @property
    def share_right(self) -> float:
        """Which share of all is right: the precision of figure (d)."""
        return ratio(sum(one.number * one.share_right for one in self.bins), self.number)

    @property
    def ece(self) -> float:
        """The expected calibration error."""
        distances = sum(one.number * abs(one.share_right - one.mean_score) for one in self.bins)
        return ratio(distances, self.number)

    def as_dict(self) -> dict[str, float]:
        """Return the figures by name, without the bins, ready for JSON."""
        return {"ece": self.ece, "brier": self.brier}

    def bins_as_dicts(self) -> list[dict[str, Any]]:
        """Return the bins by name, the lowest first, ready for JSON."""
        return [asdict(one) for one in self.bins]


def calibration(articles: Iterable[ScoredArticle]) -> Calibration:
    """Return how far scores are from the share right, over all attributions found in some articles."""
    judged = [pair for article in articles for pair in zip(article.scores, article.hits(), strict=True)]
    members: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, hit in judged:
        members[bisect_right(_EDGES, score, hi=BINS - 1)].append((score, hit))
    squares = sum((score - hit) ** 2 for score, hit in judged)
    return Calibration(
        tuple(_bin(i, inside) for i, inside in enumerate(members)), ratio(squares, len(judged))
    )


def _bin(place: int, inside: list[tuple[float, bool]]) -> Bin:
    return Bin(
        place / BINS,
        _EDGES[place],
        len(inside),
        ratio(sum(score for score, _ in inside), len(inside)),
        ratio(sum(hit for _, hit in inside), len(inside)),
    )
