"""A web of kinds of claims in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.holding import Shift
from sayso.corroboration.weaving.web import Edges, Links, Pair


class MemoryWeb:
    """Kinds of claims with their keys and edges; ``told`` has a claim of each kind, kept by whoever made it."""

    def __init__(self, told: Mapping[int, Telling]) -> None:
        self._told = told
        self._holders: dict[int, set[int]] = defaultdict(set)
        self._links: dict[int, dict[int, float]] = defaultdict(dict)
        self._oppositions: dict[int, dict[int, str]] = defaultdict(dict)
        self._retellings: dict[int, set[int]] = defaultdict(set)

    def exchange(self, gone: Mapping[int, Collection[int]], come: Mapping[int, Collection[int]]) -> Shift:
        """Let kinds go, and others come, each with its keys."""
        keys = set().union(*gone.values(), *come.values())
        before = self.held(keys)
        for kind, left in gone.items():
            for key in left:
                self._holders[key].discard(kind)
        for kind, new in come.items():
            for key in new:
                self._holders[key].add(kind)
        return Shift(before, self.held(keys))

    def held(self, keys: Iterable[int]) -> Mapping[int, int]:
        """Return how many kinds hold each of these keys."""
        return {key: len(self._holders[key]) for key in keys}

    def tied(self, kinds: Collection[int]) -> Collection[Pair]:
        """Return the pairs of these kinds between which anything was found to hold."""
        inside = set(kinds)
        return {
            (one, other)
            for one in inside
            for near in (self._links, self._oppositions, self._retellings)
            for other in near.get(one, ())
            if one < other and other in inside
        }

    def holders(self, keys: Iterable[int]) -> Mapping[int, Collection[int]]:
        """Return the kinds that hold each of these keys."""
        return {key: self._holders[key] for key in keys}

    def told(self, kinds: Collection[int]) -> Mapping[int, Telling]:
        """Return a claim of each of these kinds."""
        return {kind: self._told[kind] for kind in kinds}

    def links_of(self, kinds: Collection[int]) -> Links:
        """Return what each of these kinds is linked with."""
        return {kind: self._links[kind] for kind in kinds if kind in self._links}

    def oppositions(self) -> Mapping[Pair, str]:
        """Return the pairs of kinds that can't both be so, and why."""
        return {
            (one, other): reason
            for one, others in self._oppositions.items()
            for other, reason in others.items()
            if one < other
        }

    def put(self, edges: Edges) -> None:
        """Put edges in."""
        for (one, other), worth in edges.links.items():
            self._links[one][other] = self._links[other][one] = worth
        for (one, other), reason in edges.oppositions.items():
            self._oppositions[one][other] = self._oppositions[other][one] = reason
        for one, other in edges.retellings:
            self._retellings[one].add(other)
            self._retellings[other].add(one)

    def cut(self, kinds: Collection[int]) -> Edges:
        """Take all edges of these kinds out, and return them."""
        return self.drop(
            {
                (min(kind, other), max(kind, other))
                for kind in kinds
                for near in (self._links, self._oppositions, self._retellings)
                for other in near.get(kind, ())
            }
        )

    def drop(self, pairs: Collection[Pair]) -> Edges:
        """Take the edges between these pairs out, and return them."""
        dropped = Edges()
        for one, other in pairs:
            if (worth := self._links[one].pop(other, None)) is not None:
                del self._links[other][one]
                dropped.links[one, other] = worth
            if (reason := self._oppositions[one].pop(other, None)) is not None:
                del self._oppositions[other][one]
                dropped.oppositions[one, other] = reason
            if other in self._retellings[one]:
                self._retellings[one].discard(other)
                self._retellings[other].discard(one)
                dropped.retellings.add((one, other))
        return dropped
