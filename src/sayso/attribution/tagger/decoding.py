"""From scores to tags: the most likely sequence, and how likely each tag is.

A linear-chain conditional random field over BIO tags (Lafferty et al. 2001; Lample et al. 2016), decoded by Viterbi
and by the forward-backward algorithm, for all windows of a document side by side. Tag 0 is "none of it"; tags 2r+1
and 2r+2 begin and continue role r.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

NEVER = -1e4
"""The score of a step that BIO forbids: to continue what was not begun."""


def allowed(tags: int) -> Floats:
    """Return a (tags + 1, tags) table of 0 and `NEVER`: steps from row to column; the last row is the start."""
    table = np.zeros((tags + 1, tags))
    for to in range(2, tags, 2):
        table[:, to] = NEVER
        table[[to - 1, to], to] = 0.0
    return table


def padded(scores: Sequence[Floats]) -> tuple[Floats, Ints]:
    """Return windows of scores (words, tags) as one (windows, longest, tags) and their lengths."""
    lengths = np.array([len(one) for one in scores], dtype=np.int64)
    table = np.zeros((len(scores), int(lengths.max(initial=0)), scores[0].shape[1]))
    for row, one in zip(table, scores, strict=True):
        row[: len(one)] = one
    return table, lengths


def best_tags(scores: Sequence[Floats], steps: Floats, starts: Floats) -> list[Ints]:
    """Return each window's most likely tags. ``steps`` (tags, tags) scores a step from row to column."""
    table, lengths = padded(scores)
    count, longest, _ = table.shape
    best = starts + table[:, 0]
    back = np.zeros(table.shape, dtype=np.int64)
    ends = best.copy()
    for t in range(1, longest):
        ways = best[:, :, None] + steps
        back[:, t] = ways.argmax(1)
        best = ways.max(1) + table[:, t]
        here = lengths > t
        ends[here] = best[here]
    found = []
    for n in range(count):
        length = int(lengths[n])
        path = np.zeros(length, dtype=np.int64)
        path[-1] = ends[n].argmax()
        for t in range(length - 1, 0, -1):
            path[t - 1] = back[n, t, path[t]]
        found.append(path)
    return found


def marginals(scores: Sequence[Floats], steps: Floats, starts: Floats) -> list[Floats]:
    """Return for each window (words, tags): the probability of each tag of each word, whatever the others are."""
    table, lengths = padded(scores)
    count, longest, tags = table.shape
    # In probabilities rather than logarithms, rescaled at every word: a fifth of the time, the same to 12 digits.
    weights = np.exp(table - table.max(2, keepdims=True))
    moves = np.exp(steps)
    forward = np.zeros(table.shape)
    forward[:, 0] = np.exp(starts - starts.max()) * weights[:, 0]
    forward[:, 0] /= forward[:, 0].sum(1, keepdims=True)
    for t in range(1, longest):
        ahead = (forward[:, t - 1] @ moves) * weights[:, t]
        forward[:, t] = ahead / ahead.sum(1, keepdims=True)
    backward = np.ones((count, tags))
    result = np.zeros(table.shape)
    for t in range(longest - 1, -1, -1):
        here = (lengths - 1 > t)[:, None]
        if t < longest - 1:
            behind = (backward * weights[:, t + 1]) @ moves.T
            backward = np.where(here, behind / behind.sum(1, keepdims=True), 1.0)
        joint = forward[:, t] * backward
        result[:, t] = joint / joint.sum(1, keepdims=True)
    return [result[n, : int(lengths[n])] for n in range(count)]
