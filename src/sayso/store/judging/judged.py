"""The tables of what follows from judgements: who is told apart where, and how claims count that were read otherwise.

The judgements themselves are the truth (`sayso.store.tables.judgements`); these rows are worked out from those in force,
and worked out anew whenever one is made or undone or a page is read again.
"""

from __future__ import annotations

from sqlalchemy import Column, Connection, ForeignKey, LargeBinary, MetaData, Table, text

from sayso.store import tables as t
from sayso.store.tables import ID, NUMBER

metadata = MetaData()

splits = Table(
    "splits",
    metadata,
    Column("page", NUMBER, ForeignKey(t.pages.c.number, ondelete="CASCADE"), primary_key=True),
    Column("actor", ID, primary_key=True),
    Column("becomes", ID, nullable=False),
    comment="Who is somebody else in the reports of a page, by ids: whom the names there speak of, and who it is instead.",
)

corrections = Table(
    "corrections",
    metadata,
    Column(
        "claim",
        NUMBER,
        ForeignKey(t.claims.c.number, ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("judgement", NUMBER, ForeignKey(t.judgements.c.number), nullable=False),
    Column("body", LargeBinary, nullable=False),
    comment="Claims as they count: with what a person put in the place of what was read. judgement is the last of those.",
)

_SEARCH_AGAIN = """CREATE TRIGGER claims_text_changed AFTER UPDATE OF statement, quote ON claims BEGIN
        INSERT INTO claims_text (claims_text, rowid, statement, quote)
        VALUES ('delete', old.number, old.statement, old.quote);
        INSERT INTO claims_text (rowid, statement, quote) VALUES (new.number, new.statement, new.quote);
    END"""
"""A corrected claim has another statement, by whose words it is found; PostgreSQL sees to that by itself."""


def make_judged_tables(connection: Connection) -> None:
    """Make the tables, and what keeps the search in step with corrected claims; once for each store."""
    metadata.create_all(connection, checkfirst=False)
    if connection.dialect.name == "sqlite":
        connection.execute(text(_SEARCH_AGAIN))
