"""The groups among claims: those likely to say the same are met by their keys, compared, and clustered.

``find_groups`` does this for a whole collection, in any order with the same result. ``Gathering`` takes claims in and lets
them go; each touches only the claims that share a key with it, and the groups that hang together with those by links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sayso.corroboration.groups.describing import described, links_between
from sayso.corroboration.groups.telling import Telling, tellings_of
from sayso.corroboration.weaving.memory import MemoryWeb
from sayso.corroboration.weaving.parting import (
    Neighbours,
    clusters_of,
    holding_together,
    parts_of,
)
from sayso.corroboration.weaving.votes import Part, Votes
from sayso.corroboration.weaving.weave import weave
from sayso.corroboration.weaving.web import number_of
from sayso.records import ClaimRef, Group, Report


def find_groups(reports: Iterable[Report]) -> tuple[Group, ...]:
    """Return the groups of the claims of these reports, each claim in one, alone where nothing says the same."""
    gathering = Gathering()
    for report in reports:
        gathering.add(tellings_of(report))
    return gathering.groups()


class Gathering:
    """Claims gathered so far, with what links them. Ids of documents must be a store's; a claim put twice is there once."""

    def __init__(self) -> None:
        self._told: dict[int, dict[ClaimRef, Telling]] = defaultdict(dict)
        self._one: dict[int, Telling] = {}
        self._clusters: dict[Part, list[Part]] = {}
        self._votes = Votes()
        self.web = MemoryWeb(self._one)

    def add(self, tellings: Iterable[Telling]) -> frozenset[int]:
        """Take claims in, and return the kinds that they touch: those that are told, and those that they are linked with."""
        come: dict[int, Telling] = {}
        told: set[int] = set()
        for telling in tellings:
            kind = number_of(telling)
            told.add(kind)
            if kind not in self._told:
                come[kind] = telling
            self._told[kind][telling.ref] = telling
        self._one.update(come)
        return weave(self.web, (), come).linked | told

    def remove(self, tellings: Iterable[Telling]) -> frozenset[int]:
        """Let claims go, and return the kinds that this touches."""
        told: set[int] = set()
        for telling in tellings:
            kind = number_of(telling)
            told.add(kind)
            self._told[kind].pop(telling.ref, None)
        gone = {kind for kind in told if not self._told[kind]}
        woven = weave(self.web, gone, {})
        for kind in gone:
            del self._told[kind], self._one[kind]
        return woven.linked | (told - gone)

    def groups(self) -> tuple[Group, ...]:
        """Return the groups as they are now, in the order of their first claims."""
        parts = set(parts_of(self._told, Neighbours(self.web.links_of)).values())
        self._clusters = {
            part: self._clusters.get(part) or clusters_of(part, self._one, self._votes) for part in parts
        }
        found = (self._group(kinds) for clusters in self._clusters.values() for kinds in clusters)
        return tuple(sorted(found, key=lambda group: group.members[0]))

    def tellings(self) -> Iterator[Telling]:
        """Yield all claims."""
        for told in self._told.values():
            yield from told.values()

    def _group(self, kinds: Part) -> Group:
        told = [telling for kind in kinds for telling in self._told[kind].values()]
        first = {kind: self._told[kind][min(self._told[kind])] for kind in kinds}
        links = links_between(holding_together(kinds, self.web.links_of(kinds)), first)
        return described(told, links)
