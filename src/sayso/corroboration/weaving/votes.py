"""How surely each two kinds of claims of a part say the same, in a table of the part; of a part that grew, only what is new is asked."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.corroboration.groups.clustering import LEAST, Points
from sayso.corroboration.groups.comparing import points
from sayso.corroboration.groups.telling import Telling

Part = tuple[int, ...]
"""Kinds of claims, sorted."""

_MOST: Final = 4_000_000
"""Pairs of which the points are kept: 32 MB."""


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """The points of each kind of a part with each, in their order."""

    part: Part
    points: Points


class Votes:
    """How surely two kinds say the same, worked out once for each two: who joins a part changes nothing between the others.

    Tables of the parts asked for last are kept, of ``most`` pairs together. A kind is looked for in the last part that it was
    in: of two that were in different ones, nothing is known.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._pairs = 0
        self._tables: OrderedDict[Part, _Table] = OrderedDict()
        self._last: dict[int, _Table] = {}

    def among(self, part: Part, told: Mapping[int, Telling]) -> Points:
        """Return the points of each kind of a part with each, as far as they make a difference to clusters.

        Not to be written to. ``told`` has a claim of each kind.
        """
        table = self._tables.get(part)
        if table is None:
            table = self._grown(part, told)
            self._forget_former(part)
            self._tables[part] = table
            self._pairs += len(part) ** 2
            self._last.update(dict.fromkeys(part, table))
            while self._pairs > self._most and len(self._tables) > 1:
                self._forget(next(iter(self._tables)))
        self._tables.move_to_end(part)
        return table.points

    def _grown(self, part: Part, told: Mapping[int, Telling]) -> _Table:
        """Return the table of a part that is not known, with what is known of pairs of its kinds."""
        worth: Points = np.zeros((len(part), len(part)))
        asked = np.triu(np.ones(worth.shape, dtype=np.bool_), 1)
        for table, here in self._known(part):
            at = np.searchsorted(table.part, [part[i] for i in here])
            worth[np.ix_(here, here)] = table.points[np.ix_(at, at)]
            asked[np.ix_(here, here)] = False
        for i, j in _where(asked):
            worth[i, j] = worth[j, i] = points(told[part[i]], told[part[j]], LEAST)
        return _Table(part, worth)

    def _known(self, part: Part) -> Iterator[tuple[_Table, Sequence[int]]]:
        """Yield tables with where in the part those kinds stand that were in their parts last, if they are several."""
        near: dict[Part, list[int]] = defaultdict(list)
        for i, kind in enumerate(part):
            if (table := self._last.get(kind)) is not None:
                near[table.part].append(i)
        for former, here in near.items():
            if len(here) > 1:
                yield self._tables[former], here

    def _forget_former(self, part: Part) -> None:
        """Forget the tables of parts that are all in this one."""
        inside = set(part)
        for former in {table.part for kind in part if (table := self._last.get(kind)) is not None}:
            if inside.issuperset(former):
                self._forget(former)

    def _forget(self, part: Part) -> None:
        table = self._tables.pop(part)
        self._pairs -= len(part) ** 2
        for kind in part:
            if self._last.get(kind) is table:
                del self._last[kind]


def _where(asked: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    rows, columns = np.nonzero(asked)
    yield from zip(rows.tolist(), columns.tolist(), strict=True)
