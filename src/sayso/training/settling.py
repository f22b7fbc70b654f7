"""What is settled after the weights are trained, on articles they never saw: eagerness and confidence.

How eager the tagger is to tag at all, and how the signs of an attribution make a probability, are chosen with the
8-bit network as it is shipped. Few numbers are fitted: one, and a dozen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.attribution.candidates import Candidate
from sayso.attribution.tagger.assembling import Tagged, agreement, signs_of
from sayso.attribution.tagger.confidence import SIGNS, Confidence
from sayso.attribution.tagger.model import Scores, Settled, Tagger
from sayso.attribution.tagger.tagging import Text, assembled, read
from sayso.evaluation.polnear import GoldArticle
from sayso.evaluation.scored import scored_article
from sayso.records import Parse, Span

EAGERNESS: Final = (0.0, 0.5, 1.0, 1.5, 2.0)
RIDGE: Final = 1.0
"""How strongly weights are held near zero, against chance in a few hundred articles."""
STEPS: Final = 50

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """An article that the network was not trained on, as it is read and as a person marked it."""

    article: GoldArticle
    text: Text


@dataclass(frozen=True, slots=True)
class Settlement:
    """What was chosen, and the F1 of whole attributions that it gave on the articles it was chosen on."""

    eagerness: float
    confidence: Confidence
    min_score: float
    f1: float


def settle(tagger: Tagger, held_out: Sequence[HeldOut]) -> Settlement:
    """Return the eagerness and the confidence that give the best F1 of whole attributions, at its best least score."""
    scores = [read(tagger, one.text) for one in held_out]
    tried = (_settled(tagger.settled, held_out, scores, eagerness) for eagerness in EAGERNESS)
    return max(tried, key=lambda one: one.f1)


@dataclass(frozen=True, slots=True)
class _Marked:
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


def _settled(
    settled: Settled, held_out: Sequence[HeldOut], scores: Sequence[Sequence[Scores]], eagerness: float
) -> Settlement:
    eager = replace(settled, eagerness=eagerness)
    rows: list[list[float]] = []
    right: list[bool] = []
    marked = 0
    for one, read_as in zip(held_out, scores, strict=True):
        found = assembled(eager, read_as)
        scored = scored_article(one.article, [_marked(one.text.parse, tagged) for tagged in found])
        right.extend(scored.hits())
        marked += len(scored.gold)
        rows.extend(_row(tagged, one.text.found) for tagged in found)
    confidence = fit(np.array(rows), np.array(right, dtype=np.float64))
    chances = np.array([confidence.score(dict(zip(SIGNS, row, strict=True))) for row in rows])
    least, f1 = best_least(chances, np.array(right), marked)
    return Settlement(eagerness, confidence, least, f1)


def _row(tagged: Tagged, found: Sequence[Candidate]) -> list[float]:
    signs: Mapping[str, float] = signs_of(tagged, agreement(tagged, found))
    return [signs[name] for name in SIGNS]


def _marked(parse: Parse, tagged: Tagged) -> _Marked:
    source, cue, content = (parse.spans_of(words) for words in (tagged.source, tagged.cue, tagged.content))
    return _Marked(source, cue, content, 0.0)


def fit(rows: Floats, right: Floats) -> Confidence:
    """Return the logistic regression of ``right`` (n,), 0 or 1, on ``rows`` (n, signs), by Newton's method.

    Without any rows every score is one half.
    """
    if not len(rows):
        return Confidence((0.0,) * len(SIGNS), 0.0)
    mean, spread = rows.mean(0), np.maximum(rows.std(0), 1e-6)
    design = np.column_stack([np.ones(len(rows)), (rows - mean) / spread])
    held = RIDGE * np.diag([0.0, *np.ones(rows.shape[1])])
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-design @ weights))
        slope = design.T @ (right - chance) - held @ weights
        if np.abs(slope).max() < 1e-12:  # where all were right, or wrong, the constant would grow without end
            break
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + held
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-9:  # as near as makes no difference
            break
    own = weights[1:] / spread
    # Ten digits: more of them than matter, fewer than the last bits that differ between processors.
    return Confidence(
        tuple(round(float(one), 10) for one in own), round(float(weights[0] - (own * mean).sum()), 10)
    )


def best_least(scores: Floats, right: npt.NDArray[np.bool_], marked: int) -> tuple[float, float]:
    """Return the least score (a multiple of 0.05) that gives the best F1, and that F1."""
    best = (0.0, -1.0)
    # In twentieths: a sum of steps of 0.05 misses what scores exactly as much as the least score it is stored as.
    for least in (n / 20 for n in range(20)):
        kept = scores >= least
        f1 = 2.0 * float(right[kept].sum()) / max(1, int(kept.sum()) + marked)
        if f1 > best[1]:
            best = (least, f1)
    return best
