"""The groups among claims: those likely to say the same are met by their keys, compared, and clustered.

``find_groups`` does this for a whole collection, in any order with the same result. ``Gathering`` takes reports one by
one: each touches only the claims that share a key with its own, and the groups that hang together with those by links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from sayso.corroboration.groups.blocks import CROWD, keys_of
from sayso.corroboration.groups.clustering import MOST, cluster, components
from sayso.corroboration.groups.comparing import compare, points
from sayso.corroboration.groups.describing import described
from sayso.corroboration.groups.telling import Telling, tellings_of
from sayso.records import Group, Link, Report

DENSE: Final = 150
"""Of what hangs together by links so many kinds of claims are compared each with each; where it is more, the weakest links
are left out until it is not, or until only the strongest are left."""


def find_groups(reports: Iterable[Report]) -> tuple[Group, ...]:
    """Return the groups of the claims of these reports, each claim in one, alone where nothing says the same."""
    gathering = Gathering()
    for report in reports:
        gathering.add(tellings_of(report))
    return gathering.groups()


class Gathering:
    """Claims gathered so far, with what links them. Ids of documents must be a store's; a claim put twice is there once."""

    def __init__(self) -> None:
        self._told: dict[str, dict[str, Telling]] = defaultdict(dict)
        self._keys: dict[str, tuple[int, ...]] = {}
        self._holders: dict[int, set[str]] = defaultdict(set)
        self._links: dict[str, dict[str, float]] = {}
        self._clusters: dict[tuple[str, ...], list[tuple[str, ...]]] = {}

    def add(self, tellings: Iterable[Telling]) -> frozenset[str]:
        """Take claims in, and return the kinds that were compared with them, their own included."""
        touched: set[str] = set()
        for telling in tellings:
            kind = telling.kind
            is_new = kind not in self._told
            self._told[kind][f"{telling.ref.document} {telling.ref.claim}"] = telling
            touched.add(kind)
            if is_new:
                touched |= self._link(kind, telling)
        return frozenset(touched)

    def groups(self) -> tuple[Group, ...]:
        """Return the groups as they are now, in the order of their first claims."""
        kept: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for component in components(self._links):
            for part in self._parted(component, 0):
                kept[part] = self._clusters.get(part) or self._cluster(part)
        self._clusters = kept
        found = (self._group(kinds) for clusters in kept.values() for kinds in clusters)
        return tuple(sorted(found, key=lambda group: group.members[0]))

    def tellings(self) -> Iterator[Telling]:
        """Yield all claims."""
        for told in self._told.values():
            yield from told.values()

    def _link(self, kind: str, telling: Telling) -> set[str]:
        """Compare a new kind of claims with its candidates, and drop what a key that is crowded now has linked."""
        self._keys[kind] = keys_of(telling)
        self._links[kind] = {}
        compared: set[str] = set()
        for key in self._keys[kind]:
            self._holders[key].add(kind)
            if len(self._holders[key]) == CROWD + 1:
                compared |= self._holders[key]
                self._crowd_out(self._holders[key])
        for other in self._candidates(kind):
            compared.add(other)
            worth = self._points(kind, other)
            if worth > 0:
                self._links[kind][other] = self._links[other][kind] = worth
        return compared

    def _crowd_out(self, kinds: Iterable[str]) -> None:
        """Drop the links of kinds of claims that share no uncrowded key any more."""
        for kind in kinds:
            for other in self._links[kind].keys() - self._candidates(kind):
                del self._links[kind][other], self._links[other][kind]

    def _candidates(self, kind: str) -> set[str]:
        found: set[str] = set()
        for key in self._keys[kind]:
            if len(self._holders[key]) <= CROWD:
                found |= self._holders[key]
        return found - {kind}

    def _one(self, kind: str) -> Telling:
        """Return one claim of a kind, the same whichever came first."""
        told = self._told[kind]
        return told[min(told)]

    def _in_order(self, one: str, other: str) -> tuple[Telling, Telling]:
        """Return one claim of each of two kinds, always in the same order, so that reasons are given in the same words."""
        first, second = sorted((one, other))
        return self._one(first), self._one(second)

    def _cluster(self, part: tuple[str, ...]) -> list[tuple[str, ...]]:
        return [part] if len(part) > DENSE else cluster(part, self._points)

    def _parted(self, component: tuple[str, ...], least: float) -> list[tuple[str, ...]]:
        """Return what still hangs together by the stronger links alone, so many kinds at a time as can be compared."""
        if len(component) <= DENSE or least > MOST:
            return [component]
        links = {
            kind: [other for other, worth in self._links[kind].items() if worth > least] for kind in component
        }
        return [part for whole in components(links) for part in self._parted(whole, least + 1)]

    def _points(self, one: str, other: str) -> float:
        return points(*self._in_order(one, other))

    def _group(self, kinds: tuple[str, ...]) -> Group:
        told = [telling for kind in kinds for telling in self._told[kind].values()]
        return described(told, self._links_in(kinds))

    def _links_in(self, kinds: tuple[str, ...]) -> Iterator[Link]:
        """Yield the links within a group, each between the first claims of two kinds."""
        inside = set(kinds)
        for kind in kinds:
            for other in self._links[kind].keys() & inside:
                one, another = self._one(kind), self._one(other)
                if one.ref < another.ref:
                    yield Link(one.ref, another.ref, compare(one, another))
