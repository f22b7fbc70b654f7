"""A copy of a store, of one moment, while others go on writing to it."""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, insert, select

from sayso.errors import StoreUnreachable
from sayso.store import tables
from sayso.store.access import admission
from sayso.store.base import Store
from sayso.store.deriving import derived
from sayso.store.judging import judged, reviewed
from sayso.store.watching import alerted, watched

_AT_ONCE = 1000
KEPT: tuple[MetaData, ...] = (
    tables.metadata,
    judged.metadata,
    derived.metadata,
    admission.metadata,
    reviewed.metadata,
    watched.metadata,
    alerted.metadata,
)
"""All tables of a store, those that others refer to first."""


def back_up(store: Store, to: Path) -> int:
    """Copy a store into a new file, an SQLite store whatever the store itself is; return how many bytes it has.

    The file is whole or not there at all. Raises StoreUnreachable where there is one already or none can be made.
    """
    place = str(to)
    if os.path.lexists(to):
        raise StoreUnreachable(place, "there is a file of this name already", "name another one")
    # Not a temporary file of Python's: SQLite keeps journals beside it under its name.
    beside = to.with_name(f".{to.name}.{secrets.token_hex(4)}.partial")
    try:
        try:
            beside.touch(exist_ok=False)
        except OSError as error:
            raise StoreUnreachable(
                place, f"it cannot be made ({error.strerror})", "check the path and its permissions"
            ) from error
        if store.engine.dialect.name == "sqlite":
            _copy_file(store, beside)
        else:
            _copy_rows(store, beside)
        with beside.open("rb") as stream:
            os.fsync(stream.fileno())
        size = beside.stat().st_size
        _move(beside, to)
    finally:
        for part in ("", "-wal", "-shm", "-journal"):
            with suppress(FileNotFoundError):
                Path(f"{beside}{part}").unlink()
    return size


def _move(beside: Path, to: Path) -> None:
    """Give the copy its name, unless another file has got it meanwhile."""
    try:
        os.link(beside, to)
    except FileExistsError as error:
        raise StoreUnreachable(str(to), "there is a file of this name already", "name another one") from error
    except OSError:  # a file system without links
        beside.rename(to)


def _copy_file(store: Store, to: Path) -> None:
    """Copy an SQLite file by its own means: all in one go, which no writer holds up, nor is held up by."""
    with store.explained():
        raw = store.engine.raw_connection()
        try:
            with closing(sqlite3.connect(to)) as copy:
                source: Any = raw.driver_connection
                source.backup(copy)
        finally:
            raw.close()


def _copy_rows(store: Store, to: Path) -> None:
    """Copy a store row by row, as it is at one moment."""
    with Store.open(str(to), store.clock) as copy:
        with store.reading() as source, copy.writing() as target:
            # Actors stand for actors, and judgements undo judgements, that come later.
            target.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            _fill(source, target)
        copy.settle()


def _fill(source: Connection, target: Connection) -> None:
    for metadata in KEPT:
        for table in metadata.sorted_tables:
            if table is tables.migrations:
                continue
            rows = source.execution_options(yield_per=_AT_ONCE).execute(select(table))
            for some in rows.mappings().partitions(_AT_ONCE):
                target.execute(insert(table), [dict(row) for row in some])
