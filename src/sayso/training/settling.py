"""What is settled after the weights are trained, on articles they never saw: confidence and the least score.

How the signs of a proposal make a probability, and from which probability on attributions are best kept, is chosen with
the 8-bit network as it is shipped. Few numbers are fitted: a dozen, and one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.attribution.tagger.assembling import Tagged, Weighed, chosen
from sayso.attribution.tagger.confidence import SIGNS, Confidence, logit
from sayso.attribution.tagger.model import Tagger
from sayso.attribution.tagger.signs import Parts
from sayso.attribution.tagger.tagging import Reading, Text, proposed, read
from sayso.evaluation.attribution_scores import Comparable, Words, matched, sources_agree
from sayso.evaluation.polnear import ROLES, GoldArticle
from sayso.evaluation.scored import ScoredArticle, scored_article
from sayso.records import Parse, Span

RIDGE: Final = 1.0
"""How strongly weights are held near zero, against chance in a few hundred articles."""
STEPS: Final = 50
NEAR: Final = 0.005
"""F1 that is this near the highest is as good."""
_LOW: Final = 0.2
"""Least score at which it is looked what is chosen, to fit the confidence to that."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """An article that the network was not trained on, as it is read and as a person marked it."""

    article: GoldArticle
    text: Text


@dataclass(frozen=True, slots=True)
class Settlement:
    """What was chosen, and the F1 of whole attributions that it gave on the articles it was chosen on."""

    confidence: Confidence
    min_score: float
    f1: float


@dataclass(frozen=True, slots=True)
class _Marked:
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


def settle(tagger: Tagger, held_out: Sequence[HeldOut]) -> Settlement:
    """Return the confidence fitted to what proposals are worth, then to which are right, and the least score with the best F1 with it."""
    readings = [read(tagger, one.text) for one in held_out]
    pools = [proposed(tagger.settled, one) for one in readings]
    rows: list[list[float]] = []
    worth: list[float] = []
    for one, read_as, pool in zip(held_out, readings, pools, strict=True):
        for reading, found in zip(read_as, pool, strict=True):
            rows.extend([weighed.signs[name] for name in SIGNS] for weighed in found)
            worth.extend(_worth(one, reading, found))
    fitted = fit(np.array(rows), np.array(worth, dtype=np.float64))
    confidence = _sobered(fitted, held_out, readings, pools)
    least, f1 = _best_least(confidence, held_out, readings, pools)
    return Settlement(confidence, least, f1)


def _sobered(
    fitted: Confidence,
    held_out: Sequence[HeldOut],
    readings: Sequence[Sequence[Reading]],
    pools: Sequence[Sequence[Sequence[Weighed]]],
) -> Confidence:
    """Return the confidence fitted once more to what is chosen by it: the surest of several is less sure than it seems.

    A logistic regression on the log-odds (Platt 1999), which leaves the order of the proposals as it is. Returns the
    first one where what is chosen teaches nothing.
    """
    chances: list[float] = []
    hits: list[bool] = []
    for one, read_as, pool in zip(held_out, readings, pools, strict=True):
        scored = _scored(one, read_as, pool, fitted, _LOW)
        chances.extend(scored.scores)
        hits.extend(scored.hits())
    # Of nothing, or of what was all right or all wrong, only the constant could be fitted, and that without end.
    if len(set(hits)) < 2:
        return fitted
    again = fit(np.array([[logit(chance)] for chance in chances]), np.array(hits, dtype=np.float64))
    (slope,) = again.weights
    # Every proposal would score the same, or the likelier less: the order is better known from all that was proposed.
    if slope <= 0.0:
        return fitted
    weights = tuple(round(slope * weight, 10) for weight in fitted.weights)
    return Confidence(weights, round(slope * fitted.constant + again.constant, 10))


def _scored(
    one: HeldOut,
    read_as: Sequence[Reading],
    pool: Sequence[Sequence[Weighed]],
    confidence: Confidence,
    least: float,
) -> ScoredArticle:
    """Return what is chosen of an article at a least score, beside what was marked in it."""
    kept = [
        tagged
        for reading, weighed in zip(read_as, pool, strict=True)
        for tagged in chosen(reading.scores, weighed, confidence, least)
    ]
    return scored_article(one.article, [_of_tagged(one.text.parse, tagged) for tagged in kept])


def _worth(one: HeldOut, reading: Reading, found: Sequence[Weighed]) -> list[float]:
    """Return what each proposal is worth, by itself: 0 where content or source are not those somebody marked.

    Half of the rest is for being right at all, half for how near it comes to what was marked: of several right ones,
    the nearest should be chosen.
    """
    words = Words(one.article.stem, one.article.text)
    gold = [each for each in words.comparable(one.article.attributions) if each["content"].spans]

    def worth(parts: Parts) -> float:
        def placed(rows: Iterable[int]) -> list[int]:
            return [int(reading.scores.words[i]) for i in rows]

        source, cue, content = (placed(own) for own in (parts.source, parts.cue, parts.content))
        (made,) = words.comparable([_marked(one.text.parse, source, cue, content)])
        near = [_nearness(gold[i], made) for i, _ in matched(gold, [made]) if sources_agree(gold[i], made)]
        return 0.5 + 0.5 * max(near) if near else 0.0

    return [worth(weighed.parts) for weighed in found]


def _nearness(marked: Comparable, made: Comparable) -> float:
    """Return how near one attribution comes to another: the contents' overlap, and whether each part is the same."""
    contents = [one["content"].words for one in (marked, made)]
    both, either = len(frozenset.intersection(*contents)), len(frozenset.union(*contents))
    return (both / max(1, either) + sum(marked[role].words == made[role].words for role in ROLES)) / 4


def _marked(
    parse: Parse, source: Iterable[int], cue: Iterable[int], content: Iterable[int], score: float = 0.0
) -> _Marked:
    return _Marked(parse.spans_of(source), parse.spans_of(cue), parse.spans_of(content), score)


def _best_least(
    confidence: Confidence,
    held_out: Sequence[HeldOut],
    readings: Sequence[Sequence[Reading]],
    pools: Sequence[Sequence[Sequence[Weighed]]],
) -> tuple[float, float]:
    """Return the least score (a multiple of 0.05) with a good F1 of whole attributions, and that F1.

    The curve is flat at its top, where its highest point is chance: the middle is taken of those that come near it.
    """
    curve: list[tuple[float, float]] = []
    # In twentieths: a sum of steps of 0.05 misses what scores exactly as much as the least score it is stored as.
    for least in (n / 20 for n in range(2, 16)):
        hits = found = marked = 0
        for one, read_as, pool in zip(held_out, readings, pools, strict=True):
            scored = _scored(one, read_as, pool, confidence, least)
            hits += sum(scored.hits())
            found += len(scored.found)
            marked += len(scored.gold)
        curve.append((least, 2.0 * hits / max(1, found + marked)))
    highest = max(f1 for _, f1 in curve)
    near = [point for point in curve if point[1] >= highest - NEAR]
    return near[len(near) // 2]


def _of_tagged(parse: Parse, tagged: Tagged) -> _Marked:
    return _marked(parse, tagged.source, tagged.cue, tagged.content, tagged.score)


def fit(rows: Floats, right: Floats) -> Confidence:
    """Return the logistic regression of ``right`` (n,), from 0 to 1, on ``rows`` (n, signs), by Newton's method.

    Without any rows every score is one half.
    """
    if not len(rows):
        return Confidence((0.0,) * len(SIGNS), 0.0)
    mean, spread = rows.mean(0), np.maximum(rows.std(0), 1e-3)
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
