"""Databases for tests: a file, and a real PostgreSQL server of our own where the machine has one."""

from __future__ import annotations

import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from itertools import count
from pathlib import Path

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from sayso.store.base import Store
from sayso.store.clock import Clock, system_clock
from sayso.store.tables import migrations
from sayso.store.upkeep.backup import KEPT


def new_store(place: Path) -> str:
    """Make a new store in a file, as opening it would, and return its path; copied, which takes a tenth of the time."""
    place.write_bytes(_new_store())
    return str(place)


@cache
def _new_store() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "store.sqlite"
        Store.open(str(place), _clock).close()
        return place.read_bytes()


def _clock() -> str:
    return "2001-01-01T00:00:00Z"  # before all that happens in any test


def server_programs() -> Path | None:
    """Return the folder of PostgreSQL's own programs, None where it is not installed."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """Run a server of our own, which keeps nothing; give its address, without a database."""
    with tempfile.TemporaryDirectory(prefix="sayso-pg-") as name:
        folder = Path(name)
        as_user = _as_user(folder)
        data = folder / "data"
        settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        _run(
            [*as_user, str(programs / "initdb"), "-D", str(data), "-U", "sayso", "-A", "trust", "-E", "UTF8"]
        )
        control = [*as_user, str(programs / "pg_ctl"), "-D", str(data), "-w"]
        _run([*control, "-o", settings, "-l", str(folder / "log"), "start"])
        try:
            yield f"postgresql://sayso@/postgres?host={folder}"
        finally:
            _run([*control, "-m", "immediate", "stop"])


@contextmanager
def store_anew(clock: Clock = system_clock) -> Iterator[Callable[[], Store]]:
    """Open a store in a file; what is given makes it a new one and returns it, as often as a property is tried.

    Opening a new one each time would have SQLAlchemy compile every statement each time.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (
            closing(sqlite3.connect(new_store(folder / "new.sqlite"))) as new,
            Store.open(new_store(folder / "store.sqlite"), clock) as store,
        ):

            def anew() -> Store:
                raw = store.engine.raw_connection()
                try:
                    assert isinstance(raw.driver_connection, sqlite3.Connection)
                    new.backup(raw.driver_connection)
                finally:
                    raw.close()
                return store

            yield anew


class Databases:
    """Databases on a server: empty ones, and such as are lent out as new stores, one test after the other.

    To make a database and its tables takes longer than most tests of the store.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._numbers = count()
        self._free: list[_Lent] = []

    def empty(self) -> str:
        """Make an empty database and return its address."""
        name = f"sayso_{os.getpid()}_{next(self._numbers)}"
        with _connected(self._address) as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        return make_url(self._address).set(database=name).render_as_string(hide_password=False)

    @contextmanager
    def store(self) -> Iterator[str]:
        """Lend a database with the tables of a new store and nothing in them; give its address.

        What comes back is emptied and lent again, unless it is no longer what a new store is.
        """
        lent = self._free.pop() if self._free else _Lent(self.empty())
        yield lent.address
        if lent.emptied():
            self._free.append(lent)


class _Lent:
    """A database that is lent out as a new store."""

    def __init__(self, address: str) -> None:
        self.address = address
        Store.open(address, _clock).close()
        with _connected(address) as connection:
            self._made = connection.execute(_MADE).one()

    def emptied(self) -> bool:
        """Take out all that was put in; tell whether it is a new store again."""
        try:
            with _connected(self.address) as connection:
                connection.execute(_NOBODY_ELSE)
                connection.execute(_EMPTY)
                return connection.execute(_MADE).one() == self._made
        except DBAPIError:  # such as for tables that are gone
            return False


_MADE = text(
    """
    SELECT string_agg(concat_ws(' ', oid, relname, relnatts, relhastriggers), ', ' ORDER BY oid),
        (SELECT count(*) FROM pg_constraint), (SELECT count(*) FROM pg_trigger),
        (SELECT string_agg(name, ', ' ORDER BY name) FROM migrations)
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
    """
)
"""What was made in a database: its tables and indexes, and the steps that are noted."""
_NOBODY_ELSE = text(
    """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
    """
)
_EMPTY = text(
    "DO $$ BEGIN {} END $$".format(
        " ".join(
            f"DELETE FROM {name};"
            for name in (
                "pairings",
                *(
                    table.name
                    for metadata in reversed(KEPT)
                    for table in reversed(metadata.sorted_tables)
                    if table is not migrations
                ),
            )
        )
    )
)
"""Rows are deleted: to truncate tables, each with its indexes, takes longer."""


@contextmanager
def _connected(address: str) -> Iterator[Connection]:
    engine = create_engine(
        make_url(address).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _as_user(folder: Path) -> list[str]:
    """Return what goes before a command so that it does not run as root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return []
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _run(command: list[str]) -> None:
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60, cwd="/"
    )
