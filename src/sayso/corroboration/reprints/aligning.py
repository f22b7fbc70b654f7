"""The passages that two documents have in common: tiles with the small changes between them.

A desk that changes a word in a sentence parts a tile in two; tiles in the same order with few words between them are
one passage (as passim does for historical newspapers: Smith, Cordell and Mullen 2015).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.corroboration.reprints.tiling import Tile, tiles
from sayso.corroboration.reprints.words import OWN, SET_OFF, Words
from sayso.records import Passage

GAP: Final = 6
"""Most words of either document between two tiles of a passage."""
SHORTEST: Final = 7
"""Fewest agreeing words of a passage: shorter ones are turns of phrase."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two documents' words and the passages they share, with the tiles that each rests on."""

    first: Words
    second: Words
    passages: tuple[Passage, ...]
    tiles: tuple[tuple[Tile, ...], ...]

    def ends_both(self, chain: tuple[Tile, ...]) -> bool:
        """Say whether a passage of these tiles ends both documents."""
        last = chain[-1]
        return last.first + last.length == len(self.first) and last.second + last.length == len(self.second)

    def set_off(self) -> tuple[int, int]:
        """Return how many words the first sets off that are the second's own, and the other way round."""
        if SET_OFF not in self.first.whose and SET_OFF not in self.second.whose:
            return 0, 0
        pairs = [
            (one, other)
            for chain in self.tiles
            for tile in chain
            for one, other in zip(*_whose(self.first, self.second, tile), strict=True)
        ]
        return pairs.count((SET_OFF, OWN)), pairs.count((OWN, SET_OFF))


def align(first: Words, second: Words) -> Alignment:
    """Return the passages that two documents have in common, in the order of the first."""
    chains = [
        chain for chain in _chains(tiles(first, second)) if sum(tile.length for tile in chain) >= SHORTEST
    ]
    passages = tuple(_passage(first, second, chain) for chain in chains)
    return Alignment(first, second, passages, tuple(chains))


def _chains(laid: Sequence[Tile]) -> Iterator[tuple[Tile, ...]]:
    """Yield the tiles of each passage; ``laid`` are in the order of the first document."""
    chain: list[Tile] = []
    for tile in laid:
        if chain:
            before = chain[-1]
            gap = tile.first - before.first - before.length
            other = tile.second - before.second - before.length
            if not (0 <= gap <= GAP and 0 <= other <= GAP):
                yield tuple(chain)
                chain = []
        chain.append(tile)
    if chain:
        yield tuple(chain)


def _passage(first: Words, second: Words, chain: tuple[Tile, ...]) -> Passage:
    start, end = chain[0], chain[-1]
    return Passage(
        first=first.span(start.first, end.first + end.length - 1),
        second=second.span(start.second, end.second + end.length - 1),
        words=sum(tile.length for tile in chain),
        own=sum(own_words(first, second, tile) for tile in chain),
    )


def own_words(first: Words, second: Words, tile: Tile) -> int:
    """Return how many words of a tile are no shared quotation.

    Words that either document has in quotation marks are one, and so are those that both have set off behind a colon;
    what the one has set off and the other says itself was taken from the other.
    """
    ones, others = _whose(first, second, tile)
    if not any(ones) and not any(others):
        return tile.length
    return sum(one + other <= SET_OFF for one, other in zip(ones, others, strict=True))


def _whose(first: Words, second: Words, tile: Tile) -> tuple[bytes, bytes]:
    return (
        first.whose[tile.first : tile.first + tile.length],
        second.whose[tile.second : tile.second + tile.length],
    )
