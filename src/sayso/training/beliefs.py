"""How likely each tag of each word is held to be: by whoever marked it, or by a network that was taught on other articles.

Two people who mark the same article agree on three attributions in four, so that a tag marked once is less than
certain. A network taught on other articles says how much less: what it thinks, mixed with what was marked, teaches
better than what was marked alone (Hinton et al. 2015; in crossing, as Wolpert 1992 stacks).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from sayso.attribution.tagger.decoding import allowed
from sayso.training.network import TAGS, log_total

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Beliefs:
    """Probabilities: ``tags`` (words, TAGS) of each word's tag, ``steps`` (words, TAGS * TAGS) of it after another.

    Each row of ``steps`` is a table of the tag before by the word's own; of the first word it means nothing.
    """

    tags: Floats
    steps: Floats


def certain(tags: Ints) -> Beliefs:
    """Return the beliefs of somebody who knows the tags (words,)."""
    own = np.eye(TAGS, dtype=np.float32)[tags]
    return Beliefs(own, _independent(own))


def mixed(one: Beliefs, other: Beliefs, trust: float) -> Beliefs:
    """Return the beliefs of somebody who trusts the other so much, and one for the rest."""
    return Beliefs((1 - trust) * one.tags + trust * other.tags, (1 - trust) * one.steps + trust * other.steps)


def believed(tags: torch.Tensor, transitions: torch.Tensor, starts: torch.Tensor) -> Beliefs:
    """Return what a network believes of words read together, by its scores of their tags (words, TAGS) float32.

    The probabilities are the slopes of the logarithm of the sum over all sequences that BIO allows.
    """
    never = torch.from_numpy(allowed(TAGS)).float()
    with torch.enable_grad():
        own = tags.detach().clone().requires_grad_(requires_grad=True)
        steps = (transitions + never[:-1]).detach().repeat(len(tags), 1, 1).requires_grad_(requires_grad=True)
        total = log_total(
            own.unsqueeze(0),
            torch.ones(1, len(tags), dtype=torch.bool),
            steps.unsqueeze(0),
            starts.detach() + never[-1],
        )
        found = torch.autograd.grad(total.sum(), (own, steps))
    return Beliefs(found[0].numpy(), found[1].reshape(len(tags), TAGS * TAGS).numpy())


def joined(parts: list[Beliefs]) -> Beliefs:
    """Return the beliefs about stretches of words that follow one another as one.

    What stretches were read apart are held to be independent of each other where they meet.
    """
    tags = np.concatenate([part.tags for part in parts])
    steps = np.concatenate([part.steps for part in parts])
    at = 0
    for part in parts[:-1]:
        at += len(part.tags)
        steps[at] = np.outer(tags[at - 1], tags[at]).reshape(-1)
    return Beliefs(tags, steps)


def _independent(tags: Floats) -> Floats:
    """Return the steps between words whose tags do not depend on each other."""
    steps = np.zeros((len(tags), TAGS * TAGS), dtype=np.float32)
    steps[1:] = (tags[:-1, :, None] * tags[1:, None, :]).reshape(-1, TAGS * TAGS)
    return steps
