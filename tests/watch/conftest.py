"""A store, a clock and a news site for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsstand import Hours, Newsstand, newsstand
from sayso.store.base import Store


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    with newsstand() as opened:
        yield opened


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store, made once: its tables take longer than most of these tests."""
    place = tmp_path_factory.mktemp("empty") / "store.sqlite"
    Store.open(str(place)).close()
    return place


@pytest.fixture
def store(empty: Path, tmp_path: Path, hours: Hours) -> Iterator[Store]:
    place = tmp_path / "store.sqlite"
    shutil.copy(empty, place)
    with Store.open(str(place), hours.clock) as opened:
        yield opened
