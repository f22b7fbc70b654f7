"""Lists: every filter, paging, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

LISTS = ("claims", "groups", "actors", "documents", "judgements")


def items(client: TestClient, address: str) -> list[dict[str, Any]]:
    """Return what is on the first page of a list, which is all of it."""
    answer = client.get(f"/api/{address}")
    assert answer.status_code == 200, answer.text
    listed = answer.json()
    assert listed["total"] == len(listed["items"])
    found: list[dict[str, Any]] = listed["items"]
    return found


@pytest.mark.parametrize(
    ("asked", "statements"),
    [
        ("q=fighters", {"army puts", "Brack puts"}),
        ("about=NSM&by=Roth", {"According to Roth"}),
        ("by=Hanne Brack", {"Brack denies", "Brack puts", "Brack expects"}),
        ("relation=strength", {"army puts", "Brack puts"}),
        ("force=alleged", {"army says"}),
        ("unnamed=true", {"neighbour says"}),
        ("relation=arms&disputed=true", {"According to", "army says", "Brack denies"}),
        ("min_origins=50", set()),
        ("since=2024-05", {"Brack expects", "Brack puts"}),
        ("until=2024-03-11", {"According to Roth"}),
        ("collection=harbour&relation=arms", {"According to Roth", "neighbour says"}),
        ("q=rain&rejected=true", {"Brack expects"}),
    ],
)
def test_claims_by_filter(client: TestClient, asked: str, statements: set[str]) -> None:
    """Each filter of ``sayso claims`` is a parameter."""
    found = {one["claim"]["statement"] for one in items(client, f"claims?{asked}")}
    assert len(found) == len(statements)
    for words in statements:
        assert any(words.casefold() in statement.casefold() for statement in found), words


@pytest.mark.parametrize(
    ("asked", "relations"),
    [
        ("", ["arms", "strength"]),
        ("alone=true&relation=says", ["says"]),
        ("disputed=true&relation=arms", ["arms"]),
        ("drifting=true&alone=true", []),
        ("min_origins=50", []),
        ("min_origins=2", ["arms"]),
        ("by=Brack&about=Luria", ["arms"]),
        ("q=luria", ["arms"]),
        ("unnamed=true", ["arms"]),
        ("since=2025", []),
        ("until=2023&alone=true", []),
        ("collection=harbour", ["arms"]),
    ],
)
def test_groups_by_filter(client: TestClient, asked: str, relations: list[str]) -> None:
    """Each filter of ``sayso groups`` is a parameter."""
    assert [one["relation"] for one in items(client, f"groups?{asked}")] == relations


def test_actors_by_name(client: TestClient) -> None:
    """Actors are found by whole words of any of their names."""
    assert [one["name"] for one in items(client, "actors?q=shield")] == ["Northern Shield Movement"]
    assert items(client, "actors?q=shie") == []


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("q=CRATES", ["Crates found", "Crates in the hills"]),
        ("q=CRATES&sort=title", ["Crates found", "Crates in the hills"]),
        ("publisher=karsk post", ["Crates in the hills"]),
        ("since=2024-05", ["Weather"]),
        ("until=2024-04-02&collection=harbour", ["Neighbours talk", "Crates in the hills"]),
        ("collection=harbour&sort=publisher", ["Neighbours talk", "Crates in the hills"]),
    ],
)
def test_documents_by_filter(client: TestClient, asked: str, titles: list[str]) -> None:
    """Documents are found by headline, publisher, day and collection, and sorted."""
    assert [one["title"] for one in items(client, f"documents?{asked}")] == titles


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("", 1),
        ("kind=attack&place=karsk&since=2024-03-20&until=2024-03-20", 1),
        ("kind=bombing", 0),
        ("place=Luria", 0),
        ("since=2025", 0),
        ("collection=harbour", 0),
    ],
)
def test_incidents_by_filter(client: TestClient, asked: str, number: int) -> None:
    """Incidents are found by kind, place, time and collection."""
    found = items(client, f"incidents?{asked}")
    assert [one["document"]["title"] for one in found] == ["Army on Luria"] * number


def test_unsure_claims(client: TestClient) -> None:
    """Claims below a score are put before a person, unless somebody looked at them."""
    assert items(client, "review/claims") == []
    found = items(client, "review/claims?below=0.6")
    assert {one["claim"]["score"] for one in found} == {0.5}
    assert client.get("/api/review/claims?below=nan").status_code == 422


def test_namesakes(client: TestClient) -> None:
    """Two who bear one name are put before a person as a pair."""
    (pair,) = items(client, "review/namesakes")
    assert {pair[which]["actor"]["id"] for which in ("first", "second")} == {
        one["id"] for one in items(client, "actors?q=tamsin")
    }
    assert {one["title"] for which in ("first", "second") for one in pair[which]["reports"]} == {
        "Brack answers",
        "Neighbours talk",
    }


def test_judgements_on_one_thing(client: TestClient) -> None:
    """The log can be asked for what was decided on one thing, by its id."""
    first, second = items(client, "judgements")
    assert (first["verdict"], second["verdict"]) == ("rename", "grade")
    assert items(client, f"judgements?target={second['target']}") == [second]


@pytest.mark.parametrize("what", LISTS)
def test_pages(client: TestClient, what: str) -> None:
    """The pages of a list, put together, are the list; a page behind the last one is empty."""
    more = "&alone=true" if what == "groups" else ""
    every = items(client, f"{what}?limit=200{more}")
    assert len(every) > 1
    lots = [client.get(f"/api/{what}?limit=1&page={page}{more}").json() for page in range(1, len(every) + 2)]
    assert [one for lot in lots for one in lot["items"]] == every
    assert lots[-1] == {"items": [], "total": len(every), "page": len(every) + 1, "limit": 1}


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize("asked", ["limit=0", "limit=201", "page=0", "page=9999999", "page=x", "limt=3"])
def test_no_such_page(client: TestClient, what: str, asked: str) -> None:
    """A page that cannot be, and a parameter that is none, are refused."""
    answer = client.get(f"/api/{what}?{asked}")
    assert answer.status_code == 422
    assert asked.partition("=")[0] in answer.json()["error"]["problem"]


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ("claims?since=spring", "write a day as 2019, 2019-03 or 2019-03-11"),
        ("claims?until=2019-13", "write a day"),
        ("documents?since=2019-02-32", "write a day"),
        ("claims?q=%00", "words hold no NUL"),
        ("claims?about=a%00b", "words hold no NUL"),
        ("search?q=%00", "words hold no NUL"),
        ("who?name=%00", "words hold no NUL"),
        ("claims?q=", "at least 1 character"),
        ("actors?q=" + "a" * 501, "at most 500 characters"),
        ("claims?relation=likes", "relation"),
        ("claims?min_origins=99999999999999999999999", "min_origins"),
        ("claims/no-id", "an id has 4 to 16"),
        ("who", "name"),
    ],
)
def test_refused(client: TestClient, asked: str, problem: str) -> None:
    """What cannot be asked is refused in words that say what is wrong."""
    answer = client.get(f"/api/{asked}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "application/json")
    assert problem in answer.json()["error"]["problem"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("claims?q=%E2%80%A6", 400),
        ("search?q=%2E", 400),
        ("claims?q=%ED%A0%80", 400),
        ("claims?q=%F0%9F%98%80", 400),
        ("claims?about=%25_%25", 200),
        ("claims?about=%22%27%3B--", 200),
        ("who?name=%22%27%3B--", 404),
        ("claims?collection=none", 404),
        ("documents?collection=none", 404),
        ("compare?first=Roth&second=Nobody", 404),
        ("compare?first=harbour&second=none&collections=true", 404),
        ("claims/00000000", 404),
        ("nowhere", 404),
    ],
)
def test_answered_with_reasons(client: TestClient, asked: str, status: int) -> None:
    """A question that makes no sense, or for what is not there, is answered so; nothing breaks."""
    answer = client.get(f"/api/{asked}")
    assert answer.status_code == status
    if status != 200:
        assert answer.json()["error"]["problem"]
