"""What a web of kinds of claims knows: who holds which keys, and what was found to hold between two of them.

There are two: one in memory (`sayso.corroboration.weaving.memory`), and one in the tables of a store
(`sayso.store.deriving.weaving.web`). A kind is the number of the digest of all that is compared (`Telling.kind`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.holding import Shift

Pair = tuple[int, int]
"""Two kinds, the smaller one first."""
Links = Mapping[int, Mapping[int, float]]
"""What each kind is linked with, and the points for it."""


@dataclass(frozen=True, slots=True)
class Edges:
    """What holds between pairs of kinds: they say the same, they can't both be so, one may be the other told anew."""

    links: dict[Pair, float] = field(default_factory=dict)
    oppositions: dict[Pair, str] = field(default_factory=dict)
    retellings: set[Pair] = field(default_factory=set)

    @property
    def linked(self) -> set[int]:
        """The kinds that say the same as others."""
        return {kind for pair in self.links for kind in pair}

    @property
    def beside(self) -> set[int]:
        """The kinds that are at odds with others or tell them anew."""
        return {kind for pairs in (self.oppositions, self.retellings) for pair in pairs for kind in pair}


class Web(Protocol):
    """Kinds of claims with their keys and edges. What is asked of it costs no more than what it answers."""

    def exchange(self, gone: Mapping[int, Collection[int]], come: Mapping[int, Collection[int]]) -> Shift:
        """Let kinds go, and others come, each with its keys."""

    def held(self, keys: Iterable[int]) -> Mapping[int, int]:
        """Return how many kinds hold each of these keys."""

    def tied(self, kinds: Collection[int]) -> Collection[Pair]:
        """Return the pairs of these kinds between which anything was found to hold."""

    def holders(self, keys: Iterable[int]) -> Mapping[int, Collection[int]]:
        """Return the kinds that hold each of these keys; a key that nobody holds may be missing."""

    def told(self, kinds: Collection[int]) -> Mapping[int, Telling]:
        """Return a claim of each of these kinds: any, as it is only compared."""

    def links_of(self, kinds: Collection[int]) -> Links:
        """Return what each of these kinds is linked with; a kind without links may be missing."""

    def put(self, edges: Edges) -> None:
        """Put edges in; some may be there."""

    def cut(self, kinds: Collection[int]) -> Edges:
        """Take all edges of these kinds out, and return them."""

    def drop(self, pairs: Collection[Pair]) -> Edges:
        """Take the edges between these pairs out, and return them."""


def number_of(telling: Telling) -> int:
    """Return the number of a claim's kind, below 2**63."""
    return int(telling.kind, 16) >> 1
