"""The claims of documents in the store, made comparable: put in, taken out, and found again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from threading import Lock
from typing import Any, Final

from sqlalchemy import Connection, func, select

from sayso.corroboration.groups.telling import Telling, tellings_of
from sayso.corroboration.weaving.web import number_of
from sayso.records import Actor, Attribution, ClaimRef, Report, digest
from sayso.store import tables as t
from sayso.store.among import among, delete_with, insert_rows, lots, rows_with
from sayso.store.bodies import body_of, record_of
from sayso.store.deriving.derived import tellings
from sayso.store.judging.correcting import claims_that_count
from sayso.store.reading import documents_of

_KEPT: Final = 40_000
"""So many claims stay decoded, more than most lots have: the groups that one document touches are often touched by the next."""
_AT_ONCE: Final = 50
"""So many documents are read in one go, with all that is known of them."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What kinds of claims documents told before, and what they tell now: by number, with one claim of each."""

    before: frozenset[int]
    now: Mapping[int, Telling]


class _Decoded:
    """The comparable claims that were made or asked for last, by their bodies."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[bytes, Telling] = {}
        self._lock = Lock()

    def get(self, body: bytes) -> Telling:
        """Return the claim of a body."""
        known = self._known.get(body)
        if known is None:
            known = record_of(Telling, body)
            self.put(body, known)
        return known

    def put(self, body: bytes, telling: Telling) -> None:
        """Keep a claim that has just been made; it is soon asked for."""
        with self._lock:
            self._known[body] = telling
            if len(self._known) > self._most:
                for oldest in list(islice(self._known, self._most // 4)):
                    del self._known[oldest]


_DECODED: Final = _Decoded(_KEPT)


def telling_of(body: bytes) -> Telling:
    """Return the comparable claim of a body."""
    return _DECODED.get(body)


def take_claims(connection: Connection, gone: Collection[int], come: Collection[int]) -> Turn:
    """Take out the claims of some documents, by number, and put in those of others; most are both."""
    rows = rows_with(connection, tellings.c.document, gone, tellings.c.kind)
    before = frozenset(row.kind for row in rows)
    delete_with(connection, tellings.c.document, gone)
    now: dict[int, Telling] = {}
    made: list[dict[str, Any]] = []
    ordered = sorted(come)
    for start in range(0, len(ordered), _AT_ONCE):
        for document, claim, telling in comparable_claims(connection, ordered[start : start + _AT_ONCE]):
            kind, body = number_of(telling), body_of(telling)
            _DECODED.put(body, telling)
            now.setdefault(kind, telling)
            made.append(
                {
                    "claim": claim,
                    "document": document,
                    "kind": kind,
                    "in_group": None,
                    "origin": None,
                    "side": "open",
                    "body": body,
                }
            )
    insert_rows(connection, tellings, made)
    return Turn(before, now)


def comparable_claims(
    connection: Connection, documents: Collection[int]
) -> Iterator[tuple[int, int, Telling]]:
    """Yield the claims of documents that count, by the numbers of both, made comparable, with the store's ids in them.

    Rejected ones do not count, and corrected ones count as corrected. Actors have the ids of those for whom they stand.
    """
    counting = claims_that_count(connection, documents)
    texts = documents_of(connection, counting)
    casts = _casts(connection, {number: id_ for number, (id_, _) in texts.items()})
    attributions = _attributions(connection, counting)
    for number, claims in counting.items():
        here, document = texts[number]
        cast, keys = casts.get(number, ((), ()))
        stored = {claim.id: (of, id_) for of, id_, claim in claims}
        report = Report(document, cast, tuple(attributions[number]), tuple(claim for _, _, claim in claims))
        for telling in tellings_of(report, keys):
            of, id_ = stored[telling.ref.claim]
            yield number, of, replace(telling, ref=ClaimRef(here, id_))


def _attributions(connection: Connection, documents: Iterable[int]) -> dict[int, list[Attribution]]:
    """Return the attributions of each of these documents, in the report's order."""
    table = t.attributions
    query = (
        select(table.c.document, table.c.body)
        .where(among(table.c.document))
        .order_by(table.c.document, table.c.position)
    )
    found: dict[int, list[Attribution]] = defaultdict(list)
    for some in lots(documents):
        for row in connection.execute(query, some):
            found[row.document].append(record_of(Attribution, row.body))
    return found


def _casts(
    connection: Connection, documents: Mapping[int, str]
) -> dict[int, tuple[tuple[Actor, ...], tuple[str | None, ...]]]:
    """Return the actors of each of these documents, which have their ids, and the ids these have in every document.

    Who is known in one document alone has none, unless somebody was found to be the same. A document without actors is
    missing.
    """
    here, root = t.actors.alias(), t.actors.alias()
    query = (
        select(
            t.appearances.c.document, t.appearances.c.body, here.c.id, root.c.number, root.c.id.label("root")
        )
        .join(here, here.c.number == t.appearances.c.actor)
        .join(root, root.c.number == here.c.stands_for)
        .where(among(t.appearances.c.document))
        .order_by(t.appearances.c.document, t.appearances.c.position)
    )
    found: dict[int, list[tuple[Actor, int, str]]] = defaultdict(list)
    alone: set[int] = set()
    for some in lots(documents):
        for row in connection.execute(query, some):
            actor = record_of(Actor, row.body)
            found[row.document].append((actor, row.number, row.root))
            if row.id == row.root == digest("local", documents[row.document], actor.id):
                alone.add(row.number)
    alone -= _joined(connection, alone)
    return {
        document: (
            tuple(actor for actor, _, _ in cast),
            tuple(None if number in alone else id_ for _, number, id_ in cast),
        )
        for document, cast in found.items()
    }


def _joined(connection: Connection, actors: Collection[int]) -> set[int]:
    """Return those of these actors, by number, for whom others stand."""
    stands_for = t.actors.c.stands_for
    query = select(stands_for).where(among(stands_for)).group_by(stands_for).having(func.count() > 1)
    return {row.stands_for for some in lots(actors) for row in connection.execute(query, some)}


def kinds_told(connection: Connection, kinds: Iterable[int]) -> frozenset[int]:
    """Return those of these kinds that any claim is of."""
    found = rows_with(connection, tellings.c.kind, kinds, tellings.c.kind)
    return frozenset(row.kind for row in found)
