"""Which keys who holds, in two tables: the holders of each key and, where more than one holds it, how many.

Two that share a key are compared, and a key that very many hold is not worth reading. So what is asked first is always the
count, and a key of 100,000 holders costs no more than one of two. `sayso.store.deriving.derived` has such tables for documents and
for kinds of claims. Use these functions where the connection is one that writes: a count must not change between.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table

from sayso.corroboration.holding import Shift
from sayso.store.among import delete_pairs, delete_with, insert_tuples, rows_with
from sayso.store.deriving import derived


@dataclass(frozen=True, slots=True)
class Holdings:
    """The holders of keys, in two tables with the columns key and holder, and key and held."""

    connection: Connection
    holders: Table
    counts: Table

    def exchange(self, gone: Mapping[int, Iterable[int]], come: Mapping[int, Iterable[int]]) -> Shift:
        """Let some holders go, with all keys that they hold, and others come with theirs; one may do both.

        Who comes without going must hold nothing yet.
        """
        change: Counter[int] = Counter()
        left = [(key, holder) for holder, keys in gone.items() for key in set(keys)]
        change.subtract(key for key, _ in left)
        rows = sorted((key, holder) for holder, keys in come.items() for key in set(keys))
        change.update(key for key, _ in rows)
        before = self.held(change)
        after = {key: before[key] + more for key, more in change.items()}
        delete_pairs(self.connection, (self.holders.c.key, self.holders.c.holder), left)
        insert_tuples(self.connection, self.holders, ("key", "holder"), rows)
        self._count({key: held for key, held in after.items() if held != before[key]}, before)
        return Shift(before, after)

    def held(self, keys: Iterable[int]) -> dict[int, int]:
        """Return how many hold each of these keys."""
        found = dict.fromkeys(keys, 0)
        found |= self._counted(found)
        column = self.holders.c.key
        lone = [key for key, held in found.items() if not held]
        return found | {row.key: 1 for row in rows_with(self.connection, column, lone, column)}

    def sharing(self, keys: Iterable[int], most: int) -> dict[int, tuple[int, ...]]:
        """Return the holders, sorted, of those of these keys that more than one and at most so many hold."""
        return self.holders_of(key for key, held in self._counted(keys).items() if held <= most)

    def holders_of(self, keys: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """Return the holders, sorted, of each of these keys; nothing of one that nobody holds."""
        found: dict[int, list[int]] = defaultdict(list)
        for key, holder in rows_with(self.connection, self.holders.c.key, keys, *self.holders.c):
            found[key].append(holder)
        return {key: tuple(sorted(held)) for key, held in found.items()}

    def keys_of(self, holders: Collection[int]) -> dict[int, tuple[int, ...]]:
        """Return the keys, sorted, of each of these holders; nothing of one that has none.

        Every row is looked through where the holders have no index, as those of `kinds_by_key`.
        """
        found: dict[int, list[int]] = defaultdict(list)
        for key, holder in rows_with(self.connection, self.holders.c.holder, holders, *self.holders.c):
            found[holder].append(key)
        return {holder: tuple(sorted(keys)) for holder, keys in found.items()}

    def _counted(self, keys: Iterable[int]) -> dict[int, int]:
        """Return how many hold each of those keys that more than one holds."""
        rows = rows_with(self.connection, self.counts.c.key, keys, *self.counts.c)
        return dict(tuple(row) for row in rows)

    def _count(self, after: Mapping[int, int], before: Mapping[int, int]) -> None:
        delete_with(self.connection, self.counts.c.key, (key for key in after if before[key] > 1))
        rows = [(key, held) for key, held in sorted(after.items()) if held > 1]
        insert_tuples(self.connection, self.counts, ("key", "held"), rows)


def documents_by_sketch(connection: Connection) -> Holdings:
    """Return which documents hold which keys of their sketches."""
    return Holdings(connection, derived.sketch_holders, derived.sketch_counts)


def kinds_by_key(connection: Connection) -> Holdings:
    """Return which kinds of claims hold which keys."""
    return Holdings(connection, derived.kind_holders, derived.kind_counts)
