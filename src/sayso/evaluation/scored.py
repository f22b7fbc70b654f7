"""Attributions found in one article, with their scores, beside those of the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.evaluation.attribution_scores import Comparable, Words, matched, sources_agree
from sayso.evaluation.polnear import GoldArticle, Marked


class Scored(Marked, Protocol):
    """Spans of a source, a cue and a content, and how sure it is that they are an attribution, from 0 to 1."""

    @property
    def score(self) -> float:
        """How sure it is."""


@dataclass(frozen=True, slots=True)
class ScoredArticle:
    """What counts in figure (d): the gold attributions of an article, and those found with a score for each."""

    gold: tuple[Comparable, ...] = ()
    found: tuple[Comparable, ...] = ()
    scores: tuple[float, ...] = ()

    def hits(self, least: float = 0.0) -> list[bool]:
        """Return which are hits in (d), of those found that score at least so much, as if there were no others."""
        kept = [one for one, score in zip(self.found, self.scores, strict=True) if score >= least]
        hits = [False] * len(kept)
        for i, j in matched(self.gold, kept):
            hits[j] = sources_agree(self.gold[i], kept[j])
        return hits


def scored_article(article: GoldArticle, predicted: Sequence[Scored]) -> ScoredArticle:
    """Return what counts in figure (d) of an article and of what was found in it: attributions with content."""
    words = Words(article.stem, article.text)
    gold = tuple(one for one in words.comparable(article.attributions) if one["content"].spans)
    found = [
        (one, attribution.score)
        for attribution in predicted
        for one in words.comparable([attribution])
        if one["content"].spans
    ]
    return ScoredArticle(gold, tuple(one for one, _ in found), tuple(score for _, score in found))
