"""Which words of two documents agree: tiles, runs of words that stand in both, no word in two of them.

Greedy string tiling (Wise 1993): the longest run that both share becomes a tile, then the longest of what is left, and
so on, so that moved paragraphs are found wherever they went. Runs are found from the places where four words in a row
agree, which takes time in proportion to the texts and their common words, not to the product of their lengths.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from typing import Final, NamedTuple

import numpy as np

from sayso.corroboration.reprints.numbers import SEED, Numbers
from sayso.corroboration.reprints.words import Words

SHORTEST: Final = SEED
"""Words in the shortest tile."""
COMMONEST: Final = 12
"""Four words that a text has more often than this begin no run: they are a refrain, and would take time for nothing."""

Forms = tuple[str, ...]


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


def _runs(first: Words, second: Words) -> list[Tile]:
    """Return every run of agreeing words that could be longer at neither end."""
    common = np.intersect1d(first.seeds, second.seeds)
    if not common.size:
        return []
    places, there = _places(first.seeds, common), _places(second.seeds, common)
    found: list[Tile] = []
    for number, starts in places.items():
        for i in starts:
            for j in there.get(number, ()):
                if i and j and first.forms[i - 1] == second.forms[j - 1]:
                    continue
                length = _agreeing(first.forms, i, second.forms, j)
                if length >= SHORTEST:
                    found.append(Tile(i, j, length))
    return found


def _agreeing(first: Forms, i: int, second: Forms, j: int) -> int:
    """Return how many words agree from these two places on."""
    most = min(len(first) - i, len(second) - j)
    length = 0
    while length < most and first[i + length] == second[j + length]:
        length += 1
    return length


def _places(numbers: Numbers, common: Numbers) -> dict[int, list[int]]:
    """Return where each four words that both documents have stand in one of them, but for refrains."""
    starts = np.flatnonzero(np.isin(numbers, common))
    places: dict[int, list[int]] = defaultdict(list)
    for start, number in zip(starts.tolist(), numbers[starts].tolist(), strict=True):
        places[number].append(start)
    return {number: found for number, found in places.items() if len(found) <= COMMONEST}


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
