"""The weights by which blame is judged: four sums of weights, each turned into a probability.

One tells whether a sentence speaks of an incident, one whether a mention names its doer, one whether an actor is held
responsible in a report, and one, with a sum for each answer, on whose word. All are in ``weights.json``, which
``sayso train blame`` makes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

Signs = dict[str, float]
"""What is seen of something, by name, and how much of it: 1 for what is simply so."""


def probability(weights: Mapping[str, float], signs: Signs) -> float:
    """Return the probability, in (0, 1), that the signs' weighted sum stands for; unknown signs count nothing."""
    return 1 / (1 + exp(-total(weights, signs)))


def total(weights: Mapping[str, float], signs: Signs) -> float:
    """Return the weighted sum of signs, within ±30."""
    get = weights.get
    found = 0.0
    for name, amount in signs.items():
        weight = get(name)
        if weight is not None:
            found += weight * amount
    return max(-30.0, min(30.0, found))


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by sign: of sentences, mentions and actors, and by answer of the word it rests on.

    Actors whose probability is at least ``threshold`` are held responsible.
    """

    sentence: Mapping[str, float]
    mention: Mapping[str, float]
    actor: Mapping[str, float]
    word: Mapping[str, Mapping[str, float]]
    threshold: float

    @classmethod
    def load(cls) -> Model:
        """Return the model that comes with sayso, read once."""
        return _read()

    @classmethod
    def loads(cls, text: str) -> Model:
        """Return the model that a file of weights holds."""
        told = json.loads(text)
        return cls(told["sentence"], told["mention"], told["actor"], told["word"], told["threshold"])

    def dumps(self) -> str:
        """Return the model as a file: one weight a line, sorted, so that two models can be compared."""
        told = {
            "threshold": self.threshold,
            "actor": dict(sorted(self.actor.items())),
            "word": {label: dict(sorted(weights.items())) for label, weights in sorted(self.word.items())},
            "mention": dict(sorted(self.mention.items())),
            "sentence": dict(sorted(self.sentence.items())),
        }
        return json.dumps(told, indent=0, ensure_ascii=False) + "\n"


@cache
def _read() -> Model:
    return Model.loads(files("sayso.blame").joinpath("weights.json").read_text(encoding="utf-8"))
