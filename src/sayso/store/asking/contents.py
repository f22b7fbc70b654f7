"""What stands in a document, as a reader is to see it: its claims as they count, the rejected ones too, and its actors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sayso.store import tables as t
from sayso.store.asking.claims import FoundClaim, with_surroundings


@dataclass(frozen=True, slots=True)
class Known:
    """Who an actor of a document is across documents: the id and the name of whom they stand for."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The claims of a document in the report's order, and its actors by their ids in the report."""

    claims: tuple[FoundClaim, ...]
    actors: Mapping[str, Known]


def contents_of(connection: Connection, document: int) -> Contents:
    """Return the contents of a document, by number, whether it is the current version of its page or not."""
    numbers = connection.execute(
        select(t.claims.c.number).where(t.claims.c.document == document).order_by(t.claims.c.position)
    )
    claims = with_surroundings(connection, list(numbers.scalars()))
    return Contents(tuple(claims), cast_of(connection, document))


def cast_of(connection: Connection, document: int) -> dict[str, Known]:
    """Return who the actors of a document, by number, are across documents, by their ids in the report."""
    root = t.actors.alias()
    rows = connection.execute(
        select(t.appearances.c.record, root.c.id, func.coalesce(root.c.called, root.c.name).label("name"))
        .join(t.actors, t.actors.c.number == t.appearances.c.actor)
        .join(root, root.c.number == t.actors.c.stands_for)
        .where(t.appearances.c.document == document)
    )
    return {row.record: Known(row.id, row.name) for row in rows}
