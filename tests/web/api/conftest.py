from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from kiosk import filled
from sayso.store.base import Store
from sayso.web.app import create_app
from sayso.web.room import Room


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A few invented reports, compared with each other."""
    with filled(tmp_path_factory.mktemp("api") / "store.sqlite") as opened:
        yield opened


@pytest.fixture(scope="module")
def reviewing(room: Room) -> TestClient:
    """Asks the room in a session, whose token goes along with every request."""
    client = TestClient(create_app(room), base_url="http://127.0.0.1")
    client.headers["X-CSRF-Token"] = client.get("/api/session").json()["csrf"]
    return client
