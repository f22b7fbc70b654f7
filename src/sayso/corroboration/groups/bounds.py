"""What must be one and what must be two, as somebody decided it: what follows from that for others is known at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic

from sayso.corroboration.groups.clustering import Node


class Bounds(Generic[Node]):
    """Things in wholes, each alone to begin with, some of which must not become one."""

    def __init__(self) -> None:
        self._above: dict[Node, Node] = {}
        self._apart: dict[Node, set[Node]] = defaultdict(set)

    def join(self, one: Node, other: Node) -> bool:
        """Make the wholes of two things one, and return True; False where they must be two."""
        first, second = sorted((self._top(one), self._top(other)))
        if second in self._apart[first]:
            return False
        if first != second:
            self._above[second] = first
            for third in self._apart.pop(second, ()):
                self._apart[third].discard(second)
                self._apart[third].add(first)
                self._apart[first].add(third)
        return True

    def part(self, one: Node, other: Node) -> bool:
        """Keep the wholes of two things two from now on, and return True; False where they are one."""
        first, second = self._top(one), self._top(other)
        if first == second:
            return False
        self._apart[first].add(second)
        self._apart[second].add(first)
        return True

    def together(self, clusters: Iterable[tuple[Node, ...]]) -> list[tuple[Node, ...]]:
        """Return clusters, of which each is in one whole, with all those of a whole as one; each sorted, and in order."""
        found: dict[Node, list[Node]] = defaultdict(list)
        for members in clusters:
            found[self._top(members[0])] += members
        return sorted(tuple(sorted(members)) for members in found.values())

    def _top(self, one: Node) -> Node:
        while (above := self._above.get(one)) is not None:
            one = above
        return one
