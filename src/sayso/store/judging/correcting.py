"""How claims count that a person read otherwise than sayso did: never a word on whether what is said is so.

The record as it was read stays in the claim's row; the corrected one stands in ``corrections``, and the columns by which
claims are found, their statement and their voices follow it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from sayso.records import Actor, Claim, Document
from sayso.store import tables as t
from sayso.store.among import among, lots
from sayso.store.bodies import body_of, record_of
from sayso.store.judging.changes import Changes, Setting, changes_from, corrected
from sayso.store.judging.judged import corrections
from sayso.store.judging.recognising import decided_in
from sayso.store.reading import document_of
from sayso.store.rows import claim_row, voice_rows

_AS_IT_IS = frozenset({"id", "record", "current", "rejected", "body"})
"""Columns of a claim that no correction touches."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Who corrected a claim last, when and why, by which judgement, and the claim as it was read."""

    judgement: int
    by: str
    made: str
    why: str
    read: Claim


def claims_that_count(
    connection: Connection, documents: Iterable[int]
) -> dict[int, list[tuple[int, str, Claim]]]:
    """Return the numbers, ids and claims of documents, by number: corrected ones as corrected, without the rejected.

    They come in each report's order; a document of which no claim counts is missing.
    """
    query = (
        select(*t.claims.c["document", "number", "id", "body"], corrections.c.body.label("corrected"))
        .outerjoin(corrections, corrections.c.claim == t.claims.c.number)
        .where(among(t.claims.c.document), ~t.claims.c.rejected)
        .order_by(t.claims.c.document, t.claims.c.position)
    )
    found: dict[int, list[tuple[int, str, Claim]]] = {}
    for some in lots(documents):
        for row in connection.execute(query, some):
            claim = record_of(Claim, row.corrected or row.body)
            found.setdefault(row.document, []).append((row.number, row.id, claim))
    return found


def counts_as(connection: Connection, claim: int) -> Claim:
    """Return a claim, by number, as it counts."""
    row = connection.execute(
        select(t.claims.c.body, corrections.c.body.label("corrected"))
        .outerjoin(corrections, corrections.c.claim == t.claims.c.number)
        .where(t.claims.c.number == claim)
    ).one()
    return record_of(Claim, row.corrected or row.body)


def correct_again(connection: Connection, document: int) -> None:
    """Let the claims of a document, by number, count as the judgements in force say; those of no judgement as read."""
    before = set(
        connection.execute(
            select(corrections.c.claim)
            .join(t.claims, t.claims.c.number == corrections.c.claim)
            .where(t.claims.c.document == document)
        ).scalars()
    )
    last: dict[int, int] = {}
    changes: dict[int, Changes] = {}
    for one in decided_in(connection, document, "correct"):
        last[one.claim] = one.judgement
        changes[one.claim] = changes_from(one.what["correct"]).over(changes.get(one.claim, Changes()))
    touched = before | last.keys()
    if not touched:
        return
    connection.execute(delete(corrections).where(corrections.c.claim.in_(before)))
    scene = _scene(connection, document)
    numbers = _numbers(connection, changes.values())
    rows = connection.execute(
        select(*t.claims.c["number", "quote", "body"]).where(t.claims.c.number.in_(touched))
    ).all()
    for row in rows:
        read, made = record_of(Claim, row.body), changes.get(row.number, Changes())
        setting = Setting(scene.document, row.quote, scene.actors, scene.locally)
        counts = corrected(read, made, setting)
        _write(connection, row.number, counts, scene, _elsewhere(made, numbers))
        if row.number in last:
            connection.execute(
                insert(corrections).values(claim=row.number, judgement=last[row.number], body=body_of(counts))
            )


@dataclass(frozen=True, slots=True)
class _Scene:
    """A document by its record and id; its actors, their numbers across documents, and their ids there to those here."""

    document: Document
    stored: str
    actors: Mapping[str, Actor]
    numbers: Mapping[str, int]
    locally: Mapping[str, str]


def _scene(connection: Connection, document: int) -> _Scene:
    stored = connection.execute(select(t.documents.c.id).where(t.documents.c.number == document)).scalar_one()
    rows = connection.execute(
        select(*t.appearances.c["body", "actor"], t.actors.c.id)
        .join(t.actors, t.actors.c.number == t.appearances.c.actor)
        .where(t.appearances.c.document == document)
        .order_by(t.appearances.c.position)
    ).all()
    cast = [record_of(Actor, row.body) for row in rows]
    return _Scene(
        document_of(connection, document),
        stored,
        {actor.id: actor for actor in cast},
        {actor.id: row.actor for actor, row in zip(cast, rows, strict=True)},
        {row.id: actor.id for actor, row in zip(cast, rows, strict=True)},
    )


def _numbers(connection: Connection, changes: Iterable[Changes]) -> dict[str, int]:
    """Return the numbers of all whom corrections name, by their ids."""
    named = {
        somebody.actor for one in changes for somebody in (one.subject, one.object, one.voice) if somebody
    }
    rows = connection.execute(select(*t.actors.c["id", "number"]).where(t.actors.c.id.in_(named - {None})))
    return {row.id: row.number for row in rows}


def _elsewhere(changes: Changes, numbers: Mapping[str, int]) -> dict[str, int]:
    """Return the numbers of those whom a correction names, by the part of the claim; they need not be in its report."""
    parts = {"subject": changes.subject, "object": changes.object, "voice": changes.voice}
    return {
        part: numbers[one.actor] for part, one in parts.items() if one and one.actor and one.actor in numbers
    }


def _write(
    connection: Connection, number: int, claim: Claim, scene: _Scene, named: Mapping[str, int]
) -> None:
    """Let a claim be found by this record of it, and by those who are ``named`` in its parts."""
    columns = claim_row(claim, scene.document, scene.stored, scene.numbers)
    columns = {name: value for name, value in columns.items() if name not in _AS_IT_IS}
    columns |= {f"{part}_actor": actor for part, actor in named.items() if part != "voice"}
    connection.execute(update(t.claims).where(t.claims.c.number == number).values(columns))
    chain = voice_rows(claim, number, scene.numbers)
    if "voice" in named:
        chain[-1]["actor"] = named["voice"]
    connection.execute(delete(t.voices).where(t.voices.c.claim == number))
    if chain:
        connection.execute(insert(t.voices), chain)
