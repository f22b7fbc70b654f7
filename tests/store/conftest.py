"""Every test that asks for a ``store`` or a ``place`` is run on both databases."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from databases import new_database, server, server_programs
from sayso.store.base import Store

_NUMBERS = count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A PostgreSQL server: the one that SAYSO_TEST_POSTGRESQL names, or one of our own."""
    pytest.importorskip("psycopg")
    if named := os.environ.get("SAYSO_TEST_POSTGRESQL"):
        yield named
        return
    programs = server_programs()
    if programs is None:
        pytest.skip(
            "no PostgreSQL here: apt-get install postgresql, or name a server in SAYSO_TEST_POSTGRESQL"
        )
    with server(programs) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "store.sqlite")
    return new_database(request.getfixturevalue("postgresql"), f"sayso_{os.getpid()}_{next(_NUMBERS)}")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """A new store, whose clock counts on."""
    seconds = count()
    with Store.open(place, lambda: f"2024-03-11T08:00:{next(seconds) % 60:02}Z") as opened:
        yield opened
