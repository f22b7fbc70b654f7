"""Documents made ready for the network: windows with their targets, and batches of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from sayso.attribution.tagger.features import FEATURES
from sayso.attribution.tagger.model import BEGIN, END
from sayso.attribution.tagger.windows import LONGEST, Pieces, Window, windows
from sayso.records import Parse
from sayso.training.beliefs import Beliefs
from sayso.training.gold import NO_TARGET, Targets
from sayso.training.network import Batch
from sayso.training.plan import Blur

HIDDEN = 103
"""BERT's mark for a piece that is not shown."""
PIECES = 1800
"""Most pieces in a batch, padding counted: about seven windows."""
SHORTER = (160, 192, 224)
"""Every other epoch the documents are cut elsewhere, by one of these lengths, so that no cut is learnt by heart."""
_POOL = 200
"""Windows sorted by length at a time: batches hold windows of about one length, and differ between epochs."""

_OF_RULES = [n for n, (name, _) in enumerate(FEATURES) if name in {"rule", "rule-score", "cue-word"}]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """A document as the network reads it, and what it is to learn.

    ``table`` (words, features), ``heads`` (words,). ``beliefs`` is what its tags are to be: what was marked, or that
    mixed with what teachers think.
    """

    name: str
    parse: Parse
    pieces: Pieces
    table: Ints
    heads: Ints
    targets: Targets
    beliefs: Beliefs


@dataclass(frozen=True, slots=True)
class Cutting:
    """One window's arrays; the names are those of `Batch`."""

    pieces: Ints
    piece_word: Ints
    first: Ints
    last: Ints
    features: Ints
    heads: Ints
    tags: Floats
    steps: Floats
    cues: Ints
    sources: Ints
    acts: Ints


def cuttings(example: Example, longest: int = LONGEST) -> Iterator[Cutting]:
    """Yield a document's windows of at most ``longest`` pieces."""
    for window in windows(example.parse, example.pieces, longest):
        yield _cutting(example, window)


def _cutting(example: Example, window: Window) -> Cutting:
    first, last = window.first, window.last
    own = np.arange(last - first)
    starts = example.pieces.starts[first : last + 1] - example.pieces.starts[first]
    ids = example.pieces.ids[example.pieces.starts[first] : example.pieces.starts[last]]

    def within(places: Ints, otherwise: Ints | int) -> Ints:
        inside = places[first:last] - first
        return np.where((inside < 0) | (inside >= last - first), otherwise, inside)

    return Cutting(
        pieces=np.concatenate([[BEGIN], ids, [END]]),
        piece_word=np.concatenate([[-1], np.repeat(own, np.diff(starts)), [-1]]),
        first=starts[:-1] + 1,
        last=starts[1:],
        features=example.table[first:last],
        heads=within(example.heads, own),
        tags=example.beliefs.tags[first:last],
        steps=example.beliefs.steps[first:last],
        cues=within(example.targets.cues, NO_TARGET),
        sources=within(example.targets.sources, NO_TARGET),
        acts=example.targets.acts[first:last],
    )


def epoch(examples: Iterable[Example], number: int, seed: int) -> list[list[Cutting]]:
    """Return the batches of an epoch: always the same ones for a number and a seed."""
    rng = random.Random(f"{seed}/{number}")  # noqa: S311  # nothing is kept secret with it
    longest = LONGEST if number % 2 == 0 else rng.choice(SHORTER)
    cut = [cutting for example in examples for cutting in cuttings(example, longest)]
    rng.shuffle(cut)
    batches: list[list[Cutting]] = []
    for at in range(0, len(cut), _POOL):
        current: list[Cutting] = []
        for cutting in sorted(cut[at : at + _POOL], key=lambda one: len(one.pieces)):
            if current and (len(current) + 1) * len(cutting.pieces) > PIECES:
                batches.append(current)
                current = []
            current.append(cutting)
        batches.append(current)
    rng.shuffle(batches)
    return batches


def blurred(cutting: Cutting, blur: Blur, rng: np.random.Generator) -> Cutting:
    """Return a window with some of what it shows hidden, so that nothing is learnt by heart.

    Twenty thousand attributions are few: unhidden, the network knows its training articles after two epochs and gets
    worse on others. The rules need hiding most, for how often their cues attribute was counted on those articles.
    """
    pieces = cutting.pieces.copy()
    hidden = rng.random(len(pieces)) < blur.pieces
    hidden[[0, -1]] = False
    pieces[hidden] = HIDDEN
    features = cutting.features.copy()
    features[rng.random(features.shape) < blur.features] = 0
    if rng.random() < blur.rules:
        features[:, _OF_RULES] = 0
    return replace(cutting, pieces=pieces, features=features)


def batch_of(cut: Sequence[Cutting]) -> Batch:
    """Return windows side by side, padded to the longest."""
    most_pieces = max(len(one.pieces) for one in cut)
    most_words = max(len(one.tags) for one in cut)

    def stacked(arrays: Sequence[npt.NDArray[Any]], length: int, filler: int) -> torch.Tensor:
        table = np.full((len(arrays), length, *arrays[0].shape[1:]), filler, dtype=arrays[0].dtype)
        for row, array in zip(table, arrays, strict=True):
            row[: len(array)] = array
        return torch.from_numpy(table)

    def mask(lengths: Sequence[int], length: int) -> torch.Tensor:
        return torch.arange(length)[None, :] < torch.tensor(lengths)[:, None]

    return Batch(
        pieces=stacked([one.pieces for one in cut], most_pieces, 0),
        piece_word=stacked([one.piece_word for one in cut], most_pieces, -1),
        piece_mask=mask([len(one.pieces) for one in cut], most_pieces),
        first=stacked([one.first for one in cut], most_words, 0),
        last=stacked([one.last for one in cut], most_words, 0),
        features=stacked([one.features for one in cut], most_words, 0),
        heads=stacked([one.heads for one in cut], most_words, 0),
        word_mask=mask([len(one.tags) for one in cut], most_words),
        tags=stacked([one.tags for one in cut], most_words, 0),
        steps=stacked([one.steps for one in cut], most_words, 0),
        cues=stacked([one.cues for one in cut], most_words, NO_TARGET),
        sources=stacked([one.sources for one in cut], most_words, NO_TARGET),
        acts=stacked([one.acts for one in cut], most_words, NO_TARGET),
    )
