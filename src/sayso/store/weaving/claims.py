"""The claims of documents in the store, made comparable: put in, taken out, and found again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, func, select

from sayso.corroboration.groups.telling import Telling, tellings_of
from sayso.corroboration.weaving.web import number_of
from sayso.records import Actor, Attribution, ClaimRef, Report, digest
from sayso.store import tables as t
from sayso.store.among import delete_with, insert_rows, rows_with
from sayso.store.bodies import body_of, record_of
from sayso.store.correcting import claims_that_count
from sayso.store.derived import tellings
from sayso.store.reading import document_of

_KEPT = 10_000
"""So many claims stay decoded: the groups that one document touches are often touched by the next."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What kinds of claims documents told before, and what they tell now: by number, with one claim of each."""

    before: frozenset[int]
    now: Mapping[int, Telling]


@lru_cache(_KEPT)
def telling_of(body: bytes) -> Telling:
    """Return the comparable claim of a body."""
    return record_of(Telling, body)


def take_claims(connection: Connection, gone: Collection[int], come: Collection[int]) -> Turn:
    """Take out the claims of some documents, by number, and put in those of others; most are both."""
    rows = rows_with(connection, tellings.c.document, gone, tellings.c.kind)
    before = frozenset(row.kind for row in rows)
    delete_with(connection, tellings.c.document, gone)
    now: dict[int, Telling] = {}
    made: list[dict[str, Any]] = []
    for document in sorted(come):
        for claim, telling in comparable_claims(connection, document):
            kind = number_of(telling)
            now.setdefault(kind, telling)
            made.append(
                {
                    "claim": claim,
                    "document": document,
                    "kind": kind,
                    "in_group": None,
                    "origin": None,
                    "side": "open",
                    "body": body_of(telling),
                }
            )
    insert_rows(connection, tellings, made)
    return Turn(before, now)


def comparable_claims(connection: Connection, document: int) -> list[tuple[int, Telling]]:
    """Return the claims of a document that count, by number, made comparable, with the store's ids in them.

    Rejected ones do not count, and corrected ones count as corrected. Actors have the ids of those for whom they stand.
    """
    counting = claims_that_count(connection, document)
    if not counting:
        return []
    stored = {claim.id: (number, id_) for number, id_, claim in counting}
    here, cast, keys = _cast(connection, document)
    bodies = select(t.attributions.c.body).where(t.attributions.c.document == document)
    attributions = (
        record_of(Attribution, body)
        for body in connection.execute(bodies.order_by(t.attributions.c.position)).scalars()
    )
    claims = tuple(claim for _, _, claim in counting)
    report = Report(document_of(connection, document), cast, tuple(attributions), claims)
    return [
        (number, replace(telling, ref=ClaimRef(here, id_)))
        for telling in tellings_of(report, keys)
        for number, id_ in (stored[telling.ref.claim],)
    ]


def _cast(connection: Connection, document: int) -> tuple[str, tuple[Actor, ...], list[str | None]]:
    """Return the id of a document, its actors, and the ids that these have in every document.

    Who is known in this document alone has none, unless somebody was found to be the same.
    """
    here, root = t.actors.alias(), t.actors.alias()
    rows = connection.execute(
        select(t.appearances.c.body, here.c.id, root.c.number, root.c.id.label("stands_for"))
        .join(here, here.c.number == t.appearances.c.actor)
        .join(root, root.c.number == here.c.stands_for)
        .where(t.appearances.c.document == document)
        .order_by(t.appearances.c.position)
    ).all()
    stored: str = connection.execute(
        select(t.documents.c.id).where(t.documents.c.number == document)
    ).scalar_one()
    cast = tuple(record_of(Actor, row.body) for row in rows)
    alone = {
        row.number
        for row, actor in zip(rows, cast, strict=True)
        if row.id == row.stands_for == digest("local", stored, actor.id)
    }
    joined = set(
        connection.execute(
            select(t.actors.c.stands_for)
            .where(t.actors.c.stands_for.in_(alone))
            .group_by(t.actors.c.stands_for)
            .having(func.count() > 1)
        ).scalars()
    )
    return stored, cast, [None if row.number in alone - joined else row.stands_for for row in rows]


def kinds_told(connection: Connection, kinds: Iterable[int]) -> frozenset[int]:
    """Return those of these kinds that any claim is of."""
    found = rows_with(connection, tellings.c.kind, kinds, tellings.c.kind)
    return frozenset(row.kind for row in found)
