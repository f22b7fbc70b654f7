"""Judgements made over the API: each kind, who may, and what follows."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from sayso.store.base import Store
from sayso.web.access import person_of
from sayso.web.app import create_app
from sayso.web.room import Room
from sayso.web.sessions import Person


@pytest.fixture(scope="module")
def ids(client: TestClient) -> dict[str, str]:
    """An id of each kind, by the beginning of its statement, or its name."""
    claims = client.get("/api/claims").json()["items"]
    actors = client.get("/api/actors").json()["items"]
    documents = client.get("/api/documents").json()["items"]
    return (
        {one["claim"]["statement"].partition(" that")[0]: one["id"] for one in claims}
        | {one["name"]: one["id"] for one in actors}
        | {one["title"]: one["id"] for one in documents}
    )


def made(client: TestClient, verdict: str, **body: Any) -> dict[str, Any]:
    """Return the judgement that is made."""
    answer = client.post(f"/api/judgements/{verdict}", json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    assert client.get("/api/judgements").json()["items"][0] == found
    assert found["by"] == "Ada"
    return found


def undone(client: TestClient, judgement: dict[str, Any]) -> None:
    """Undo a judgement."""
    number = judgement["number"]
    assert made(client, f"{number}/undo", why="so not")["target"] == str(number)
    assert client.post(f"/api/judgements/{number}/undo", json={}).status_code == 404


def test_merge(reviewing: TestClient) -> None:
    """Two actors are one until it is undone."""
    judgement = made(reviewing, "merge", actor="Brack", into="Samuel Roth", why="a second name")
    assert (judgement["verdict"], judgement["why"]) == ("merge", "a second name")
    (actor,) = reviewing.get("/api/actors?q=brack").json()["items"]
    assert actor["name"] == "Samuel Roth"
    undone(reviewing, judgement)
    (actor,) = reviewing.get("/api/actors?q=brack").json()["items"]
    assert actor["name"] == "Hanne Brack"


def test_split(reviewing: TestClient, ids: dict[str, str]) -> None:
    """An actor is somebody else in a report until it is undone."""
    judgement = made(
        reviewing, "split", actor="Hanne Brack", documents=[ids["Weather"]], name="Hanne Brack the miller"
    )
    assert len(reviewing.get("/api/actors?q=brack").json()["items"]) == 2
    undone(reviewing, judgement)
    assert len(reviewing.get("/api/actors?q=brack").json()["items"]) == 1


def test_distinct(reviewing: TestClient) -> None:
    """Two of one name are kept apart, and nobody is asked about them, until it is undone."""
    (pair,) = reviewing.get("/api/review/namesakes").json()["items"]
    one, other = (pair[which]["actor"]["id"] for which in ("first", "second"))
    judgement = made(reviewing, "distinct", actor=one, other=other)
    assert reviewing.get("/api/review/namesakes").json()["total"] == 0
    undone(reviewing, judgement)
    assert reviewing.get("/api/review/namesakes").json()["total"] == 1


def test_accept(reviewing: TestClient) -> None:
    """A claim found rightly read is not to be looked at any more, until that is undone."""
    asked = "/api/review/claims?below=0.6"
    unsure = reviewing.get(asked).json()
    judgement = made(reviewing, "accept", claim=unsure["items"][0]["id"])
    assert reviewing.get(asked).json()["total"] == unsure["total"] - 1
    undone(reviewing, judgement)
    assert reviewing.get(asked).json() == unsure


def test_same_and_apart(reviewing: TestClient, ids: dict[str, str]) -> None:
    """Two claims stand in one group, or in two, by what somebody says; the group tells of it, until it is undone."""

    def group(claim: str) -> str:
        found: str = reviewing.get(f"/api/claims/{claim}").json()["claim"]["group"]["id"]
        return found

    denied, says, rain = (
        ids["Brack denies"],
        ids["A neighbour says"],
        ids["Brack expects rain before the harvest."],
    )
    assert group(denied) == group(says) != group(rain)
    judgement = made(reviewing, "apart", one=denied, other=says, why="of another year")
    assert group(denied) != group(says)
    told = reviewing.get(f"/api/groups/{group(says)}").json()["judgements"]
    assert [(one["verdict"], one["why"]) for one in told] == [("apart", "of another year")]
    undone(reviewing, judgement)
    assert group(denied) == group(says)
    judgement = made(reviewing, "same", one=group(rain), other=says)
    assert group(rain) == group(says)
    undone(reviewing, judgement)
    assert group(rain) != group(says)


def test_rename(reviewing: TestClient, ids: dict[str, str]) -> None:
    """An actor is shown by another name until it is undone."""
    luria = ids["Republic of Luria"]
    judgement = made(reviewing, "rename", actor=luria, name="Luria")
    assert reviewing.get(f"/api/actors/{luria}").json()["actor"]["name"] == "Luria"
    undone(reviewing, judgement)
    assert reviewing.get(f"/api/actors/{luria}").json()["actor"]["name"] == "Republic of Luria"


def test_correct(reviewing: TestClient, ids: dict[str, str]) -> None:
    """A claim counts as corrected, with what was read beside it, until it is undone."""
    claim = ids["Brack expects rain before the harvest."]
    judgement = made(reviewing, "correct", claim=claim, force="warned", object="")
    shown = reviewing.get(f"/api/claims/{claim}").json()["claim"]
    assert (shown["claim"]["force"], shown["claim"]["object"]) == ("warned", None)
    assert (shown["corrected"]["by"], shown["corrected"]["read"]["force"]) == ("Ada", "asserted")
    undone(reviewing, judgement)
    assert reviewing.get(f"/api/claims/{claim}").json()["claim"]["corrected"] is None


def test_reject(reviewing: TestClient, ids: dict[str, str]) -> None:
    """A rejected claim is in no list, and in no group once the answer is sent, until it is undone."""
    claim = ids["Brack denies"]
    asked = "/api/groups?relation=arms"
    assert reviewing.get(asked).json()["items"][0]["denying"] == 1
    judgement = made(reviewing, "reject", claim=claim[:12])
    assert judgement["target"] == claim
    assert reviewing.get("/api/claims?force=denied").json()["total"] == 0
    assert reviewing.get("/api/claims?force=denied&rejected=true").json()["total"] == 1
    assert reviewing.get(asked).json()["items"][0]["denying"] == 0
    undone(reviewing, judgement)
    assert reviewing.get(asked).json()["items"][0]["denying"] == 1


def test_grade(reviewing: TestClient) -> None:
    """A grade stands beside what the voice says."""
    judgement = made(reviewing, "grade", voice="Hanne Brack", grade="D")
    (claim,) = reviewing.get("/api/claims?force=denied").json()["items"]
    assert claim["voices"][0]["grades"] == [{"grade": "D", "by": "Ada"}]
    undone(reviewing, judgement)


def test_note(reviewing: TestClient, ids: dict[str, str]) -> None:
    """A note stands with the thing that it is about."""
    judgement = made(reviewing, "note", id=ids["Weather"], note="Asked the miller.")
    assert reviewing.get(f"/api/documents/{ids['Weather']}").json()["judgements"] == [judgement]
    undone(reviewing, judgement)


@pytest.mark.parametrize(
    ("verdict", "body", "status"),
    [
        ("merge", {"actor": "Brack", "into": "Brack"}, 404),
        ("merge", {"actor": "Brack", "into": "Nobody"}, 404),
        ("merge", {"actor": "Brack"}, 422),
        ("merge", {"actor": "Brack", "into": "Roth", "by": "Bo"}, 422),
        ("split", {"actor": "Brack", "documents": []}, 422),
        ("split", {"actor": "Brack", "documents": ["/etc/passwd"]}, 404),
        ("distinct", {"actor": "Brack", "other": "Brack"}, 404),
        ("accept", {"claim": "ffff"}, 404),
        ("same", {"one": "ffff", "other": "ffff"}, 404),
        ("apart", {"one": "Brack", "other": "ffff"}, 422),
        ("apart", {"one": "ffff"}, 422),
        ("rename", {"actor": "Brack", "name": "a\0b"}, 422),
        ("correct", {"claim": "ffff"}, 404),
        ("correct", {"claim": "ffff", "relation": "likes"}, 422),
        ("reject", {"claim": "Brack"}, 422),
        ("grade", {"voice": "Brack", "grade": "G"}, 422),
        ("note", {"id": "ffff", "note": ""}, 422),
        ("note", {"id": "ffff", "note": "x" * 5001}, 422),
        ("99/undo", {}, 404),
        ("0/undo", {}, 422),
        ("99999999999999999999/undo", {}, 422),
        ("doubt", {}, 404),
    ],
)
def test_refused(reviewing: TestClient, verdict: str, body: dict[str, Any], status: int) -> None:
    """What cannot be decided is refused with what is wrong, and nothing is kept of it."""
    before = reviewing.get("/api/judgements").json()["total"]
    answer = reviewing.post(f"/api/judgements/{verdict}", json=body)
    assert (answer.status_code, bool(answer.json()["error"]["problem"])) == (status, True)
    assert reviewing.get("/api/judgements").json()["total"] == before


def test_nothing_to_correct(reviewing: TestClient, ids: dict[str, str]) -> None:
    """A correction that changes nothing is turned down."""
    answer = reviewing.post("/api/judgements/correct", json={"claim": ids["Brack denies"]})
    assert answer.status_code == 400


def test_a_surrogate(reviewing: TestClient) -> None:
    """Half of a pair of surrogates, which nothing can write, is refused."""
    answer = reviewing.post(
        "/api/judgements/note",
        content=rb'{"id": "ffff", "note": "\ud800"}',
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code == 422


def test_no_token(client: TestClient, ids: dict[str, str]) -> None:
    """Nothing is decided for a page that has not the session's token."""
    answer = client.post("/api/judgements/reject", json={"claim": ids["Brack denies"]})
    assert answer.status_code == 403
    assert answer.json()["error"]["problem"]


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("reviewer", 404), ("admin", 404)])
def test_roles(room: Room, role: str, status: int) -> None:
    """Who only reads decides nothing, but reads all."""
    app = create_app(room)
    app.dependency_overrides[person_of] = lambda: Person("Bo", role)  # type: ignore[arg-type]
    client = TestClient(app, base_url="http://127.0.0.1")
    client.headers["X-CSRF-Token"] = client.get("/api/session").json()["csrf"]
    assert client.post("/api/judgements/reject", json={"claim": "ffff"}).status_code == status
    assert client.get("/api/claims").status_code == 200
    assert client.get("/api/session").json()["role"] == role


def test_nobody(store: Store) -> None:
    """Where everybody has to log in, nobody else gets anything."""
    client = TestClient(create_app(Room(store)), base_url="http://127.0.0.1")
    for address in ("claims", "groups", "actors", "documents", "judgements", "session", "search?q=rain"):
        answer = client.get(f"/api/{address}")
        assert (answer.status_code, bool(answer.json()["error"]["problem"])) == (401, True)
