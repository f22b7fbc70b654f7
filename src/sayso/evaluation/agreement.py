"""How far people agree who annotated the same articles: what no program can be asked to surpass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from sayso.evaluation.attribution_scores import Figures, Options, score_article
from sayso.evaluation.polnear import GoldArticle


@dataclass(frozen=True, slots=True)
class Agreement:
    """The figures over all pairs of annotators, each scored against the other and the other against them.

    So everything is counted twice, and precision and recall are the same.
    """

    articles: int
    pairs: int
    figures: Figures

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        figures = self.figures.as_dict()
        for name in ("articles", "unpredicted articles", "tokens"):
            del figures[name]
        return {"articles": self.articles, "pairs": self.pairs, **figures}


def agreement(shared: Sequence[Sequence[GoldArticle]], options: Options) -> Agreement:
    """Return how far annotators agree; ``shared`` has each article as every one of several people annotated it."""
    figures = [
        score_article(one, other.attributions, options)
        for versions in shared
        for one, other in permutations(versions, 2)
    ]
    return Agreement(len(shared), len(figures) // 2, sum(figures, Figures()))
