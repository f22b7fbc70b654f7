"""What hangs together by links, in parts that are small enough for each kind to be compared with each.

Where too much hangs together, the weakest links are left out until it is not, or until only the strongest are left. A part
is found from any of its kinds without walking farther than a part is large, so that it costs the same however much hangs
together with it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from sayso.corroboration.groups.clustering import MOST, cluster
from sayso.corroboration.groups.comparing import points
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.weaving.web import Links, Pair

DENSE: Final = 150
"""So many kinds of claims are compared each with each, at most."""

Part = tuple[int, ...]
"""Kinds of claims, sorted."""


class Neighbours:
    """What kinds are linked with, asked for once, and for many at a time."""

    def __init__(self, links_of: Callable[[Collection[int]], Links]) -> None:
        self._links_of = links_of
        self._known: dict[int, Mapping[int, float]] = {}

    def ask(self, kinds: Iterable[int]) -> None:
        """Make known what these kinds are linked with."""
        unknown = set(kinds) - self._known.keys()
        if unknown:
            links = self._links_of(unknown)
            self._known.update({kind: links.get(kind, {}) for kind in unknown})

    def links(self, kinds: Collection[int]) -> Links:
        """Return what these kinds are linked with."""
        self.ask(kinds)
        return {kind: self._known[kind] for kind in kinds}

    def part_of(self, kind: int) -> Part:
        """Return the part that a kind belongs to."""
        least = 0
        while True:
            most = DENSE if least < MOST else None
            if (part := self._within(kind, least, most)) is not None:
                return part
            least += 1

    def _within(self, kind: int, least: float, most: int | None) -> Part | None:
        """Return what hangs together with a kind by links of more points; None where it is more than so many kinds."""
        found, edge = {kind}, {kind}
        while edge:
            self.ask(edge)
            edge = {
                other for one in edge for other, worth in self._known[one].items() if worth > least
            } - found
            found |= edge
            if most is not None and len(found) > most:
                return None
        return tuple(sorted(found))


def parts_of(kinds: Iterable[int], near: Neighbours) -> dict[int, Part]:
    """Return the parts of these kinds: for each kind in one of them, its part."""
    found: dict[int, Part] = {}
    wanted = sorted(kinds)
    near.ask(wanted)
    for kind in wanted:
        if kind not in found:
            part = near.part_of(kind)
            found.update(dict.fromkeys(part, part))
    return found


def clusters_of(
    part: Part, told: Mapping[int, Telling], known: Callable[[Telling, Telling], float] = points
) -> list[Part]:
    """Return the clusters of a part, each sorted, in the order of their first; ``told`` has a claim of each kind."""
    if len(part) == 1 or len(part) > DENSE:
        return [part]
    return cluster(part, lambda one, other: known(told[one], told[other]))


def holding_together(kinds: Collection[int], links: Links) -> list[Pair]:
    """Return the strongest links that hold these kinds together, one fewer than there are kinds."""
    inside = set(kinds)
    pairs = sorted(
        (-worth, one, other)
        for one in inside
        for other, worth in links.get(one, {}).items()
        if one < other and other in inside
    )
    root = {kind: kind for kind in inside}

    def top(kind: int) -> int:
        while root[kind] != kind:
            root[kind] = kind = root[root[kind]]
        return kind

    kept: list[Pair] = []
    for _, one, other in pairs:
        first, second = top(one), top(other)
        if first != second:
            root[first] = second
            kept.append((one, other))
    return kept
