"""What the database itself can say of its soundness."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from sayso.store.base import Store
from sayso.store.upkeep.finding import REBUILD, RESTORE, Finding

_MOST = 20
"""So many complaints of the database are told."""


def check_database(connection: Connection) -> Iterator[Finding]:
    """Yield what the database finds wrong in itself; on PostgreSQL what it has not made sure of."""
    yield from _CHECKS[connection.dialect.name](connection)


def check_search(store: Store) -> Iterator[Finding]:
    """Yield whether the search is out of step with the claims. Nothing is written, but other writers wait meanwhile.

    On PostgreSQL the database makes the column that is searched by itself. Raises StoreError.
    """
    if store.engine.dialect.name != "sqlite":
        return
    out_of_step = False
    with store.writing() as connection:
        try:
            connection.execute(
                text("INSERT INTO claims_text (claims_text, rank) VALUES ('integrity-check', 1)")
            )
        except DatabaseError as error:
            if "malformed" not in str(error.orig):
                raise
            out_of_step = True
    if out_of_step:
        yield Finding("the search", "it does not hold the words of all claims, or of others", REBUILD)


def _sqlite(connection: Connection) -> Iterator[Finding]:
    for (said,) in connection.execute(text(f"PRAGMA integrity_check({_MOST})")):
        if said != "ok":
            yield Finding("the database", said, RESTORE)
    for row in connection.execute(text("PRAGMA foreign_key_check")).fetchmany(_MOST):
        yield Finding(
            f"row {row[1]} of {row[0]}", f"it belongs to a row of {row[2]} that is not there", RESTORE
        )


def _postgresql(connection: Connection) -> Iterator[Finding]:
    rows = connection.execute(
        text(
            "SELECT conname, conrelid::regclass::text FROM pg_constraint"
            " WHERE NOT convalidated AND connamespace = current_schema()::regnamespace"
        )
    )
    for name, of in rows:
        yield Finding(
            of, f"its rule {name} was never made sure of", f"ALTER TABLE {of} VALIDATE CONSTRAINT {name}"
        )
    rows = connection.execute(
        text(
            "SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid"
            " WHERE NOT indisvalid AND relnamespace = current_schema()::regnamespace"
        )
    )
    for (name,) in rows:
        yield Finding(name, "this index is broken", f"REINDEX INDEX {name}")


_CHECKS: Mapping[str, Callable[[Connection], Iterator[Finding]]] = {
    "sqlite": _sqlite,
    "postgresql": _postgresql,
}
