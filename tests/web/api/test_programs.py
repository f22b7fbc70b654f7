"""Programs that come with a token of an account's, where people log in."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from sayso.store.access.accounts import add_account, new_token
from sayso.store.access.roles import ROLES, Role
from sayso.store.base import Store
from sayso.web.app import create_app
from sayso.web.room import Room


@pytest.fixture(scope="module")
def tokens(store: Store) -> dict[Role, str]:
    """A token of an account in each role, which is called like its role."""
    with store.writing() as connection:
        for role in ROLES:
            add_account(store, connection, role, role, "five words of no saying")
        return {role: new_token(store, connection, role) for role in ROLES}


@pytest.fixture(scope="module")
def program(store: Store) -> TestClient:
    """A program that has neither a session nor its token."""
    return TestClient(create_app(Room(store)), base_url="http://127.0.0.1")


@pytest.mark.parametrize("role", ROLES)
def test_with_a_token(program: TestClient, tokens: dict[Role, str], role: Role) -> None:
    """A program may do what its account may, under its name, without a session."""
    headers = {"Authorization": f"Bearer {tokens[role]}"}
    asked = program.get("/api/session", headers=headers)
    assert (asked.json()["name"], asked.json()["role"], "set-cookie" in asked.headers) == (role, role, False)
    document = program.get("/api/documents", headers=headers).json()["items"][0]["id"]
    kept = program.post("/api/judgements/note", json={"id": document, "note": "seen"}, headers=headers)
    if role == "reader":
        assert (kept.status_code, "you are here as a reader" in kept.text) == (403, True)
    else:
        assert (kept.status_code, kept.json()["by"]) == (201, role)


@pytest.mark.parametrize("token", ["", "x", "sayso_x", "é", "a b", "\x7f"])
def test_with_none(program: TestClient, tokens: dict[Role, str], token: str) -> None:
    """A token that is nobody's opens nothing."""
    headers = {b"Authorization": b"Bearer " + token.encode("latin-1")}
    for answer in (
        program.get("/api/claims", headers=headers),
        program.post("/api/judgements/note", json={"id": "ffff", "note": "x"}, headers=headers),
    ):
        assert (answer.status_code, bool(answer.json()["error"]["problem"])) == (401, True)
