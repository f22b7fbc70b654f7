from __future__ import annotations

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from browsing import Visitor

pytestmark = pytest.mark.whole


@pytest.mark.browser
def test_everybody_is_listed_and_namesakes_are_told_apart(visitor: Visitor) -> None:
    """Those spoken of most often come first; of those who bear one name each comes with a report that speaks of them."""
    page = visitor.open("/actors")
    rows = page.locator("table.list tbody tr")
    assert rows.count() == 50
    expect(rows.first).to_contain_text("Highland Front")
    soldiers = rows.filter(has_text="38 soldiers")
    assert soldiers.count() == 4
    assert len({row.locator("a").nth(1).inner_text() + row.inner_text()[-60:] for row in soldiers.all()}) > 1
    expect(soldiers.first).to_contain_text("one of 4 of this name: the one in")
    assert visitor.barriers() == []
    page.emulate_media(color_scheme="dark")
    assert visitor.barriers() == []


@pytest.mark.browser
def test_the_list_is_searched_by_keyboard(visitor: Visitor) -> None:
    """A name typed and sent with keys leaves those who bear it, and one of them opens."""
    page = visitor.open("/actors")
    page.get_by_role("searchbox", name="Name").focus()
    page.keyboard.type("Brankin")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors?q=Brankin*")
    link = page.get_by_role("link", name="Odile Brankin", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/*")
    expect(page.get_by_role("heading", level=1)).to_have_text("Odile Brankin")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=state", "Sarvenia"),
        ("kind=wizard", "No kind of actor is called"),
        ("q=nobody+at+all", "Nobody fits"),
        ("q=%00%22%3Cb%3E", "Nobody fits"),
        ("q=soldiers&kind=person", "Nobody fits"),
        ("page=2", "Further down the list"),
    ],
)
def test_the_address_says_who_is_listed(client: TestClient, query: str, expected: str) -> None:
    """Names and kinds narrow the list; what cannot be asked is told, and breaks nothing."""
    answer = client.get(f"/actors?{query}")
    assert answer.status_code == 200
    assert (expected in answer.text) is not (query == "page=2")
