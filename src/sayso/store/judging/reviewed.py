"""Which claims a person found rightly read: the report says so, on that word. Whether it is true nobody decides here.

The judgements are the truth (`sayso.store.tables.judgements`); these rows follow from those in force, and are worked out
anew whenever one is made or undone or a page is read again.
"""

from __future__ import annotations

from sqlalchemy import Column, Connection, ForeignKey, MetaData, Table, delete, insert, select

from sayso.store import tables as t
from sayso.store.judging.recognising import decided_in
from sayso.store.tables import NUMBER

metadata = MetaData()

reviewed = Table(
    "reviewed",
    metadata,
    Column(
        "claim",
        NUMBER,
        ForeignKey(t.claims.c.number, ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("judgement", NUMBER, ForeignKey(t.judgements.c.number), nullable=False),
    comment="Claims that a person found rightly read. judgement is the last that says so.",
)


def make_reviewed(connection: Connection) -> None:
    """Make the table; once for each store."""
    metadata.create_all(connection, checkfirst=False)


def accept_again(connection: Connection, document: int) -> None:
    """Keep which claims of a document, by number, judgements in force find rightly read, and only those."""
    accepted = {one.claim: one.judgement for one in decided_in(connection, document, "accept")}
    mine = select(t.claims.c.number).where(t.claims.c.document == document)
    connection.execute(delete(reviewed).where(reviewed.c.claim.in_(mine)))
    if accepted:
        rows = [{"claim": claim, "judgement": judgement} for claim, judgement in accepted.items()]
        connection.execute(insert(reviewed), rows)
