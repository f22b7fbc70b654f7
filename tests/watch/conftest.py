"""A store, a clock and a news site for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from databases import new_store
from newsstand import Hours, Newsstand, newsstand
from sayso.store.base import Store


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    with newsstand() as opened:
        yield opened


@pytest.fixture
def store(tmp_path: Path, hours: Hours) -> Iterator[Store]:
    with Store.open(new_store(tmp_path / "store.sqlite"), hours.clock) as opened:
        yield opened
