"""Which kinds of claims say the same, and which do not, because a person decided so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from math import inf
from typing import Final

from sayso.corroboration.groups.bounds import Bounds
from sayso.corroboration.groups.clustering import LEAST, MOST
from sayso.corroboration.weaving.web import Pair


class Decided:
    """Pairs of kinds, the smaller first, with whether they say the same; none of them goes against others."""

    def __init__(self, pairs: Mapping[Pair, bool]) -> None:
        self.pairs: Final = dict(pairs)
        self.joined: Final = frozenset(pair for pair, same in pairs.items() if same)
        self._near: dict[int, dict[int, bool]] = defaultdict(dict)
        for (one, other), same in self.pairs.items():
            self._near[one][other] = self._near[other][one] = same

    def linked(self, kind: int, links: Mapping[int, float]) -> Mapping[int, float]:
        """Return what a kind is linked with, given what comparing found: with all it was joined to, surely, and none else decided on."""
        near = self._near.get(kind)
        if near is None:
            return links
        kept = {other: worth for other, worth in links.items() if other not in near}
        return kept | {other: inf for other, same in near.items() if same}

    def votes(self, kinds: Collection[int]) -> dict[Pair, float]:
        """Return the points of those pairs of these kinds that were decided on."""
        inside = set(kinds)
        return {pair: MOST if same else LEAST for pair, same in self.pairs.items() if inside.issuperset(pair)}

    def bounds(self, kinds: Collection[int]) -> Bounds[int] | None:
        """Return what is decided among some kinds, None where nothing is."""
        if self._near.keys().isdisjoint(kinds):
            return None
        inside = set(kinds)
        among = {pair: same for pair, same in self.pairs.items() if inside.issuperset(pair)}
        return _bounds(among) if among else None

    def changed(self, before: Decided) -> frozenset[int]:
        """Return the kinds of the pairs that were decided otherwise, or not at all, before; and the other way round."""
        pairs = self.pairs.items() ^ before.pairs.items()
        return frozenset(kind for pair, _ in pairs for kind in pair)


NOTHING: Final = Decided({})
"""Nobody has decided anything."""


def settled(judged: Iterable[tuple[int, int, bool]]) -> Decided:
    """Return what holds of what was judged of pairs of kinds, in the order in which it was judged.

    Where some can't hold together (A is B, B is C, A is not C), the first of them gives way, and the later ones hold. A kind
    and itself are one, whatever was said of its claims.
    """
    kept: dict[Pair, bool] = {}
    bounds: Bounds[int] = Bounds()
    for one, other, same in reversed(list(judged)):
        pair = min(one, other), max(one, other)
        if one != other and pair not in kept and (bounds.join if same else bounds.part)(*pair):
            kept[pair] = same
    return Decided(kept)


def _bounds(pairs: Mapping[Pair, bool]) -> Bounds[int]:
    made: Bounds[int] = Bounds()
    for (one, other), same in sorted(pairs.items()):
        (made.join if same else made.part)(one, other)
    return made
