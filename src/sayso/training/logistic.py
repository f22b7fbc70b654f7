"""Logistic regression with a penalty on squared weights, for many rows of few signs each.

Weights are found by Newton's method, each step solved by conjugate gradients (Hestenes and Stiefel 1952), so that no
matrix is ever built. Nothing is drawn at random.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]

ALWAYS: Final = "always"
"""The sign that every row has; its weight is not held down."""
_ROUNDS: Final = 12
_STEPS: Final = 25
_FREE: Final = 1e-3


def sigmoid(sums: Floats) -> Floats:
    """Return the probabilities that sums stand for."""
    found: Floats = 1.0 / (1.0 + np.exp(-np.clip(sums, -30.0, 30.0)))
    return found


@dataclass(frozen=True, slots=True)
class Design:
    """Which row has which signs, and how much of each: those of row k stand from ``bounds[k]`` to ``bounds[k + 1]``.

    ``places`` are indices into ``names``. ``dense`` are further signs that every row has, a column each, named by the
    last of ``names``. Every row has a sign that is not dense.
    """

    names: tuple[str, ...]
    bounds: Integers
    places: Integers
    amounts: Floats
    dense: Floats

    @classmethod
    def of(
        cls,
        rows: Sequence[Mapping[str, float]],
        groups: Sequence[int],
        least: int,
        dense: tuple[str, ...] = (),
    ) -> Design:
        """Return the design of rows; a sign must be seen in ``least`` groups of rows to count, but for ALWAYS."""
        seen: Counter[str] = Counter()
        last: dict[str, int] = {}
        for row, group in zip(rows, groups, strict=True):
            for name in row:
                if last.get(name) != group:
                    last[name] = group
                    seen[name] += 1
        kept = sorted(name for name, count in seen.items() if count >= least or name == ALWAYS)
        place = {name: k for k, name in enumerate(kept)}
        held = [[(place[name], amount) for name, amount in row.items() if name in place] for row in rows]
        return cls(
            (*kept, *dense),
            np.cumsum([0, *map(len, held)]),
            np.array([where for row in held for where, _ in row], np.int64),
            np.array([amount for row in held for _, amount in row]),
            np.zeros((len(rows), len(dense))),
        )

    def with_dense(self, dense: Floats) -> Design:
        """Return the same with other amounts of the signs that every row has."""
        return Design(self.names, self.bounds, self.places, self.amounts, dense)

    def rows(self, which: Booleans) -> Design:
        """Return some of the rows."""
        lengths = np.diff(self.bounds)
        held = np.repeat(which, lengths)
        bounds = np.concatenate(([0], np.cumsum(lengths[which])))
        return Design(self.names, bounds, self.places[held], self.amounts[held], self.dense[which])

    def sums(self, weights: Floats) -> Floats:
        """Return each row's sum of weights."""
        found: Floats = np.add.reduceat(weights[self.places] * self.amounts, self.bounds[:-1])
        if self.dense.shape[1]:
            found += self.dense @ weights[-self.dense.shape[1] :]
        return found

    def gathered(self, shares: Floats) -> Floats:
        """Return for each sign the sum over rows of a row's share times how much of the sign it has."""
        return self._gathered(self.amounts, self.dense, shares)

    def squared(self, shares: Floats) -> Floats:
        """Return the same with the squares of how much there is of a sign."""
        return self._gathered(self.amounts**2, self.dense**2, shares)

    def spreads(self) -> Floats:
        """Return the variance of each sign over the rows."""
        evenly = np.full(len(self.dense), 1.0 / max(1, len(self.dense)))
        return np.maximum(self.squared(evenly) - self.gathered(evenly) ** 2, 1e-9)

    def _gathered(self, amounts: Floats, dense: Floats, shares: Floats) -> Floats:
        spread = np.repeat(shares, np.diff(self.bounds)) * amounts
        found: Floats = np.bincount(self.places, spread, len(self.names)).astype(np.float64)
        if dense.shape[1]:
            found[-dense.shape[1] :] = shares @ dense
        return found


def fitted(
    design: Design,
    wanted: Floats,
    penalty: float,
    *,
    importance: Floats | None = None,
    to_scale: bool = False,
) -> Floats:
    """Return the weights that make rows as likely as wanted, each 0 to 1.

    ``importance`` is how much each row counts. With ``to_scale`` a weight is held down by what it does over the spread
    of its sign, so that it makes no difference in what unit a sign is told.
    """
    counts = np.ones(len(wanted)) if importance is None else importance
    holding = np.full(len(design.names), penalty)
    if to_scale:
        holding *= design.spreads()
    if ALWAYS in design.names:
        holding[design.names.index(ALWAYS)] = _FREE
    weights = np.zeros(len(design.names))
    for _ in range(_ROUNDS):
        likely = sigmoid(design.sums(weights))
        slope = design.gathered(counts * (wanted - likely)) - holding * weights
        step = _solved(design, counts * likely * (1 - likely), holding, slope)
        weights = weights + step
        if float(np.abs(step).max(initial=0.0)) < 1e-3:
            break
    return weights


def _solved(design: Design, curve: Floats, holding: Floats, slope: Floats) -> Floats:
    """Return Newton's step, by conjugate gradients scaled to the penalty and the signs' own curvature."""
    scale = 1.0 / (holding + design.squared(curve))
    found = np.zeros_like(slope)
    rest = slope.copy()
    eased = scale * rest
    way, left = eased.copy(), float(rest @ eased)
    enough = 1e-4 * left
    for _ in range(_STEPS):
        if left <= enough or left < 1e-12:
            break
        along = design.gathered(curve * design.sums(way)) + holding * way
        length = left / float(way @ along)
        found += length * way
        rest -= length * along
        eased = scale * rest
        before, left = left, float(rest @ eased)
        way = eased + (left / before) * way
    return found
