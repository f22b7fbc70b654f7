"""The copies among the documents in the store, kept up to date as documents come and go.

What stands in the tables is what `sayso.corroboration.reprints` finds among all current documents at once. Documents that come
are compared with those they share keys with; of the others only those are asked again that share a key which has become
crowded, or is so no longer.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from sayso.corroboration.holding import Shift
from sayso.corroboration.reprints import shelf
from sayso.corroboration.reprints.finding import Prepared, compare
from sayso.records import Document, Reprint
from sayso.store import tables as t
from sayso.store.among import among, delete_with, insert_rows, lots
from sayso.store.bodies import body_of, record_of, text_from
from sayso.store.deriving import derived
from sayso.store.deriving.folding import fold_again
from sayso.store.deriving.holdings import Holdings, documents_by_sketch

Pair = tuple[int, int]
"""Two documents, the smaller number first."""
Rows = Mapping[Pair, Row[Any]]


class Shelved:
    """Documents that were compared last, ready for the next: what is read together is often of one story."""

    def __init__(self, most: int = 2000) -> None:
        self._most = most
        self._documents: OrderedDict[int, Prepared] = OrderedDict()

    def put(self, prepared: Mapping[int, Prepared]) -> None:
        """Keep these, and forget those asked for longest ago."""
        self._documents.update(prepared)
        for number in prepared:
            self._documents.move_to_end(number)
        while len(self._documents) > self._most:
            self._documents.popitem(last=False)

    def prepared(self, connection: Connection, documents: Iterable[int]) -> dict[int, Prepared]:
        """Return these documents by number."""
        wanted = set(documents)
        found = {number: self._documents[number] for number in wanted if number in self._documents}
        found |= _prepared(connection, wanted - found.keys())
        self.put(found)
        return found


def take_copies(
    connection: Connection, gone: Collection[int], come: Collection[int], shelved: Shelved | None = None
) -> frozenset[int]:
    """Let documents, by number, go with their copies and others come with theirs; say of which the copies have changed.

    A document that was read anew goes and comes. Those that come must be in the store, and hold no keys unless they go.
    ``shelved`` has documents that were compared before; one that comes is read anew.
    """
    shelved = shelved or Shelved()
    left = set(gone) - set(come)
    held = documents_by_sketch(connection)
    prepared = _prepared(connection, come)
    shelved.put(prepared)
    shift = held.exchange(held.keys_of(gone), {number: one.sketch.keys for number, one in prepared.items()})
    moved = {*gone, *come}
    lost, gained = _shifted(connection, held, shift)
    old = dict(_reprints_of(connection, moved))
    old |= {pair: row for pair, row in lost.items() if moved.isdisjoint(pair)}
    meeting = {pair for pair in gained if moved.isdisjoint(pair)} | _meeting(held, prepared)
    new = _compared(connection, meeting, prepared, shelved)
    changed = _rewrite(connection, old, new)
    folding = {number for pair in changed if _folds(old, new, pair) for number in pair}
    touched = {number for pair in changed for number in pair} | fold_again(connection, left, folding)
    return frozenset(touched - left)


def _meeting(held: Holdings, prepared: Mapping[int, Prepared]) -> set[Pair]:
    """Return those whom these documents are worth comparing with, each with whom."""
    near = _near(held, {number: one.sketch.keys for number, one in prepared.items()})
    return {(min(one, other), max(one, other)) for one, others in near.items() for other in others}


def _near(held: Holdings, keys: Mapping[int, Collection[int]]) -> dict[int, set[int]]:
    """Return for each of these documents, given their keys, who is worth comparing with it."""
    holders = held.sharing({key for own in keys.values() for key in own}, shelf.EVERYWHERE)
    return {
        number: shelf.met(holders[key] for key in own if key in holders) - {number}
        for number, own in keys.items()
    }


def _shifted(connection: Connection, held: Holdings, shift: Shift) -> tuple[Rows, set[Pair]]:
    """Return the reprints of those who need not be compared any more, and the pairs that must be compared now.

    Both only because a key that they share has become crowded, or is so no longer.
    """
    bounds = shelf.CROWD, shelf.EVERYWHERE
    crowded = {key for most in bounds for key in shift.crowded(most)}
    thinned = {key for most in bounds for key in shift.thinned(most)}
    if not crowded and not thinned:
        return {}, set()
    most = max(shift.after[key] for key in crowded | thinned)
    holders = held.sharing(crowded | thinned, most)
    everybody = {number for numbers in holders.values() for number in numbers}
    near = _near(held, held.keys_of(everybody))
    known = {pair: row for pair, row in _reprints_of(connection, everybody) if everybody.issuperset(pair)}
    lost = {pair: row for pair, row in known.items() if pair[1] not in near[pair[0]]}
    sharing = (pair for key in thinned & holders.keys() for pair in combinations(holders[key], 2))
    return lost, {pair for pair in sharing if pair not in known and pair[1] in near[pair[0]]}


def _compared(
    connection: Connection, pairs: Collection[Pair], prepared: Mapping[int, Prepared], shelved: Shelved
) -> dict[Pair, Reprint]:
    """Return the reprints that these pairs make; ``prepared`` are documents that need not be loaded."""
    missing = {number for pair in pairs for number in pair} - prepared.keys()
    everybody = {**prepared, **shelved.prepared(connection, missing)}
    found = ((pair, compare(everybody[pair[0]], everybody[pair[1]])) for pair in sorted(pairs))
    return {pair: reprint for pair, reprint in found if reprint}


def _prepared(connection: Connection, documents: Iterable[int]) -> dict[int, Prepared]:
    """Return documents by number, with their ids in the store, ready to be compared."""
    query = (
        select(*t.documents.c["number", "id", "body"], t.texts.c.text)
        .join(t.texts, t.texts.c.document == t.documents.c.number)
        .where(among(t.documents.c.number))
    )
    found: dict[int, Prepared] = {}
    for some in lots(documents):
        for row in connection.execute(query, some):
            document = replace(record_of(Document, row.body), id=row.id, text=text_from(row.text))
            found[row.number] = Prepared.of(document)
    return found


def _reprints_of(connection: Connection, documents: Iterable[int]) -> Iterator[tuple[Pair, Row[Any]]]:
    """Yield the reprints in the tables that any of these documents make."""
    table = derived.reprints
    query = select(table).where(or_(among(table.c.first), among(table.c.second)))
    for some in lots(documents):
        for row in connection.execute(query, some):
            yield (min(row.first, row.second), max(row.first, row.second)), row


def _rewrite(connection: Connection, old: Rows, new: Mapping[Pair, Reprint]) -> set[Pair]:
    """Put new reprints in the place of old ones; return the pairs of which they have changed."""
    bodies = {pair: body_of(reprint) for pair, reprint in new.items()}
    changed = {
        pair for pair in old.keys() | new.keys() if pair not in old or old[pair].body != bodies.get(pair)
    }
    delete_with(connection, derived.reprints.c.number, (old[pair].number for pair in changed & old.keys()))
    come = sorted(changed & new.keys())
    ids = _ids(connection, {number for pair in come for number in pair})
    free = connection.execute(select(func.coalesce(func.max(derived.reprints.c.number), 0) + 1)).scalar_one()
    rows = [
        {
            "number": number,
            "id": new[pair].id,
            "first": ids[new[pair].first],
            "second": ids[new[pair].second],
            "kind": new[pair].kind,
            "original": ids.get(new[pair].original or ""),
            "score": new[pair].score.value,
            "body": bodies[pair],
        }
        for number, pair in enumerate(come, free)
    ]
    insert_rows(connection, derived.reprints, rows)
    return changed


def _ids(connection: Connection, documents: Iterable[int]) -> dict[str, int]:
    """Return the numbers of documents by their ids."""
    query = select(*t.documents.c["id", "number"]).where(among(t.documents.c.number))
    return {row.id: row.number for some in lots(documents) for row in connection.execute(query, some)}


def _folds(old: Rows, new: Mapping[Pair, Reprint], pair: Pair) -> bool:
    """Say whether a pair made a reprint, or makes one now, that may fold documents."""
    return (pair in old and old[pair].kind != "passage") or (pair in new and new[pair].kind != "passage")
