"""A store's path or address to a database that can be asked; the one file that knows how each of the two is set up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from sayso.errors import NoStore, StoreUnreachable, installing

WRITING = "sayso_writing"
"""The execution option of a connection that will write."""
_APPLICATION = 0x53415953
"""Stands in the head of an SQLite file ("SAYS"), so that `file` and others can tell what it is."""
_HEAD = b"SQLite format 3\0"
_PATIENCE = 60_000
"""How long one writer waits for another, in milliseconds; each holds the store for one report only."""
_LOCK = 0x5341595300000001
"""PostgreSQL's advisory lock that whoever writes holds until the end of the transaction."""


def engine_for(place: str, *, must_exist: bool = False) -> Engine:
    """Return the engine of a store: ``postgresql://…``, ``sqlite:///…`` or a file's path.

    Nothing is made or opened yet, but for the folder of a file. Raises NoStore and StoreUnreachable.
    """
    if "://" not in place:
        return _sqlite(Path(place).expanduser(), must_exist=must_exist)
    try:
        url = make_url(place)
    except ArgumentError as error:
        raise StoreUnreachable(
            place, "this is no address of a database", "write postgresql://user@host/database"
        ) from error
    kind = url.get_backend_name()
    if kind == "sqlite" and url.database:
        return _sqlite(Path(url.database), must_exist=must_exist)
    if kind in ("postgresql", "postgres"):
        return _postgresql(url)
    raise StoreUnreachable(
        called(place), f"{kind} is no kind of store", "name a file, or postgresql://user@host/database"
    )


def called(place: str) -> str:
    """Return a store's path or address as it may be shown: without its password."""
    if "://" not in place:
        return place
    try:
        return make_url(place).render_as_string(hide_password=True)
    except ArgumentError:
        return place


def _sqlite(path: Path, *, must_exist: bool) -> Engine:
    name = str(path)
    try:
        if path.is_dir():
            raise NoStore(name, "this is a folder", "name a file in it")
        if path.exists():
            with path.open("rb") as stream:
                head = stream.read(len(_HEAD))
            if head and head != _HEAD:
                raise NoStore(name, "this file is no store of sayso's", "name another with --store")
        elif must_exist:
            raise NoStore(name, "there is no store yet", "make one with: sayso add FILE")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnreachable(
            name, f"it cannot be opened ({error.strerror})", "check the path and its permissions"
        ) from error
    engine = create_engine(URL.create("sqlite", database=name), connect_args={"timeout": _PATIENCE / 1000})

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")  # a killed process loses nothing; see Store.settle
        connection.execute("PRAGMA wal_autocheckpoint = 8000")
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA temp_store = MEMORY")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        writes = connection.get_execution_options().get(WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def set_up_file(connection: Any) -> None:
    """Mark a new SQLite file as a store; a raw connection outside of any transaction."""
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute("PRAGMA journal_mode = WAL")


def checkpoint(connection: Any) -> None:
    """Bring an SQLite file's journal to the disk and into the file; a raw connection outside of any transaction."""
    connection.execute("PRAGMA analysis_limit = 1000")
    connection.execute("PRAGMA optimize")  # or it would not know which index leads to few rows
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


def _postgresql(url: URL) -> Engine:
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreUnreachable(
            url.render_as_string(hide_password=True),
            "the driver for PostgreSQL is not installed",
            installing("postgresql"),
        ) from error

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        if connection.get_execution_options().get(WRITING):
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})

    return engine
