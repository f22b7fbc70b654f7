"""Which documents are likely copies of each other: those that share a key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from sayso.records import Sketch


class Candidates(Protocol):
    """What knows the sketches of the documents so far: a shelf in memory, or a table of keys in a store."""

    def sharing(self, keys: Iterable[int]) -> Iterable[str]:
        """Return the ids of the documents that have one of these keys."""


class Shelf:
    """The keys of documents in memory. A document put there twice is there once."""

    def __init__(self) -> None:
        self._documents: dict[int, set[str]] = defaultdict(set)

    def put(self, sketch: Sketch) -> None:
        """Add a document's keys."""
        for key in sketch.keys:
            self._documents[key].add(sketch.document_id)

    def sharing(self, keys: Iterable[int]) -> set[str]:
        """Return the ids of the documents that have one of these keys."""
        return set().union(*(self._documents.get(key, ()) for key in keys))


def candidates(sketch: Sketch, known: Candidates) -> tuple[str, ...]:
    """Return the ids of the documents that are worth comparing with this one, sorted, its own left out."""
    return tuple(sorted(set(known.sharing(sketch.keys)) - {sketch.document_id}))
