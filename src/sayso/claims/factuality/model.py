"""A value for how factual an event is presented, learnt from what readers said of the events of UW (Lee et al. 2015).

The model is a sum of weights, one for each feature seen, and a curve that turns the sum into a value: readers' values
crowd at 3, and no sum of weights does. Both are in ``weights.json``; `sayso train factuality` makes it.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.attribution.lexicon import Lexicon
from sayso.claims.factuality.features import features
from sayso.records import Parse


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, and the corners of the curve: ``values[k]`` is what a sum of ``sums[k]`` comes to."""

    weights: Mapping[str, float]
    sums: tuple[float, ...]
    values: tuple[float, ...]

    @classmethod
    def load(cls) -> Model:
        """Return the model that comes with sayso, read once."""
        return _read()

    @classmethod
    def loads(cls, text: str) -> Model:
        """Return the model that a file of weights holds."""
        told = json.loads(text)
        return cls(told["weights"], tuple(told["sums"]), tuple(told["values"]))

    def dumps(self) -> str:
        """Return the model as a file: one weight a line, sorted, so that two models can be compared."""
        told = {"sums": self.sums, "values": self.values, "weights": dict(sorted(self.weights.items()))}
        return json.dumps(told, indent=0, ensure_ascii=False) + "\n"

    def value(self, seen: Iterable[str]) -> float:
        """Return the value, in [-3, 3], of an event with these features; one that is not known counts nothing."""
        total = sum(self.weights.get(feature, 0.0) for feature in seen)
        k = bisect_right(self.sums, total)
        if k in {0, len(self.sums)}:
            return self.values[min(k, len(self.sums) - 1)]
        share = (total - self.sums[k - 1]) / (self.sums[k] - self.sums[k - 1])
        return self.values[k - 1] + share * (self.values[k] - self.values[k - 1])


def factuality(parse: Parse, i: int, lexicon: Lexicon) -> float:
    """Return how factual the event that token ``i`` stands for is presented: -3 certainly not so, 3 certainly so.

    This is how a reader of the sentence alone takes it, whoever says it: an event that somebody is quoted on counts
    for less than one that the report states itself.
    """
    return Model.load().value(features(parse, i, lexicon))


@cache
def _read() -> Model:
    return Model.loads(files("sayso.claims.factuality").joinpath("weights.json").read_text(encoding="utf-8"))
