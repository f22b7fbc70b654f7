from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.store.access.accounts import add_account, change_role, new_token, remove_account
from sayso.store.base import Store
from sayso.web.app import create_app
from sayso.web.rates import Rates
from sayso.web.room import Room

PASSWORD = "four words of rain"  # nobody's


@pytest.fixture
def guests(tmp_path: Path) -> Iterator[Store]:
    """An empty store with a reader, a reviewer and an admin."""
    with Store.open(str(tmp_path / "store.sqlite")) as store:
        with store.writing() as connection:
            add_account(store, connection, "Rea", "reader", PASSWORD)
            add_account(store, connection, "Ada", "admin", PASSWORD)
        yield store


@pytest.fixture
def client(guests: Store) -> TestClient:
    """Asks a room where everybody logs in."""
    return TestClient(create_app(Room(guests)), base_url="http://127.0.0.1")


def token(client: TestClient, path: str = "/login") -> str:
    """Return the token that a page sends with its changes."""
    return client.get(path).text.partition('name="csrf" content="')[2].partition('"')[0]


def log_in(client: TestClient, name: str, password: str = PASSWORD, to: str = "/") -> int:
    """Fill in the form; return the answer's status."""
    form = {"name": name, "password": password, "to": to, "csrf": token(client)}
    return client.post("/login", data=form, follow_redirects=False).status_code


def test_strangers_see_nothing(client: TestClient) -> None:
    """Pages lead to the entrance and back again; the API says 401; nothing of the store is in either."""
    answer = client.get("/?page=2", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?to=%2F%3Fpage%3D2")
    assert client.get("/people", follow_redirects=False).status_code == 303
    refused = client.get("/api/claims")
    assert (refused.status_code, refused.json()["error"]["problem"]) == (401, "Log in first.")


def test_the_right_password_lets_in_under_a_new_key(client: TestClient) -> None:
    """Who logs in has another cookie than before, which scripts and other sites never see; logging out ends it."""
    client.get("/login")
    before = client.cookies["sayso_session"]
    assert log_in(client, "Rea") == 303
    after = client.cookies["sayso_session"]
    assert before != after
    assert client.get("/").status_code == 200
    client.post("/logout", data={"csrf": token(client, "/")})
    client.cookies.set("sayso_session", after, domain="127.0.0.1")
    assert client.get("/", follow_redirects=False).status_code == 303


def test_the_cookie_is_for_this_room_alone(client: TestClient) -> None:
    """No script reads it, and no other site's request carries it."""
    told = client.get("/login").headers["set-cookie"]
    assert "HttpOnly" in told
    assert "SameSite=strict" in told


def test_a_change_needs_the_pages_token(client: TestClient) -> None:
    """Without it, or with another visit's, nothing is changed."""
    log_in(client, "Ada")
    form = {"name": "Bo", "role": "admin", "password": PASSWORD}
    for wrong in ({}, {"csrf": ""}, {"csrf": "x" * 43}):
        assert client.post("/people", data={**form, **wrong}).status_code == 403
    assert "Bo" not in client.get("/people").text
    client.post("/people", data={**form, "csrf": token(client, "/people")})
    assert "Bo" in client.get("/people").text


def test_roles(client: TestClient, guests: Store) -> None:
    """A reader does not get to see who may come in; a role taken away counts from the next request."""
    log_in(client, "Rea")
    assert client.get("/people").status_code == 403
    with guests.writing() as connection:
        change_role(guests, connection, "Rea", "admin")
    assert client.get("/people").status_code == 200
    with guests.writing() as connection:
        remove_account(guests, connection, "Rea")
    assert client.get("/people", follow_redirects=False).status_code == 303


def test_nobody_shuts_themselves_out(client: TestClient) -> None:
    """An admin can neither remove themselves nor take their own role."""
    log_in(client, "Ada")
    for path, more in (("/people/remove", {}), ("/people/role", {"role": "reader"})):
        form = {"name": "Ada", "csrf": token(client, "/people"), **more}
        assert client.post(path, data=form).status_code == 400
    assert client.get("/people").status_code == 200


def test_guessing_is_slow(client: TestClient) -> None:
    """After ten wrong tries the next is refused, even with the right password."""
    assert [log_in(client, "Rea", "wrong words") for _ in range(10)] == [403] * 10
    assert log_in(client, "Rea") == 429


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_logging_in_leads_nowhere_else(client: TestClient, to: str) -> None:
    """Whatever address the entrance was given, it leads to a page of this room."""
    form = {"name": "Rea", "password": PASSWORD, "to": to, "csrf": token(client)}
    answer = client.post("/login", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_program_comes_in_by_its_token(client: TestClient, guests: Store) -> None:
    """It needs neither a cookie nor a page's token; with a token of nobody's it gets nothing."""
    with guests.writing() as connection:
        good = new_token(guests, connection, "Ada")
    as_ada = {"Authorization": f"Bearer {good}"}
    assert client.get("/", headers=as_ada).status_code == 200
    form = {"name": "Bo", "role": "reader", "password": PASSWORD}
    assert client.post("/people", data=form, headers=as_ada, follow_redirects=False).status_code == 303
    assert (
        client.get("/people", headers={"Authorization": "Bearer x"}, follow_redirects=False).status_code
        != 200
    )


def test_many_requests_have_to_wait(guests: Store) -> None:
    """Where the room is served to others, one address gets so many answers and then has to wait."""
    room = Room(guests, owner="Ada", requests=Rates(a_second=0.01, burst=3))
    client = TestClient(create_app(room), base_url="http://127.0.0.1")
    assert [client.get("/").status_code for _ in range(4)] == [200, 200, 200, 429]
