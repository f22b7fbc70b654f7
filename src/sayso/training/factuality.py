"""Learns the weights of `sayso.claims.factuality` from UW's training part (Lee et al. 2015).

The weights minimise Huber's loss, which follows the mean for small errors and the median for large ones, plus a
penalty on their squares. They are found by iteratively reweighted least squares, each solved by conjugate gradients.
The curve is the median of readers' values by score, over scores of events that the weights were not fitted to.
Nothing is drawn at random: the same file and parser give the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.attribution.lexicon import Lexicon
from sayso.claims.factuality.features import ALWAYS, features
from sayso.claims.factuality.model import Model
from sayso.evaluation.factuality import GoldSentence, read_sentences, token_for
from sayso.evaluation.factuality_scores import Agreement
from sayso.records import Document, Parse

LEAST: Final = 3
"""In how many events a feature must be seen to get a weight, so that none tells of a single sentence."""
PENALTY: Final = 15.0
HUBER: Final = 1.0
"""The error up to which the loss is square. This and the penalty were chosen by cross-validation on the training part."""
BLOCKS: Final = 5
"""Into how many runs of sentences the file is cut, each scored by weights fitted to the others."""
CORNERS: Final = 40
ROUNDS: Final = 8
STEPS: Final = 30
DIGITS: Final = 3

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trained:
    """What came of a training: the model, from how many events, and how well events not fitted to are read."""

    model: Model
    events: int
    held_out: Agreement


@dataclass(frozen=True, slots=True)
class _Seen:
    """The events of a file: features of each, readers' values, and the block that each stands in."""

    features: tuple[list[str], ...]
    values: Floats
    block: Integers


def train(path: Path, parse_of: Callable[[Document], Parse], lexicon: Lexicon) -> Trained:
    """Return the model learnt from the sentences of a file; raises CorpusError for a file that is unusable.

    ``parse_of`` is the parser that will be used for reading, for the weights get used to its mistakes.
    """
    seen = _see(read_sentences(path), parse_of, lexicon)
    weights = _fit(seen.features, seen.values)
    sums = _sums_held_out(seen)
    corners, values = _curve(sums, seen.values)
    model = Model(
        {name: rounded for name, weight in weights.items() if (rounded := round(weight, DIGITS))},
        tuple(round(float(corner), DIGITS) for corner in corners),
        tuple(round(float(value), DIGITS) for value in values),
    )
    pairs = zip(np.interp(sums, corners, values), seen.values, strict=True)
    held_out = sum((Agreement.of(float(read), float(gold)) for read, gold in pairs), Agreement())
    return Trained(model, len(seen.values), held_out)


def _see(sentences: Sequence[GoldSentence], parse_of: Callable[[Document], Parse], lexicon: Lexicon) -> _Seen:
    found: list[list[str]] = []
    values: list[float] = []
    block: list[int] = []
    for number, sentence in enumerate(sentences):
        parse = parse_of(sentence.document)
        for event in sentence.events:
            i = token_for(parse, event.span)
            if i is not None:
                found.append(features(parse, i, lexicon))
                values.append(event.value)
                block.append(number * BLOCKS // len(sentences))
    return _Seen(tuple(found), np.array(values), np.array(block))


def _sums_held_out(seen: _Seen) -> Floats:
    """Return each event's sum of the weights that the other blocks of sentences give."""
    sums = np.zeros(len(seen.values))
    for block in range(BLOCKS):
        inside = np.flatnonzero(seen.block == block)
        outside = np.flatnonzero(seen.block != block)
        if len(inside) and len(outside):
            weights = _fit([seen.features[k] for k in outside], seen.values[outside])
            sums[inside] = [sum(weights.get(name, 0.0) for name in seen.features[k]) for k in inside]
    return sums


def _fit(seen: Sequence[Sequence[str]], values: Floats) -> dict[str, float]:
    """Return the weight of every feature seen often enough."""
    counts = Counter(name for names in seen for name in names)
    place = {name: k for k, name in enumerate(sorted(name for name in counts if counts[name] >= LEAST))}
    design = _Design([[place[name] for name in names if name in place] for names in seen], len(place))
    middle = float(np.median(values))
    wanted = values - middle
    weights = np.zeros(len(place) + 1)
    importance = np.ones(len(wanted))
    for _ in range(ROUNDS):
        weights = design.solved(weights, wanted, importance)
        importance = np.minimum(1.0, HUBER / np.maximum(np.abs(wanted - design.sums(weights)), 1e-9))
    fitted = {name: float(weights[k]) for name, k in place.items()}
    fitted[ALWAYS] = fitted.get(ALWAYS, 0.0) + middle
    return fitted


class _Design:
    """Which event has which features: row by row their places, filled up with the place of none, which weighs 0."""

    def __init__(self, rows: Sequence[Sequence[int]], none: int) -> None:
        self.none = none
        self.places = np.full((len(rows), max(map(len, rows))), none, np.int64)
        for k, row in enumerate(rows):
            self.places[k, : len(row)] = row

    def sums(self, weights: Floats) -> Floats:
        """Return each event's sum of weights."""
        return np.asarray(weights[self.places].sum(axis=1))

    def gathered(self, amounts: Floats) -> Floats:
        """Return for each feature the sum of its events' amounts."""
        repeated = np.repeat(amounts, self.places.shape[1])
        total: Floats = np.bincount(self.places.ravel(), repeated, self.none + 1).astype(np.float64)
        total[self.none] = 0.0
        return total

    def solved(self, weights: Floats, wanted: Floats, importance: Floats) -> Floats:
        """Return the weights of least squares, by conjugate gradients from given ones (Hestenes and Stiefel 1952)."""

        def applied(x: Floats) -> Floats:
            return self.gathered(importance * self.sums(x)) + PENALTY * x

        rest = self.gathered(importance * wanted) - applied(weights)
        way, left = rest, float(rest @ rest)
        for _ in range(STEPS):
            if left < 1e-9:
                break
            along = applied(way)
            step = left / float(way @ along)
            weights = weights + step * way
            rest = rest - step * along
            before, left = left, float(rest @ rest)
            way = rest + (left / before) * way
        return weights


def _curve(sums: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Return the curve's corners: of each of CORNERS equal shares of the events the median sum and the median value.

    The values are made to rise with the sums.
    """
    shares = np.array_split(np.argsort(sums, kind="stable"), min(CORNERS, len(sums)))
    corners, first = np.unique([np.median(sums[share]) for share in shares], return_index=True)
    medians = np.array([np.median(values[share]) for share in shares])
    return corners, np.maximum.accumulate(medians)[first]
