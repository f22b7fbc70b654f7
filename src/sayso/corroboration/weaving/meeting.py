"""Which kinds of claims meet: the pairs of those that share a key, each once however many keys they share."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

from sayso.corroboration.groups.common import Indices, spread

_AT_ONCE: Final = 2_000_000
"""So many meetings are looked through at once: a few tens of megabytes."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of kinds, each once, in order.

    ``first`` and ``second`` have an entry a pair, its place among ``kinds``, which are sorted; the first is the smaller one.
    """

    kinds: Sequence[int]
    first: Indices
    second: Indices

    def __len__(self) -> int:
        return len(self.first)


def meeting(come: Sequence[Collection[int]], new: Collection[int], again: Sequence[Collection[int]]) -> Pairs:
    """Return who meets whom, given who shares each key.

    Of those who share one of the keys ``come`` each that is ``new`` meets all others; of those ``again`` each meets each.
    """
    holders = [*come, *again]
    counts = np.fromiter(map(len, holders), dtype=np.int64, count=len(holders))
    ends = np.cumsum(counts)
    held = np.fromiter(chain.from_iterable(holders), dtype=np.int64, count=int(counts.sum()))
    kinds, who = np.unique(held, return_inverse=True)
    meets = np.isin(kinds, np.fromiter(new, dtype=np.int64, count=len(new)))[who]
    meets[counts[: len(come)].sum() :] = True
    key = np.repeat(np.arange(len(holders)), counts)[meets]
    one, starts, lengths = who[meets], (ends - counts)[key], counts[key]
    cuts = np.searchsorted(np.cumsum(lengths), np.arange(_AT_ONCE, int(lengths.sum()), _AT_ONCE))
    codes = [np.empty(0, dtype=np.int64)]
    for some in np.split(np.arange(len(one)), cuts):
        meeting_, at = spread(starts[some], lengths[some])
        mine, others = one[some][meeting_], who[at]
        codes.append(
            np.unique((np.minimum(mine, others) * len(kinds) + np.maximum(mine, others))[mine != others])
        )
    first, second = np.divmod(np.unique(np.concatenate(codes)), max(1, len(kinds)))
    return Pairs(kinds.tolist(), first, second)
