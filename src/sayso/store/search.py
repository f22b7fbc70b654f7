"""Full-text search over what claims state and the words they rest on, on both databases.

SQLite: an FTS5 table that refers to the rows of ``claims`` and is kept in step by triggers; words meet by their
Porter stem, without accents. PostgreSQL: a column made from the same two by the database, with a GIN index; words
meet by their English stem. Both look for all words, in any order, and for words between double quotes side by side.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, literal_column, select, table, text

from sayso.store.tables import claims

_SQLITE = (
    """CREATE VIRTUAL TABLE claims_text USING fts5(
        statement, quote,
        content='claims', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2'
    )""",
    """CREATE TRIGGER claims_text_added AFTER INSERT ON claims BEGIN
        INSERT INTO claims_text (rowid, statement, quote) VALUES (new.number, new.statement, new.quote);
    END""",
    """CREATE TRIGGER claims_text_gone AFTER DELETE ON claims BEGIN
        INSERT INTO claims_text (claims_text, rowid, statement, quote)
        VALUES ('delete', old.number, old.statement, old.quote);
    END""",
)
_POSTGRESQL = (
    """ALTER TABLE claims ADD COLUMN words tsvector
        GENERATED ALWAYS AS (to_tsvector('english', left(statement || ' ' || quote, 100000))) STORED""",
    "CREATE INDEX claims_words ON claims USING gin (words)",
)

_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_UNSEARCHABLE = re.compile('["\x00\ud800-\udfff]')


def make_searchable(connection: Connection) -> None:
    """Make what the search needs beside the tables; once for each store."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.execute(text(statement))


def matching(words: str, dialect: str) -> ColumnElement[bool] | None:
    """Return the condition that a claim holds these words; None where there is no word among them."""
    parts = (_UNSEARCHABLE.sub(" ", quoted or bare) for quoted, bare in _PHRASE.findall(words))
    phrases = [part for part in parts if any(letter.isalnum() for letter in part)]
    if not phrases:
        return None
    if dialect == "sqlite":
        found = table("claims_text")
        wanted = " ".join('"' + phrase + '"' for phrase in phrases)
        rows: Select[Any] = (
            select(literal_column("rowid"))
            .select_from(found)
            .where(literal_column("claims_text").op("MATCH")(bindparam("words", wanted, unique=True)))
        )
        return claims.c.number.in_(rows)
    query: ColumnElement[Any] | None = None
    for phrase in phrases:
        part = func.phraseto_tsquery("english", phrase)
        query = part if query is None else query.op("&&")(part)
    return literal_column("claims.words").op("@@")(query)
