"""How the tagger is trained, and how far that has come; needs nothing of what training needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blur:
    """What is hidden from the network while it learns, as shares of 1.

    Of the word pieces, of the features of the words, and of the windows in which it is not told what the rules propose.
    """

    pieces: float = 0.08
    features: float = 0.05
    rules: float = 0.2


@dataclass(frozen=True, slots=True)
class Plan:
    """How the network is trained. The same plan on the same examples gives the same weights on the same machine."""

    epochs: float = 4.0
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    """Share of the steps over which the rate rises."""
    decay: float = 0.01
    average: float = 0.995
    """How much of the running average stays at each step."""
    longest_gradient: float = 1.0
    dropout: float = 0.1
    head_dropout: float = 0.2
    blur: Blur = Blur()
    seed: int = 1
    threads: int = 2
    teachers: int = 2
    """Networks taught on all but a share of the articles each, to say what they think of that share; none or several."""
    trust: float = 0.5
    """How much what the teachers think counts, against what was marked."""
    whole_precision: bool = False
    """Compute in 32 bits throughout, instead of products in bfloat16: for processors that lack it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far training has come: steps done and in all, and the parts of the loss at the last one."""

    step: int
    steps: int
    parts: dict[str, float]
