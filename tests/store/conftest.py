"""Every test that asks for a ``store`` or a ``place`` is run on both databases."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from itertools import count
from pathlib import Path

import pytest

from databases import Databases, new_store, server, server_programs, store_anew
from sayso.store.base import Store


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Databases]:
    """A PostgreSQL server: the one that SAYSO_TEST_POSTGRESQL names, or one of our own."""
    pytest.importorskip("psycopg")
    if named := os.environ.get("SAYSO_TEST_POSTGRESQL"):
        yield Databases(named)
        return
    programs = server_programs()
    if programs is None:
        pytest.skip(
            "no PostgreSQL here: apt-get install postgresql, or name a server in SAYSO_TEST_POSTGRESQL"
        )
    with server(programs) as address:
        yield Databases(address)


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Databases | None:
    """The server on which a test's databases are made, None where they are files."""
    return None if request.param == "sqlite" else request.getfixturevalue("postgresql")


@pytest.fixture
def place(databases: Databases | None, tmp_path: Path) -> str:
    """The address of an empty database."""
    return databases.empty() if databases else str(tmp_path / "store.sqlite")


@pytest.fixture
def store(databases: Databases | None, tmp_path: Path) -> Iterator[Store]:
    """A new store, whose clock counts on."""
    seconds = count()
    with (
        databases.store() if databases else nullcontext(new_store(tmp_path / "store.sqlite")) as place,
        Store.open(place, lambda: f"2024-03-11T08:00:{next(seconds) % 60:02}Z") as opened,
    ):
        yield opened


@pytest.fixture(scope="session")
def anew() -> Iterator[Callable[[], Store]]:
    """A store in a file that each call makes a new one, for properties that are tried on many."""
    with store_anew(lambda: "2031-04-01T08:00:00Z") as made:
        yield made
