"""Full-text search over what claims state and the words they rest on, on both databases.

SQLite: an FTS5 table that refers to the rows of ``claims`` and is kept in step by triggers; words meet by their
Porter stem, without accents. PostgreSQL: a column made from the same two by the database, with a GIN index; words
meet by their English stem. Both look for all words, in any order, and for words between double quotes side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, literal_column, select, table, text

from sayso.store.tables import claims

TOKENIZER: Final = "porter unicode61 remove_diacritics 2"
"""How SQLite takes a text apart into words that meet."""

_SQLITE = (
    f"""CREATE VIRTUAL TABLE claims_text USING fts5(
        statement, quote,
        content='claims', content_rowid='number', tokenize='{TOKENIZER}'
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


_OFTEN: Final = 5_000
"""A word that so many claims hold leads to so many rows that all claims are leafed through faster, by an index that holds no
bodies: in a store of 303,000 claims a word that 32,000 hold was looked up twice as fast, one that all hold nine times."""


@dataclass(frozen=True, slots=True)
class Matching:
    """The condition that a claim holds words; ``often`` says that very many may, and that another way leads to few sooner."""

    condition: ColumnElement[bool]
    often: bool


def make_searchable(connection: Connection) -> None:
    """Make what the search needs beside the tables; once for each store."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.execute(text(statement))


def matching(connection: Connection, words: str) -> Matching | None:
    """Return the condition that a claim holds these words; None where there is no word among them."""
    phrases = phrases_of(words)
    if not phrases:
        return None
    if connection.dialect.name == "sqlite":
        return _matching_in_sqlite(connection, phrases)
    query: ColumnElement[Any] | None = None
    for phrase in phrases:
        part = func.phraseto_tsquery("english", phrase)
        query = part if query is None else query.op("&&")(part)
    return Matching(literal_column("claims.words").op("@@")(query), often=False)


def phrases_of(words: str) -> list[str]:
    """Return the words that are looked for, each alone, and those between double quotes together; none without a letter."""
    parts = (_UNSEARCHABLE.sub(" ", quoted or bare) for quoted, bare in _PHRASE.findall(words))
    return [part for part in parts if any(letter.isalnum() for letter in part)]


def in_sqlite(phrases: Sequence[str]) -> str:
    """Return the question to an FTS5 table whether a text holds all of these; they hold no double quotes."""
    return " ".join('"' + phrase + '"' for phrase in phrases)


def _matching_in_sqlite(connection: Connection, phrases: Sequence[str]) -> Matching:
    """Return the condition for SQLite, which cannot tell how many claims a word leads to, and so is told."""
    found = table("claims_text")
    wanted = in_sqlite(phrases)
    rows: Select[Any] = (
        select(literal_column("rowid"))
        .select_from(found)
        .where(literal_column("claims_text").op("MATCH")(bindparam("words", wanted, unique=True)))
    )
    some = rows.limit(_OFTEN).subquery()
    often = connection.execute(select(func.count()).select_from(some)).scalar_one() == _OFTEN
    # of a sum it knows no index: it looks whether a claim is among the rows, and not from each row for its claim
    number = claims.c.number + 0 if often else claims.c.number
    return Matching(number.in_(rows), often)
