from __future__ import annotations

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from browsing import Visitor

pytestmark = pytest.mark.whole


@pytest.mark.browser
def test_the_search_of_every_page_finds_claims_and_more(visitor: Visitor) -> None:
    """The box in the head finds claims with their voices, what several reports say, who is called so, and headlines."""
    page = visitor.open("/groups")
    page.keyboard.press("/")
    page.keyboard.type("Sarvenia")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=Sarvenia")
    for heading in ("Who is called so", "Reports with these words", "What several reports say", "Claims"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    assert page.locator(".claim .chain").count() == page.locator(".claim").count() > 0
    assert visitor.barriers() == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 800})
    assert visitor.barriers() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_a_search_is_narrowed_and_widened_by_links(visitor: Visitor) -> None:
    """A choice leaves as many claims as it says, and what was asked can be left out again; the address says it all."""
    page = visitor.open("/search?q=trained")
    choice = page.locator("aside li").filter(has_text="denied").first
    many = choice.locator("span").inner_text()
    choice.get_by_role("link").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=trained+force%3Adenied*")
    expect(page.get_by_role("heading", name="Claims")).to_have_text(f"Claims {many}")
    page.get_by_role("link", name="leave out trained").click()
    page.wait_for_url("**/search?q=force%3Adenied*")
    assert page.locator(".force").all_inner_texts() == ["denied"] * page.locator(".claim").count()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('about:"Highland Front" relation:trains', 200),
        ('publisher:"Border Notes"', 200),
        ("unnamed:yes disputed:yes origins:2", 200),
        ("since:2025-03 until:2025-03-11", 200),
    ],
)
def test_plain_queries_find(client: TestClient, query: str, expected: int) -> None:
    """What the help says can be asked is found."""
    answer = client.get("/search", params={"q": query})
    assert (answer.status_code, "No claim fits" in answer.text, 'role="alert"' in answer.text) == (
        expected,
        False,
        False,
    )


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("colour:red", "is nothing that can be asked for"),
        ("in:nowhere", "no collection in it is called"),
        ("relation:eats trained", "What follows leaves that out"),
        ("about:\x00", "Nothing stands after"),
        ('xyz* NEAR(^"', "No claim fits"),
        ("x" * 5000, "longer than 1,000 characters"),
        ("<script>alert(1)</script>", "No claim fits"),
    ],
)
def test_what_is_not_understood_is_told(client: TestClient, query: str, problem: str) -> None:
    """Whatever somebody types gets a page that says what was wrong with it, and stays text."""
    answer = client.get("/search", params={"q": query})
    assert answer.status_code == 200
    assert problem in answer.text
    assert "<script>alert" not in answer.text


def test_without_a_query_it_says_how_to_ask(client: TestClient) -> None:
    """Nothing asked, nothing searched: the examples are there."""
    page = client.get("/search").text
    assert "How to ask" in page
    assert "relation:arms" in page
