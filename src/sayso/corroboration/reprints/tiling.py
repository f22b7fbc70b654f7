"""Which words of two documents agree: tiles, runs of words that stand in both, no word in two of them.

Greedy string tiling (Wise 1993): the longest run that both share becomes a tile, then the longest of what is left, and
so on, so that moved paragraphs are found wherever they went. Runs are found from the places where four words in a row
agree, which takes time in proportion to the texts and their common words, not to the product of their lengths.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from sayso.corroboration.reprints.numbers import SEED, Numbers
from sayso.corroboration.reprints.words import Words

SHORTEST: Final = SEED
"""Words in the shortest tile."""
COMMONEST: Final = 12
"""Four words that a text has more often than this begin no run: they are a refrain, and would take time for nothing."""

Places = npt.NDArray[np.int64]


class Tile(NamedTuple):
    """A run of words that agree: where it begins in the first document and in the second, and how long it is."""

    first: int
    second: int
    length: int


def tiles(first: Words, second: Words) -> list[Tile]:
    """Return the tiles of two documents in the order of the first; the longest were laid first."""
    waiting = [(-run.length, run.first, run.second) for run in _runs(first, second)]
    heapify(waiting)
    free_first, free_second = bytearray(b"\x01" * len(first)), bytearray(b"\x01" * len(second))
    laid: list[Tile] = []
    while waiting:
        negative, i, j = heappop(waiting)
        length = -negative
        if free_first.find(0, i, i + length) < 0 and free_second.find(0, j, j + length) < 0:
            laid.append(Tile(i, j, length))
            free_first[i : i + length] = free_second[j : j + length] = bytes(length)
            continue
        for offset, rest in _remains(free_first[i : i + length], free_second[j : j + length]):
            heappush(waiting, (-rest, i + offset, j + offset))
    return sorted(laid)


def _runs(first: Words, second: Words) -> Iterator[Tile]:
    """Yield every run of agreeing words that could be longer at neither end."""
    i, j = _seed_pairs(first.seeds, second.seeds)
    if not i.size:
        return
    order = np.lexsort((i, i - j))
    i, j = i[order], j[order]
    # Seeds that follow each other at the same distance in both documents are one run.
    starts = np.flatnonzero(np.diff(i - j, prepend=len(first) + 1) | (np.diff(i, prepend=-2) != 1))
    lengths = np.diff(starts, append=i.size) + SHORTEST - 1
    for one, other, length in zip(i[starts].tolist(), j[starts].tolist(), lengths.tolist(), strict=True):
        # Two words may have one number.
        if first.forms[one : one + length] == second.forms[other : other + length]:
            yield Tile(one, other, length)


def _seed_pairs(first: Numbers, second: Numbers) -> tuple[Places, Places]:
    """Return where in the first and where in the second the same four words stand, all ways, but for refrains."""
    order = np.argsort(second, kind="stable")
    ordered = second[order]
    low = np.searchsorted(ordered, first, "left")
    there = np.searchsorted(ordered, first, "right") - low
    here = np.flatnonzero(there)
    if not here.size:
        return here, here
    _, which, here_often = np.unique(first[here], return_inverse=True, return_counts=True)
    here = here[(there[here] <= COMMONEST) & (here_often[which] <= COMMONEST)]
    often = there[here]
    offsets = np.arange(often.sum()) - np.repeat(np.cumsum(often) - often, often)
    return np.repeat(here, often), order[np.repeat(low[here], often) + offsets]


def _remains(first: bytearray, second: bytearray) -> list[tuple[int, int]]:
    """Return the stretches of a run, by offset and length, of which no word is in a tile yet."""
    found: list[tuple[int, int]] = []
    start = 0
    for i in range(len(first) + 1):
        if i == len(first) or not (first[i] and second[i]):
            if i - start >= SHORTEST:
                found.append((start, i - start))
            start = i + 1
    return found
