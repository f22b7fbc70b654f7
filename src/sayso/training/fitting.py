"""The weights' training: steps, checkpoints, and going on where it stopped.

AdamW (Loshchilov and Hutter 2019) with a linear rise and fall of the rate; what is kept is the running average of the
weights (Polyak and Juditsky 1992), which needs no choosing of a best step.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from sayso.errors import SaysoError
from sayso.training.examples import Example, batch_of, blurred, epoch
from sayso.training.network import ENCODER, Batch, Tagger, loss
from sayso.training.plan import Plan, Progress

CHECKPOINT: Final = "checkpoint.pt"
EVERY: Final = 100
"""Steps between two checkpoints: about two minutes' work on two cores."""
MARKS: Final = ("plan", "names", "predecessor")
"""What a checkpoint says of its training; the last only where that began with a trained tagger."""


class CheckpointMismatch(SaysoError):
    """A checkpoint was made by another plan, on other data or from another begin than it should go on with."""


class NothingToLearn(SaysoError):
    """There is no word in any of the articles."""


def fit(
    network: Tagger,
    examples: Sequence[Example],
    plan: Plan,
    folder: Path,
    report: Callable[[Progress], None],
    predecessor: str | None = None,
) -> Tagger:
    """Return the network with its weights' average over training, in evaluation mode.

    Every `EVERY` steps a checkpoint is written into ``folder``; started again with the same plan and examples, training
    goes on from it and ends with the same weights. ``predecessor`` is the digest of the tagger whose weights the network
    begins with, if it is not the encoder. Raises CheckpointMismatch where the checkpoint is of another training, and
    NothingToLearn where there is no word in the examples.
    """
    first = epoch(examples, 0, plan.seed)
    if not first:
        raise NothingToLearn(f"no word in {len(examples)} articles; give reports with text")
    torch.set_num_threads(plan.threads)
    torch.use_deterministic_algorithms(mode=True)
    network.words.weight.requires_grad_(requires_grad=False)
    mark: dict[str, object] = {"plan": asdict(plan), "names": [example.name for example in examples]}
    if predecessor is not None:
        mark["predecessor"] = predecessor
    state = _State(network, plan, folder, mark)
    steps = max(1, round(len(first) * plan.epochs))
    done, number = 0, 0
    network.train()
    while done < steps:
        for cut in epoch(examples, number, plan.seed)[: steps - done]:
            done += 1
            if done <= state.step:
                continue
            # From the step's own number, so that a training that was interrupted hides the same.
            chance = np.random.default_rng((plan.seed, done))
            batch = batch_of([blurred(one, plan.blur, chance) for one in cut])
            parts = state.advance(batch, _rate(done, steps, plan))
            report(Progress(done, steps, parts))
            if done % EVERY == 0 or done == steps:
                state.save()
        number += 1
    return state.average.eval()


def _rate(step: int, steps: int, plan: Plan) -> float:
    """Return the rate at a step as a share of the highest."""
    rise = min(1.0, step / max(1.0, plan.warm_up * steps))
    return rise * max(0.02, 1.0 - step / steps)


class _State:
    """All that changes while the network is trained, and what a checkpoint holds."""

    def __init__(self, network: Tagger, plan: Plan, folder: Path, mark: Mapping[str, object]) -> None:
        self.network = network
        self.average = copy.deepcopy(network)
        self.step = 0
        self._plan = plan
        self._path = folder / CHECKPOINT
        self._mark = mark
        trained = [(name, one) for name, one in network.named_parameters() if one.requires_grad]
        encoder = [one for name, one in trained if name.split(".")[0] in ENCODER]
        heads = [one for name, one in trained if name.split(".")[0] not in ENCODER]
        self._rates = (plan.encoder_rate, plan.head_rate)
        self._optimiser = torch.optim.AdamW(
            [{"params": encoder}, {"params": heads}], lr=1.0, weight_decay=plan.decay, betas=(0.9, 0.98)
        )
        torch.manual_seed(plan.seed)
        if self._path.exists():
            self._load()

    def advance(self, batch: Batch, share: float) -> dict[str, float]:
        """Take one step; returns the parts of the loss."""
        for group, rate in zip(self._optimiser.param_groups, self._rates, strict=True):
            group["lr"] = rate * share
        with torch.autocast("cpu", torch.bfloat16, enabled=not self._plan.whole_precision):
            total, parts = loss(self.network, batch)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self._plan.longest_gradient)
        self._optimiser.step()
        self._optimiser.zero_grad()
        self.step += 1
        # At first the average follows closely: it should not remember the untrained heads.
        kept = min(self._plan.average, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for mean, own in zip(self.average.parameters(), self.network.parameters(), strict=True):
                mean.lerp_(own, 1.0 - kept)
        return parts

    def save(self) -> None:
        """Write the checkpoint: whole, or not at all."""
        draft = self._path.with_suffix(".part")
        torch.save(
            {
                **self._mark,
                "step": self.step,
                "network": self.network.state_dict(),
                "average": self.average.state_dict(),
                "optimiser": self._optimiser.state_dict(),
                "chance": torch.get_rng_state(),
            },
            draft,
        )
        os.replace(draft, self._path)  # noqa: PTH105  # of the same kind as the write above: atomic on one disk

    def _load(self) -> None:
        stored: dict[str, Any] = torch.load(self._path, weights_only=True)
        if {key: stored[key] for key in MARKS if key in stored} != self._mark:
            raise CheckpointMismatch(
                f"{self._path}: is the checkpoint of another training; give another --output, or delete it"
            )
        self.network.load_state_dict(stored["network"])
        self.average.load_state_dict(stored["average"])
        self._optimiser.load_state_dict(stored["optimiser"])
        torch.set_rng_state(stored["chance"])
        self.step = stored["step"]
