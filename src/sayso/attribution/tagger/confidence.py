"""How likely an attribution is right, from what the network and the rules say of its parts.

A logistic regression over a few signs, fitted on articles that the network was not trained on (Platt 1999): `score` is
the probability that content and source are those a person would mark, in the sense of figure (d) of docs/evaluation.md.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

SIGNS = (
    "cue", "weakest cue word", "whole cue", "content", "weakest content word", "weakest content edge", "whole content",
    "content link", "source", "whole source", "source link", "no source", "tagged plainly", "tagged eagerly",
    "tagged most eagerly", "rules agree", "rules differ", "words",
)  # fmt: skip
"""What is looked at; `sayso.attribution.tagger.signs` says how each is measured."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """The fitted weights, one for each of `SIGNS`, and the constant."""

    weights: tuple[float, ...]
    constant: float

    def score(self, signs: Mapping[str, float]) -> float:
        """Return a probability, rounded to four digits so that it prints the same everywhere."""
        total = self.constant + sum(
            weight * signs[name] for name, weight in zip(SIGNS, self.weights, strict=True)
        )
        return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))), 4)

    def to_json(self) -> str:
        """Return it as it is stored in a model."""
        return json.dumps({"constant": self.constant, "weights": dict(zip(SIGNS, self.weights, strict=True))})

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote; raises ValueError where it looks at other signs."""
        stored = json.loads(text)
        if tuple(stored["weights"]) != SIGNS:
            raise ValueError("its confidence looks at other signs than this version of sayso gives")
        return cls(tuple(stored["weights"].values()), stored["constant"])


def logit(probability: float) -> float:
    """Return a probability's log-odds, at most 7 either way: beyond a thousandth nothing was ever counted."""
    kept = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(kept / (1 - kept))
