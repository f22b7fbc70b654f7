"""Teachers: networks taught on a part of the articles each, who say what they think of the others'.

No teacher has seen the articles that it is asked about; on its own it would only repeat what was marked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch

from sayso.training import fitting
from sayso.training.beliefs import Beliefs, believed, joined, mixed
from sayso.training.examples import Cutting, Example, batch_of, cuttings
from sayso.training.network import Tagger
from sayso.training.plan import Plan, Progress


def taught(
    examples: Sequence[Example],
    plan: Plan,
    folder: Path,
    report: Callable[[str, Progress], None],
    begun: Callable[[], Tagger],
    predecessor: str | None = None,
) -> list[Example]:
    """Return the examples with what their teachers think mixed into their beliefs, as far as the plan trusts these.

    Each of ``plan.teachers`` learns from the examples whose number leaves another remainder than its own, and is asked
    about those that leave it. ``begun`` returns a network to begin with; ``folder`` gets a folder with a checkpoint for
    each. Raises what `fitting.fit` raises.
    """
    result = list(examples)
    for number in range(plan.teachers):
        name = f"teacher-{number + 1}"
        own = folder / name
        own.mkdir(parents=True, exist_ok=True)
        learnt = [one for n, one in enumerate(examples) if n % plan.teachers != number]
        teacher = fitting.fit(begun(), learnt, plan, own, partial(report, name), predecessor)
        for n in range(number, len(examples), plan.teachers):
            thought = opinion(teacher, examples[n])
            result[n] = replace(examples[n], beliefs=mixed(examples[n].beliefs, thought, plan.trust))
    return result


def opinion(teacher: Tagger, example: Example) -> Beliefs:
    """Return what a network believes of a document that it reads in windows, as at work."""
    parts = [_of_window(teacher, window) for window in cuttings(example)]
    return joined(parts) if parts else example.beliefs


def _of_window(teacher: Tagger, window: Cutting) -> Beliefs:
    batch = batch_of([window])
    with torch.no_grad():
        output = teacher(batch.pieces, batch.piece_word, batch.first, batch.last, batch.features, batch.heads)
    return believed(output.tags[0].float(), teacher.transitions, teacher.starts)
