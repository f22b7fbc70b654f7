"""Who is told apart, as people decided it: somebody in the reports of some pages who is not the one of that name elsewhere.

A page is known by its address and an actor by what makes it one across documents (`sayso.actors.across`), so a split holds
for whatever is read at the address later, by whichever sayso.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from sayso.records import Actor, Claim
from sayso.store import tables as t
from sayso.store.bodies import record_of
from sayso.store.casting import actors_numbered_in, name_again
from sayso.store.deriving.noting import note_changed
from sayso.store.judging.correcting import correct_again
from sayso.store.judging.judged import splits


def settle_splits(connection: Connection, what: Mapping[str, Any]) -> None:
    """Tell actors apart as the judgements in force say, after one on ``what`` was made or undone."""
    connection.execute(delete(splits))
    if rows := [
        {"page": page, "actor": actor, "becomes": other}
        for (page, actor), other in splits_in_force(connection).items()
    ]:
        connection.execute(insert(splits), rows)
    ids = {page["id"] for page in what["pages"]}
    documents = connection.execute(
        select(*t.documents.c["number", "page"])
        .join(t.pages, t.pages.c.number == t.documents.c.page)
        .where(t.pages.c.id.in_(ids))
        .order_by(t.documents.c.number)
    ).all()
    touched: set[int] = set()
    for row in documents:
        touched |= _tell_apart(connection, row.number, row.page)
        correct_again(connection, row.number)
    name_again(connection, touched)
    note_changed(connection, [row.number for row in documents])


def splits_in_force(connection: Connection) -> dict[tuple[int, str], str]:
    """Return who becomes whom, by a page's number and the ids: what the splits in force, one after the other, come to."""
    made = connection.execute(
        select(t.judgements.c.what)
        .where(t.judgements.c.verdict == "split", t.judgements.c.undone_by.is_(None))
        .order_by(t.judgements.c.number)
    ).scalars()
    becomes: dict[str, dict[str, str]] = {}
    for what in map(json.loads, made):
        for page in what["pages"]:
            here = becomes.setdefault(page["id"], {})
            apart = set(what["actors"])
            here |= {actor: what["made"] for actor, other in here.items() if other in apart}
            here |= {actor: what["made"] for actor in apart if actor not in here}
    pages = select(*t.pages.c["id", "number"]).where(t.pages.c.id.in_(becomes))
    return {
        (row.number, actor): other
        for row in connection.execute(pages)
        for actor, other in becomes[row.id].items()
    }


def _tell_apart(connection: Connection, document: int, page: int) -> set[int]:
    """Let each actor of a document be who the splits say, in all that was read; return whom that touches, by number."""
    stored = connection.execute(select(t.documents.c.id).where(t.documents.c.number == document)).scalar_one()
    rows = connection.execute(
        select(*t.appearances.c["position", "actor", "body"])
        .where(t.appearances.c.document == document)
        .order_by(t.appearances.c.position)
    ).all()
    cast = [record_of(Actor, row.body) for row in rows]
    numbers = actors_numbered_in(connection, stored, page, cast)
    moved = {
        actor.id: (row.actor, number)
        for row, actor, number in zip(rows, cast, numbers, strict=True)
        if row.actor != number
    }
    if not moved:
        return set()
    for row, number in zip(rows, numbers, strict=True):
        connection.execute(
            update(t.appearances)
            .where(t.appearances.c.document == document, t.appearances.c.position == row.position)
            .values(actor=number)
        )
    _move(connection, document, {key: number for key, (_, number) in moved.items()})
    return {number for pair in moved.values() for number in pair}


def _move(connection: Connection, document: int, numbers: Mapping[str, int]) -> None:
    """Let the claims of a document and their voices be of other actors, given by the ids in the report."""
    claims = connection.execute(
        select(*t.claims.c["number", "body"]).where(t.claims.c.document == document)
    ).all()
    for row in claims:
        claim = record_of(Claim, row.body)
        sides = {"subject_actor": claim.subject, "object_actor": claim.object}
        others = {
            column: numbers[side.actor]
            for column, side in sides.items()
            if side and side.actor is not None and side.actor in numbers
        }
        if others:
            connection.execute(update(t.claims).where(t.claims.c.number == row.number).values(others))
        for position, voice in enumerate(claim.voices):
            if voice.actor is not None and voice.actor in numbers:
                connection.execute(
                    update(t.voices)
                    .where(t.voices.c.claim == row.number, t.voices.c.position == position)
                    .values(actor=numbers[voice.actor])
                )
