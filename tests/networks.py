"""A small network of the tagger's shape, and documents for it to learn; needs torch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
import torch

from sayso.attribution.tagger.windows import pieces_of
from sayso.training import graph, network
from sayso.training.beliefs import certain
from sayso.training.examples import Example
from sayso.training.gold import ACTS, Targets
from sayso.training.network import Tagger
from tagging import SIZES, VOCABULARY, Ints, plain_parse, tokenizer

SMALL = {"WIDTH": 24, "LAYERS": 2, "HEADS": 3, "INNER": 48, "POSITIONS": 300, "VOCABULARY": VOCABULARY, "JOINED": 16, "LINK": 8}  # fmt: skip


def shrink(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make networks small for a test, and the settings of torch those of before after it."""
    for name, size in SMALL.items():
        monkeypatch.setattr(network, name, size)
        if hasattr(graph, name):
            monkeypatch.setattr(graph, name, size)


def small_network(seed: int = 3) -> Tagger:
    """Return a network with random weights, always the same for a seed."""
    torch.manual_seed(seed)
    return Tagger(SIZES, len(ACTS))


def encoder_weights() -> dict[str, Any]:
    """Return random weights by the names of the published encoder's file, of a small network's sizes."""
    torch.manual_seed(5)
    width, inner = SMALL["WIDTH"], SMALL["INNER"]
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (VOCABULARY, width),
        "embeddings.position_embeddings.weight": (SMALL["POSITIONS"], width),
        "embeddings.token_type_embeddings.weight": (2, width),
    }
    parts: Mapping[str, tuple[int, int]] = {
        "attention.self.query": (width, width),
        "attention.self.key": (width, width),
        "attention.self.value": (width, width),
        "attention.output.dense": (width, width),
        "intermediate.dense": (inner, width),
        "output.dense": (width, inner),
    }
    norms = ["embeddings.LayerNorm"]
    for n in range(SMALL["LAYERS"]):
        for part, shape in parts.items():
            shapes[f"encoder.layer.{n}.{part}.weight"] = shape
            shapes[f"encoder.layer.{n}.{part}.bias"] = shape[:1]
        norms += [f"encoder.layer.{n}.attention.output.LayerNorm", f"encoder.layer.{n}.output.LayerNorm"]
    for norm in norms:
        shapes[f"{norm}.weight"] = shapes[f"{norm}.bias"] = (width,)
    return {name: torch.randn(shape) * 0.2 for name, shape in shapes.items()}


def example(name: str, *lengths: int, seed: int = 0) -> Example:
    """Return a document of one paragraph, of sentences of so many words, with features and targets by chance."""
    rng = np.random.default_rng([seed, *name.encode()])
    words = ("the", "ministry", "said", "bridge", "karsk", ".")
    parse = plain_parse(
        [(0, [words[int(n)] for n in rng.integers(0, len(words), length)]) for length in lengths]
    )
    count = len(parse.tokens)

    def some(chosen: Ints) -> Ints:
        return np.where(rng.random(count) < 0.5, chosen, -1)

    near = np.clip(np.arange(count) + rng.integers(-3, 4, count), 0, count - 1)
    tags = rng.choice([0, 0, 1, 3, 5], count)
    return Example(
        name=name,
        parse=parse,
        pieces=pieces_of([token.text for token in parse.tokens], tokenizer()),
        table=np.stack([rng.integers(0, size, count) for size in SIZES], axis=1),
        heads=np.array([token.head for token in parse.tokens]),
        targets=Targets(
            tags,
            some(near),
            some(near[::-1].copy()),
            some(rng.integers(0, len(ACTS), count)),
        ),
        beliefs=certain(tags),
    )
