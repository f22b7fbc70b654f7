"""The store itself: opened by path or address, made on first use, brought up to date, then read from and written to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, OperationalError, SQLAlchemyError

from sayso.errors import NoStore, StoreError, StoreUnreachable
from sayso.store.clock import Clock, system_clock
from sayso.store.engines import WRITING, called, checkpoint, engine_for, set_up_file
from sayso.store.migrations import MIGRATIONS, applied_steps, bring_up_to_date


@dataclass(frozen=True, slots=True)
class Store:
    """Reports kept together. Open it with `Store.open`, as a context manager; what it holds is read in `reading`.

    ``place`` is what to call it in a message, without a password.
    """

    place: str
    engine: Engine
    clock: Clock

    @classmethod
    def open(cls, place: str, clock: Clock = system_clock, *, must_exist: bool = False) -> Store:
        """Open a store, made where there is none, unless it ``must_exist``.

        ``place`` is a file's path or ``postgresql://…``. Raises NoStore, NewerStore and StoreUnreachable.
        """
        store = cls(called(place), engine_for(place, must_exist=must_exist), clock)
        try:
            store._bring_up_to_date()
        except BaseException:
            store.close()
            raise
        return store

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to ask; all that it answers is of one moment. Raises StoreError."""
        level = {} if self.engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        with (
            self.explained(),
            self.engine.connect().execution_options(**level) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection to write, which nobody else does meanwhile; all of it is kept or nothing.

        Raises StoreError.
        """
        with (
            self.explained(),
            self.engine.connect().execution_options(**{WRITING: True}) as connection,
            connection.begin(),
        ):
            yield connection

    def settle(self) -> None:
        """Wait until all that was written is on the disk, where not even a power cut can take it.

        A killed process loses nothing that was written before. SQLite does not wait for the disk after every report,
        which would take longer than to write it; PostgreSQL does by itself. Raises StoreError.
        """
        if self.engine.dialect.name != "sqlite":
            return
        with self.explained():
            raw = self.engine.raw_connection()
            try:
                checkpoint(raw.driver_connection)
            finally:
                raw.close()

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what the database complains of into an error that says which store, what is wrong and what to try."""
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise _explanation(self.place, error) from error

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def _bring_up_to_date(self) -> None:
        with self.reading() as connection:
            applied = applied_steps(connection, self.place)
        if [step.name for step in MIGRATIONS] == applied:
            return
        if not applied and self.engine.dialect.name == "sqlite":
            with self.explained():
                raw = self.engine.raw_connection()
                try:
                    set_up_file(raw.driver_connection)
                finally:
                    raw.close()
        with self.writing() as connection:
            bring_up_to_date(connection, self.place, self.clock)


def _explanation(place: str, error: SQLAlchemyError | sqlite3.Error) -> StoreError:
    said = " ".join(str(getattr(error, "orig", None) or error).split())
    if "not a database" in said or "malformed" in said:
        return NoStore(
            place, f"this file is no store, or it is damaged ({said})", "name another with --store"
        )
    if "locked" in said:
        return StoreUnreachable(
            place, "another program has been writing to it for a minute", "try again later"
        )
    if "readonly" in said or "read-only" in said:
        return StoreUnreachable(place, "it may not be written to", "check its permissions")
    if isinstance(error, (OperationalError, sqlite3.OperationalError)):
        return StoreUnreachable(
            place, f"it cannot be used ({said})", "check that it is there and may be used"
        )
    if isinstance(error, (DatabaseError, sqlite3.Error)):
        return StoreError(place, f"the database complains ({said})", "please report it")
    return StoreError(place, f"internal error ({said})", "please report it")
