"""Reports out of the store, as they went in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, select

from sayso.records import Actor, Attribution, Claim, Document, Incident, Report
from sayso.store import tables as t
from sayso.store.among import among, lots
from sayso.store.bodies import record_of, text_from


def report_of(connection: Connection, document: int) -> Report:
    """Return the report of a document, by number, equal to the one that was added; raises NoResultFound."""
    return Report(
        document_of(connection, document),
        _records(connection, t.appearances, document, Actor),
        _records(connection, t.attributions, document, Attribution),
        claims_of(connection, document),
        _records(connection, t.incidents, document, Incident),
    )


def all_reports(connection: Connection, *, every_version: bool = False) -> Iterator[Report]:
    """Yield the reports in the store in the order of their ids: the current ones, or every version."""
    wanted = select(t.documents.c.number).order_by(t.documents.c.id)
    if not every_version:
        wanted = wanted.where(t.documents.c.current)
    for number in connection.execute(wanted).scalars().all():
        yield report_of(connection, number)


def document_of(connection: Connection, number: int) -> Document:
    """Return a document with its text; raises NoResultFound."""
    row = connection.execute(
        select(t.documents.c.body, t.texts.c.text)
        .join(t.texts, t.texts.c.document == t.documents.c.number)
        .where(t.documents.c.number == number)
    ).one()
    return replace(record_of(Document, row.body), text=text_from(row.text))


def documents_of(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[str, Document]]:
    """Return the ids in the store, and the documents with their texts, of these numbers."""
    query = (
        select(*t.documents.c["number", "id", "body"], t.texts.c.text)
        .join(t.texts, t.texts.c.document == t.documents.c.number)
        .where(among(t.documents.c.number))
    )
    return {
        row.number: (row.id, replace(record_of(Document, row.body), text=text_from(row.text)))
        for some in lots(numbers)
        for row in connection.execute(query, some)
    }


def claims_of(connection: Connection, document: int) -> tuple[Claim, ...]:
    """Return the claims of a document, in the report's order."""
    return _records(connection, t.claims, document, Claim)


def names_in(connection: Connection, document: int) -> dict[str, str]:
    """Return the names of a document's actors, by their ids in the report."""
    return {actor.id: actor.name for actor in _records(connection, t.appearances, document, Actor)}


def _records(connection: Connection, table: Table, document: int, kind: type[Any]) -> tuple[Any, ...]:
    rows = connection.execute(
        select(table.c.body).where(table.c.document == document).order_by(table.c.position)
    )
    return tuple(record_of(kind, body) for body in rows.scalars())
