"""Which documents have changed since they were last compared with the others; noted in the transaction that changes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from sayso.store.deriving import derived

INSERT_NEW: Mapping[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""What inserts rows and can pass over those that are there, in each database's own words."""


def note_changed(connection: Connection, documents: Iterable[int]) -> None:
    """Note that what was read from these documents, by number, is another now, or is judged otherwise."""
    rows = [{"document": number} for number in sorted(set(documents))]
    if rows:
        connection.execute(
            INSERT_NEW[connection.dialect.name](derived.pending).on_conflict_do_nothing(), rows
        )
