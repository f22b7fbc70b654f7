from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from browsing import Visitor

pytestmark = pytest.mark.whole

TEXT = "Officials in Kesteria said on Tuesday that Sarvenia shelters the Upper Pell Front."


@pytest.mark.browser
def test_a_pasted_text_is_read_while_one_looks_on(visitor: Visitor) -> None:
    """It is handed in, watched without loading the page again, and led to when it is done."""
    page = visitor.open("/add")
    assert visitor.barriers() == []
    page.get_by_label("Text of the report").fill(TEXT)
    page.get_by_label("Headline").fill("Shelter <b>for</b> the Front")
    page.get_by_role("button", name="Read this text").click()
    page.get_by_text("Shelter <b>for</b> the Front").wait_for()
    page.get_by_role("link", name="Read it").wait_for(timeout=60_000)
    page.goto(f"{visitor.address}/?title=Shelter")
    assert page.locator("table.list tbody tr").count() == 1


@pytest.mark.browser
def test_dropped_files_are_handed_in(visitor: Visitor) -> None:
    """A file dropped on the list of reports is handed in, and one is led to where it is told how far it is."""
    page = visitor.open("/")
    page.evaluate(
        """() => {
          const files = new DataTransfer();
          files.items.add(new File(["nothing that is a report"], "dropped <i>.bin"));
          dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true }));
        }"""
    )
    page.wait_for_url("**/add")
    page.get_by_text("dropped <i>.bin").first.wait_for()


def test_nothing_is_added_without_the_pages_token(client: TestClient) -> None:
    """A form without it is refused, and nothing waits to be read."""
    assert client.post("/add", data={"text": TEXT}).status_code == 403
    assert TEXT not in client.get("/add").text


def test_a_file_name_is_no_path(client: TestClient, tmp_path: Path) -> None:
    """Whatever name a file is sent under, nothing on the disk is read or written by it."""
    token = client.get("/add").text.partition('name="csrf" content="')[2].partition('"')[0]
    target = tmp_path / "x.txt"
    sent = {"files": (f"../../..{target}", b"", "text/plain")}
    assert client.post("/add", files=sent, headers={"X-CSRF-Token": token}).status_code == 200
    assert not target.exists()


def test_an_empty_form_says_what_to_do(client: TestClient) -> None:
    """It is told kindly."""
    token = client.get("/add").text.partition('name="csrf" content="')[2].partition('"')[0]
    answer = client.post("/add", data={"csrf": token})
    assert answer.status_code == 400
    assert "there is nothing to add" in answer.text
