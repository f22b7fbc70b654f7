"""Clusters of things of which pairs were compared, such that one wrong link does not chain two clusters together.

Average linkage: two clusters become one where their pairs, all of them, have more than zero points on average, those first
that have most. What is linked with the same others goes first, so that a wrong link between two clusters, however strong,
comes when each of them is whole and is outvoted by the pairs beside it. Ties are broken by the order of names, so that the
order in which things are handed over makes no difference.

What somebody decided binds (`Bounds`): things that must be one are so however little speaks for it, each with all that it was
clustered with; and no two clusters become one of which, or of what they are bound to, two things must be two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from sayso.corroboration.groups.bounds import Bounds

MOST: Final = 6.0
"""No pair counts for more than this: a vote is a vote."""
LEAST: Final = -12.0
"""No pair counts against it for more than this; what can't be weighs more than what is likely."""
COMPANY: Final = 6.0
"""The points, for the order alone, of two that are linked with the same others; as much against two that are not."""

Node = TypeVar("Node", str, int)
Points = npt.NDArray[np.float64]
"""Nodes by nodes, the same on both sides of the diagonal."""


def components(links: Mapping[Node, Iterable[Node]]) -> list[tuple[Node, ...]]:
    """Return what hangs together by links, each component sorted, in the order of their first."""
    seen: set[Node] = set()
    found: list[tuple[Node, ...]] = []
    for node in sorted(links):
        if node in seen:
            continue
        whole, queue = {node}, [node]
        while queue:
            for other in links.get(queue.pop(), ()):
                if other not in whole:
                    whole.add(other)
                    queue.append(other)
        seen |= whole
        found.append(tuple(sorted(whole)))
    return found


def cluster(
    ordered: Sequence[Node], points: Points, bounds: Bounds[Node] | None = None
) -> list[tuple[Node, ...]]:
    """Return the clusters of these nodes, which are sorted: each cluster sorted, and in the order of their first.

    ``points`` are the log odds that two belong together, of each with each, in the order of the nodes: hand over what hangs
    together by links, not everything. Those of a node with itself count for nothing. ``bounds`` are taken up by what becomes
    one.
    """
    given = np.clip(points, LEAST, MOST)
    np.fill_diagonal(given, 0.0)
    ranks = given + COMPANY * _company(given)
    members = {i: [i] for i in range(len(ordered))}
    queue = [(-ranks[i, j], i, j) for i, j in zip(*np.nonzero(np.triu(given > 0)), strict=True)]
    heapify(queue)
    while queue:
        worth, i, j = heappop(queue)
        if i not in members or j not in members:
            continue
        if -worth != ranks[i, j] / (len(members[i]) * len(members[j])):
            continue
        if bounds is not None and not bounds.join(ordered[i], ordered[j]):
            continue
        members[i] += members.pop(j)
        for table in (given, ranks):
            table[i] += table[j]
            table[:, i] = table[i]
        for k, others in members.items():
            if k != i and given[i, k] > 0:
                average = ranks[i, k] / (len(members[i]) * len(others))
                heappush(queue, (-average, min(i, k), max(i, k)))
    clusters = sorted(tuple(sorted(ordered[i] for i in cluster)) for cluster in members.values())
    return clusters if bounds is None else bounds.together(clusters)


def _company(given: Points) -> Points:
    """Return for each pair how far the same others speak for both: 1 where all do, -1 where none does, 0 without any."""
    linked = (given > 0).astype(np.float64)
    both = linked @ linked
    own = linked.sum(axis=1)
    # Each is linked with the other, if at all, which is no company.
    either = own[:, None] + own[None, :] - 2 * linked - both
    company: Points = np.zeros_like(both)
    np.divide(2 * both - either, either, out=company, where=either > 0)
    return company
