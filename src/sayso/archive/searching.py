"""Words looked for in claims of an archive, as a store looks for them: they meet by their stem, and without accents.

DuckDB can't search so. It passes on the claims that may hold the words, which for all but the shortest are few, and
SQLite's own search, over those alone and in memory, says which of them do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

from sayso.store.asking.search import TOKENIZER, in_sqlite
from sayso.store.rows import holdable


def beginnings(phrases: Sequence[str]) -> list[str]:
    """Return letters that every text has that holds these, once it is in small letters and without accents.

    A stem is its word's beginning but for the last two letters at most ("abil" for "ability", "abl" for "able"). What is
    written in other letters than those of English is left out, as DuckDB and SQLite may spell it otherwise.
    """
    with closing(_search()) as search:
        search.execute("INSERT INTO texts (statement) VALUES (?)", [" ".join(phrases)])
        search.execute("CREATE VIRTUAL TABLE words USING fts5vocab(texts, 'row')")
        stems = [stem for (stem,) in search.execute("SELECT term FROM words")]
    return sorted({stem[: max(1, len(stem) - 2)] for stem in stems if stem.isascii()})


def holding(lots: Iterable[Sequence[tuple[str, str]]], phrases: Sequence[str]) -> Iterator[list[int]]:
    """Yield for each lot of claims, by what they state and the words they rest on, which hold all of these.

    Claims are named by their places in the lot. Words side by side stand in one of the two.
    """
    question = in_sqlite(phrases)
    with closing(_search()) as search:
        for lot in lots:
            search.execute("BEGIN")
            search.executemany(
                "INSERT INTO texts (rowid, statement, quote) VALUES (?, ?, ?)",
                (
                    (place, holdable(statement), holdable(quote))
                    for place, (statement, quote) in enumerate(lot)
                ),
            )
            found = search.execute("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid", [question])
            yield [place for (place,) in found]
            search.execute("ROLLBACK")


def _search() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(f"CREATE VIRTUAL TABLE texts USING fts5(statement, quote, tokenize='{TOKENIZER}')")
    return connection
