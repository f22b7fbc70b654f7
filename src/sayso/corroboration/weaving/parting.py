"""What hangs together by links, in parts that are small enough for each kind to be compared with each.

Where too much hangs together, the weakest links are left out until it is not, or until only the strongest are left. A part
is found from any of its kinds without walking farther than a part is large, so that it costs the same however much hangs
together with it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from sayso.corroboration.groups.clustering import MOST, cluster
from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.weaving.decided import NOTHING, Decided
from sayso.corroboration.weaving.votes import Part, Votes
from sayso.corroboration.weaving.web import Links, Pair

DENSE: Final = 150
"""So many kinds of claims are compared each with each, at most."""


class Neighbours:
    """What kinds are linked with, asked for once, and for many at a time; what a person decided goes before what was found."""

    def __init__(self, links_of: Callable[[Collection[int]], Links], decided: Decided = NOTHING) -> None:
        self._links_of = links_of
        self.decided: Final = decided
        self._known: dict[int, Mapping[int, float]] = {}
        self._least: dict[int, int] = {}

    def ask(self, kinds: Iterable[int]) -> None:
        """Make known what these kinds are linked with."""
        if unknown := {kind for kind in kinds if kind not in self._known}:
            links = self._links_of(unknown)
            linked = self.decided.linked
            self._known.update({kind: linked(kind, links.get(kind, {})) for kind in unknown})

    def links(self, kinds: Collection[int]) -> Links:
        """Return what these kinds are linked with."""
        self.ask(kinds)
        return {kind: self._known[kind] for kind in kinds}

    def part_of(self, kind: int) -> Part:
        """Return the part that a kind belongs to."""
        while True:
            least = self._least.get(kind, 0)
            if (part := self._within(kind, least, DENSE if least < MOST else None)) is not None:
                return part

    def _within(self, kind: int, least: int, most: int | None) -> Part | None:
        """Return what hangs together with a kind by links of more points; None where it is more than so many kinds.

        Then it is for each of those that were found, so that none of them begins with such links again.
        """
        found, edge = {kind}, {kind}
        while edge:
            self.ask(edge)
            edge = {
                other for one in edge for other, worth in self._known[one].items() if worth > least
            } - found
            found |= edge
            if most is not None and len(found) > most:
                self._least.update({one: max(least + 1, self._least.get(one, 0)) for one in found})
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
    part: Part, told: Mapping[int, Telling], votes: Votes, near: Neighbours | None = None
) -> list[Part]:
    """Return the clusters of a part, each sorted, in the order of their first; ``told`` has a claim of each kind.

    ``near`` knows what was decided, if anything. A part that is too large is a single cluster, but for that.
    """
    decided = near.decided if near is not None else NOTHING
    bounds = decided.bounds(part) if len(part) > 1 else None
    if len(part) == 1 or (len(part) > DENSE and bounds is None):
        return [part]
    if bounds is None:
        return cluster(part, votes.among(part, told))
    if len(part) > DENSE and near is not None:
        for one, other in _strongest_first(part, near.links(part)):
            bounds.join(one, other)
        return bounds.together((kind,) for kind in part)

    points = votes.among(part, told).copy()
    at = {kind: i for i, kind in enumerate(part)}
    for (one, other), given in decided.votes(part).items():
        points[at[one], at[other]] = points[at[other], at[one]] = given
    return cluster(part, points, bounds)


def holding_together(kinds: Collection[int], links: Links) -> list[Pair]:
    """Return the strongest links that hold these kinds together, one fewer than there are kinds."""
    root = {kind: kind for kind in kinds}

    def top(kind: int) -> int:
        while root[kind] != kind:
            root[kind] = kind = root[root[kind]]
        return kind

    kept: list[Pair] = []
    for one, other in _strongest_first(root, links):
        first, second = top(one), top(other)
        if first != second:
            root[first] = second
            kept.append((one, other))
    return kept


def _strongest_first(kinds: Collection[int], links: Links) -> list[Pair]:
    """Return the pairs of these kinds that are linked, those with most points first."""
    inside = set(kinds)
    pairs = sorted(
        (-worth, one, other)
        for one in inside
        for other, worth in links.get(one, {}).items()
        if one < other and other in inside
    )
    return [(one, other) for _, one, other in pairs]
