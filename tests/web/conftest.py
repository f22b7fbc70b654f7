from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from browsing import Visitor
from sayso.store.base import Store
from sayso.web.app import create_app
from sayso.web.room import Room
from serving import served


@pytest.fixture(scope="module")
def store(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample reports, in a store that the tests of one file may change."""
    place = tmp_path_factory.mktemp("room") / "store.sqlite"
    shutil.copy(demo_store, place)
    with Store.open(str(place)) as opened:
        yield opened


@pytest.fixture(scope="module")
def room(store: Store) -> Room:
    """The reading room of whoever sits at this machine."""
    return Room(store, owner="Ada")


@pytest.fixture(scope="module")
def client(room: Room) -> TestClient:
    """Asks the room without a browser or a port."""
    return TestClient(create_app(room), base_url="http://127.0.0.1")


@pytest.fixture(scope="module")
def address(room: Room) -> Iterator[str]:
    """The room on a free port of this machine."""
    with served(create_app(room)) as where:
        yield where


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """Somebody in the room, who finds in the end that nothing was asked of anybody else, and nothing went wrong."""
    somebody = Visitor(browser, address)
    yield somebody
    somebody.leave()
    assert somebody.elsewhere == []
    assert somebody.complaints == []
