from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from sayso.web.app import create_app
from sayso.web.rates import Rates
from sayso.web.room import Room


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Content-Length": "99999999999"}, 413),
    ],
)
def test_turned_away_in_json(client: TestClient, headers: dict[str, str], status: int) -> None:
    """What is turned away unread is told so in the shape of every other error."""
    answer = client.post("/api/judgements/note", headers=headers)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/json")
    assert answer.json()["error"]["problem"]


def test_too_often(room: Room) -> None:
    """Who asks too often is told to wait, and how long."""
    hurried = TestClient(
        create_app(replace(room, requests=Rates(a_second=0.01, burst=1))), base_url="http://127.0.0.1"
    )
    assert hurried.get("/api/session").status_code == 200
    answer = hurried.get("/api/session")
    assert (answer.status_code, bool(answer.json()["error"]["problem"])) == (429, True)
    assert int(answer.headers["Retry-After"]) > 0
