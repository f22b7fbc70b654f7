from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browsing import Visitor
from sayso.store.base import Store
from sayso.web.app import create_app
from sayso.web.room import Room
from serving import served

FIRST = (
    "Interior Minister Odile Brankin said on Tuesday that Sarvenia shelters the Upper Pell Front. "
    "Her deputy, Marek Tolliver, stood beside her."
)
SECOND = (
    "Sarvenia shelters the Upper Pell Front, Interior Minister Odile Brankin said. Sarvenia gave no answer."
)


@pytest.fixture
def empty(tmp_path: Path, browser: Browser) -> Iterator[Visitor]:
    """Somebody in a room without a single report."""
    with (
        Store.open(str(tmp_path / "store.sqlite")) as store,
        served(create_app(Room(store, owner="Ada"))) as address,
    ):
        somebody = Visitor(browser, address, permissions=["clipboard-read", "clipboard-write"])
        yield somebody
        assert somebody.elsewhere == []
        assert somebody.complaints == []
        somebody.leave()


def add(visitor: Visitor, text: str, publisher: str, day: str) -> None:
    """Paste a report and wait until it is read."""
    page = visitor.open("/add")
    page.get_by_label("Text of the report").fill(text)
    page.get_by_label("Headline").fill(f"Shelter, says {publisher}")
    page.get_by_label("Publisher").fill(publisher)
    page.get_by_label("Published").fill(day)
    page.get_by_role("button", name="Read this text").click()
    expect(page.locator(".jobs li").first).to_have_class("done", timeout=120_000)


@pytest.mark.browser
@pytest.mark.whole
def test_from_a_text_to_a_citation(empty: Visitor) -> None:
    """Two texts are added and read; where a speaker is corrected, two origins are told instead of one, and cited."""
    add(empty, FIRST, "Northline", "2025-03-04")
    add(empty, SECOND, "Morning Lantern", "2025-03-05")
    page = empty.open("/groups")
    page.get_by_role("link", name="shelters").first.click()
    assert (
        "two reports" in page.locator("main").inner_text() or "2 reports" in page.locator("main").inner_text()
    )
    before = page.locator("main").inner_text()
    assert "Marek Tolliver" not in before

    page.get_by_role("link", name="Northline").first.click()
    page.locator(".claims .claim", has_text="shelters").first.click()
    page.locator(".text").get_by_text("Marek Tolliver").first.wait_for()
    page.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf("Marek Tolliver");
            if (at >= 0) getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 14);
          }
        }"""
    )
    page.locator("#correcting").get_by_role("button", name="the speaker").click()
    page.get_by_text("corrected by Ada").first.wait_for()

    def compared() -> bool:
        empty.open("/groups")
        return "Marek Tolliver" in page.locator("main").inner_text()

    empty.until(compared)
    page.get_by_role("link", name="shelters").first.click()
    page.get_by_text("Marek Tolliver").first.wait_for()
    assert "Odile Brankin" in page.locator("main").inner_text()
    page.locator("[data-claim]", has_text="Marek Tolliver").first.focus()
    page.keyboard.press("c")
    page.get_by_text("copied", exact=False).first.wait_for()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert "Marek Tolliver" in cited
    assert "Northline" in cited
    assert "shelters the Upper Pell Front" in cited
