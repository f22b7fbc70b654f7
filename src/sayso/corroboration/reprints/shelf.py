"""Which documents are worth comparing: those that share a key which not everybody has.

A line that an outlet prints under all its stories would make each of them a candidate of every other, and their number
would grow with the square of the collection. So a key that more than ``CROWD`` documents hold is crowded: it counts only
together with many others, as when an agency's story was printed everywhere. One that more than ``EVERYWHERE`` hold is not
looked at, so that a line under 100,000 stories costs nothing.

Whether two documents are candidates hangs on the collection as it is, never on the order in which it came together:
whoever adds or removes documents asks again for those whose keys have become crowded, or are so no longer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, Protocol, TypeVar

from sayso.records import Sketch

CROWD: Final = 30
"""A key that more documents hold is crowded."""
EVERYWHERE: Final = 300
"""A key that more documents hold makes no candidates."""
MANY: Final = 13
"""So many keys, more than two sentences have, make candidates even if all of them are crowded."""


Document = TypeVar("Document", int, str)
"""A document's id, or its number."""


class Holders(Protocol):
    """What knows the keys of the documents so far: a shelf in memory, or a table in a store."""

    def holders(self, keys: Iterable[int]) -> Mapping[int, Collection[str]]:
        """Return the ids of the documents that hold each of these keys; a key that nobody holds may be missing."""


class Shelf:
    """The keys of documents in memory. A document put there twice is there once."""

    def __init__(self) -> None:
        self._documents: set[str] = set()
        # Nearly every key has one holder: a list for each would take most of the memory.
        self._holders: dict[int, str | list[str]] = {}

    def put(self, sketch: Sketch) -> None:
        """Add a document's keys."""
        if sketch.document_id in self._documents:
            return
        self._documents.add(sketch.document_id)
        for key in sketch.keys:
            held = self._holders.get(key)
            if held is None:
                self._holders[key] = sketch.document_id
            elif isinstance(held, str):
                self._holders[key] = [held, sketch.document_id]
            else:
                held.append(sketch.document_id)

    def holders(self, keys: Iterable[int]) -> dict[int, Sequence[str]]:
        """Return the ids of the documents that hold each of these keys."""
        found = ((key, self._holders.get(key)) for key in keys)
        return {key: (held,) if isinstance(held, str) else held for key, held in found if held is not None}


def candidates(sketch: Sketch, known: Holders) -> tuple[str, ...]:
    """Return the ids of the documents worth comparing with this one, sorted; its own keys must be known by then."""
    return tuple(sorted(met(known.holders(sketch.keys).values()) - {sketch.document_id}))


def met(holders: Iterable[Collection[Document]]) -> set[Document]:
    """Return who is worth comparing with one whose keys all of these hold: for each key, its holders."""
    found: set[Document] = set()
    crowded: Counter[Document] = Counter()
    for held_by in holders:
        if len(held_by) <= CROWD:
            found.update(held_by)
        elif len(held_by) <= EVERYWHERE:
            crowded.update(held_by)
    found.update(other for other, shared in crowded.items() if shared >= MANY)
    return found
