"""Which claims a person rejected: as a misreading of the report, never as untrue."""

from __future__ import annotations

from sqlalchemy import Connection, update

from sayso.store import tables as t
from sayso.store.judging.recognising import decided_in


def reject_again(connection: Connection, document: int) -> None:
    """Mark the claims of a document, by number, that judgements in force reject, and only those."""
    rejected = {one.claim for one in decided_in(connection, document, "reject")}
    marked = update(t.claims).where(t.claims.c.document == document)
    connection.execute(
        marked.where(t.claims.c.rejected, t.claims.c.number.not_in(rejected)).values(rejected=False)
    )
    connection.execute(marked.where(t.claims.c.number.in_(rejected)).values(rejected=True))
