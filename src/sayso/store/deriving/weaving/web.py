"""A web of kinds of claims in the store's tables."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection

from sayso.corroboration.groups.telling import Telling
from sayso.corroboration.holding import Shift
from sayso.corroboration.weaving.votes import Votes
from sayso.corroboration.weaving.web import Edges, Links, Pair
from sayso.store.among import delete_pairs, delete_with, insert_rows, rows_with
from sayso.store.deriving.derived import kinds, links, oppositions, retellings
from sayso.store.deriving.holdings import Holdings, kinds_by_key
from sayso.store.deriving.noting import INSERT_NEW
from sayso.store.deriving.weaving.compared import compared_from

_TABLES: Final = (links, oppositions, retellings)


@dataclass(slots=True)
class Remembered:
    """A claim of each of the kinds asked for last, and how surely two of them say the same.

    As claims are only compared, any of a kind will do, and none grows old.
    """

    most: int = 40_000
    votes: Votes = field(default_factory=Votes)
    _told: OrderedDict[int, Telling] = field(default_factory=OrderedDict)

    def told(
        self, kinds_: Iterable[int], ask: Callable[[Collection[int]], Mapping[int, Telling]]
    ) -> dict[int, Telling]:
        """Return a claim of each of these kinds; those not remembered are asked for."""
        wanted = set(kinds_)
        found = {kind: self._told[kind] for kind in wanted if kind in self._told}
        found |= self.remember(ask(wanted - found.keys()))
        for kind in found:
            self._told.move_to_end(kind)
        while len(self._told) > max(self.most, len(found)):
            self._told.popitem(last=False)
        return found

    def remember(self, told: Mapping[int, Telling]) -> Mapping[int, Telling]:
        """Keep these, and return them."""
        self._told.update(told)
        return told


@dataclass(frozen=True, slots=True)
class StoreWeb:
    """Kinds of claims with their keys and edges; the connection is one that writes.

    ``bodies`` are those of the kinds that are to come.
    """

    connection: Connection
    remembered: Remembered
    bodies: Mapping[int, bytes] = field(default_factory=dict)

    @property
    def _holdings(self) -> Holdings:
        return kinds_by_key(self.connection)

    def exchange(self, gone: Mapping[int, Collection[int]], come: Mapping[int, Collection[int]]) -> Shift:
        """Let kinds go, and others come, each with its keys."""
        delete_with(self.connection, kinds.c.kind, gone)
        rows = [
            {"kind": kind, "part": None, "in_group": None, "body": self.bodies[kind]} for kind in sorted(come)
        ]
        insert_rows(self.connection, kinds, rows)
        return self._holdings.exchange(gone, come)

    def held(self, keys: Iterable[int]) -> Mapping[int, int]:
        """Return how many kinds hold each of these keys."""
        return self._holdings.held(keys)

    def tied(self, kinds: Collection[int]) -> Collection[Pair]:
        """Return the pairs of these kinds between which anything was found to hold."""
        inside = set(kinds)
        return {
            (one, other)
            for table in _TABLES
            for one, other in rows_with(self.connection, table.c.one, inside, table.c.one, table.c.other)
            if one < other and other in inside
        }

    def holders(self, keys: Iterable[int]) -> Mapping[int, Collection[int]]:
        """Return the kinds that hold each of these keys; a key that nobody holds is missing."""
        return self._holdings.holders_of(keys)

    def told(self, kinds: Collection[int]) -> Mapping[int, Telling]:
        """Return a claim of each of these kinds."""
        return self.remembered.told(kinds, self._ask)

    def _ask(self, some: Collection[int]) -> Mapping[int, Telling]:
        rows = rows_with(self.connection, kinds.c.kind, some, kinds.c.kind, kinds.c.body)
        return {kind: compared_from(body) for kind, body in rows}

    def links_of(self, kinds: Collection[int]) -> Links:
        """Return what each of these kinds is linked with."""
        found: dict[int, dict[int, float]] = defaultdict(dict)
        for row in rows_with(self.connection, links.c.one, kinds, *links.c):
            found[row.one][row.other] = row.points
        return found

    def put(self, edges: Edges) -> None:
        """Put edges in; some may be there."""
        made: tuple[list[dict[str, Any]], ...] = (
            [{"points": worth} | pair for each, worth in edges.links.items() for pair in _both(each)],
            [{"reason": why} | pair for each, why in edges.oppositions.items() for pair in _both(each)],
            [pair for each in edges.retellings for pair in _both(each)],
        )
        for table, rows in zip(_TABLES, made, strict=True):
            if rows:
                rows.sort(key=lambda row: (row["one"], row["other"]))
                insert = INSERT_NEW[self.connection.dialect.name](table).on_conflict_do_nothing()
                self.connection.execute(insert, rows)

    def cut(self, kinds: Collection[int]) -> Edges:
        """Take all edges of these kinds out, and return them."""
        return self._take(kinds, lambda _: True)

    def drop(self, pairs: Collection[Pair]) -> Edges:
        """Take the edges between these pairs out, and return them."""
        return self._take({one for one, _ in pairs}, set(pairs).__contains__)

    def _take(self, kinds: Collection[int], meant: Callable[[Pair], bool]) -> Edges:
        """Take out those edges of these kinds that are meant."""
        taken = Edges()
        for table in _TABLES:
            rows = list(rows_with(self.connection, table.c.one, kinds, *table.c))
            found = {(min(row.one, row.other), max(row.one, row.other)): row for row in rows}
            found = {pair: row for pair, row in found.items() if meant(pair)}
            if table is links:
                taken.links.update({pair: row.points for pair, row in found.items()})
            elif table is oppositions:
                taken.oppositions.update({pair: row.reason for pair, row in found.items()})
            else:
                taken.retellings.update(found)
            pairs = (way for one, other in found for way in ((one, other), (other, one)))
            delete_pairs(self.connection, (table.c.one, table.c.other), pairs)
        return taken


def _both(pair: Pair) -> tuple[dict[str, Any], dict[str, Any]]:
    return {"one": pair[0], "other": pair[1]}, {"one": pair[1], "other": pair[0]}
