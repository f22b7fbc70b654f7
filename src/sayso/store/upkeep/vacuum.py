"""The space in a store that nothing needs any more, given back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import delete, text

from sayso.store.base import Store
from sayso.store.deriving import derived as derived_tables
from sayso.store.upkeep.backup import KEPT


@dataclass(frozen=True, slots=True)
class Space:
    """How many bytes a store took before and after."""

    before: int
    after: int


def vacuum(store: Store, *, derived: bool = False) -> Space:
    """Write a store anew without its gaps, and make its search anew from its claims. Raises StoreError.

    With ``derived``, all that was worked out across reports is thrown away first, and worked out anew when next asked for.

    Nobody else can write meanwhile; a store of SQLite needs as much room again beside it until it is done.
    """
    if derived:
        with store.writing() as connection:
            for table in derived_tables.metadata.sorted_tables:
                connection.execute(delete(table))
    return _sqlite(store) if store.engine.dialect.name == "sqlite" else _postgresql(store)


def _sqlite(store: Store) -> Space:
    place = Path(store.engine.url.database or "")
    with store.explained():
        raw = store.engine.raw_connection()
        try:
            connection: Any = raw.driver_connection
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            before = _size(place)
            connection.execute("INSERT INTO claims_text (claims_text) VALUES ('rebuild')")
            connection.execute("VACUUM")
            connection.execute("PRAGMA analysis_limit = 1000")
            connection.execute("ANALYZE")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()
    return Space(before, _size(place))


def _size(place: Path) -> int:
    files = (Path(f"{place}{part}") for part in ("", "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def _postgresql(store: Store) -> Space:
    size = text(
        "SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class WHERE relname = ANY(:names)"
        " AND relnamespace = current_schema()::regnamespace AND relkind = 'r'"
    )
    names = [table.name for metadata in KEPT for table in metadata.sorted_tables]
    with (
        store.explained(),
        store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection,
    ):
        before = connection.execute(size, {"names": names}).scalar_one()
        for name in names:
            connection.execute(text(f"VACUUM (FULL, ANALYZE) {name}"))
        return Space(before, connection.execute(size, {"names": names}).scalar_one())
