"""Reports handed in by programs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from kiosk import filled
from sayso.records import Document, Failure, Report
from sayso.settings import Settings
from sayso.store.access.accounts import add_account, new_token
from sayso.web.app import create_app
from sayso.web.intake.submissions import Submission, documents_in
from sayso.web.rates import Rates
from sayso.web.room import Room
from stories import claim, report


class Reads:
    """Reads at once that A arms B, whatever the text."""

    def documents(self, submission: Submission) -> list[Document | Failure]:
        """Return what is in a submission."""
        return list(documents_in(submission, Settings()))

    def read(self, document: Document) -> Report | Failure:
        """Return what is said to be read."""
        made = report(document.text, claim("A", "arms", "B"))
        return Report(document, made.actors, made.attributions, made.claims)

    def close(self) -> None:
        """Have nothing to let go of."""


@pytest.fixture(scope="module")
def adding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Asks a room whose workshop reads at once, and in which five reports may be added at once."""
    with filled(tmp_path_factory.mktemp("added") / "store.sqlite") as store:
        room = Room(store, owner="Ada", additions=Rates(a_second=0.001, burst=5))
        with TestClient(create_app(room, Reads()), base_url="http://127.0.0.1") as client:
            client.headers["X-CSRF-Token"] = client.get("/api/session").json()["csrf"]
            yield client


def finished(client: TestClient, number: int) -> Any:
    """Wait until something added is read, and return it."""
    for _ in range(200):
        found = client.get(f"/api/additions/{number}").json()
        if found["state"] in ("done", "failed"):
            return found
        time.sleep(0.05)
    raise AssertionError(found)


def test_a_text_is_added(adding: TestClient) -> None:
    """A text with what is known about it is read after the answer, and stands in the store then."""
    sent = {
        "text": "A arms B, said the miller.",
        "title": "Mill news",
        "publisher": "Bell",
        "collection": "mill",
    }
    answer = adding.post("/api/additions", json=sent)
    assert answer.status_code == 202
    assert (answer.json()["name"], answer.json()["by"]) == ("Mill news", "Ada")
    found = finished(adding, answer.json()["number"])
    assert (found["state"], found["done"], found["total"], found["claims"]) == ("done", 1, 1, 1)
    shown = adding.get(f"/api/documents/{found['documents'][0]}").json()
    assert (shown["report"]["document"]["title"], shown["collections"]) == ("Mill news", ["mill"])


def test_a_file_is_added_as_its_bytes(adding: TestClient) -> None:
    """A file is handed in under its name, whichever type a program says it has, or none."""
    address = "/api/additions/file?name=notes.txt"
    numbers = [
        adding.post(address, content=text, headers=headers).json()["number"]
        for text, headers in (
            (b"First notes of the miller.", {"Content-Type": "application/octet-stream"}),
            (b"Second notes of the miller.", {"Content-Type": "text/plain"}),
            (b"Third notes of the miller.", {}),
        )
    ]
    assert [finished(adding, one)["state"] for one in numbers] == ["done"] * 3
    listed = adding.get("/api/additions?limit=3").json()
    assert [one["number"] for one in listed["items"]] == sorted(numbers, reverse=True)
    assert listed["total"] == 4


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"text": "  "},
        {"text": "A text.", "address": "https://a.example"},
        {"text": "A text.", "path": "/etc/passwd"},
    ],
)
def test_what_is_neither_is_refused(adding: TestClient, sent: dict[str, str]) -> None:
    """Either a text or an address is handed in, and never a path."""
    answer = adding.post("/api/additions", json=sent)
    assert answer.status_code == 422
    assert answer.json()["error"]["problem"]


def test_a_path_is_no_address(adding: TestClient) -> None:
    """What is no address of the web is not read, and the addition says why; more than may be added at once has to wait."""
    number = adding.post("/api/additions", json={"address": "file:///etc/passwd"}).json()["number"]
    found = finished(adding, number)
    assert (found["state"], found["documents"]) == ("failed", [])
    assert "http" in found["told"][0]
    refused = adding.post("/api/additions", json={"text": "One too many."})
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0


def test_who_only_reads_adds_nothing(tmp_path: Path) -> None:
    """A reader may neither add a report nor see who added what."""
    with filled(tmp_path / "store.sqlite") as store:
        with store.writing() as connection:
            add_account(store, connection, "Rea", "reader", "five words of no saying")
            token = new_token(store, connection, "Rea")
        client = TestClient(create_app(Room(store), Reads()), base_url="http://127.0.0.1")
        client.headers["Authorization"] = f"Bearer {token}"
        assert client.get("/api/timeline").status_code == 200
        assert client.post("/api/additions", json={"text": "A text."}).status_code == 403
        assert client.get("/api/additions").status_code == 403
