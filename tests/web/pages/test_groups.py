from __future__ import annotations

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from browsing import Visitor


@pytest.mark.browser
@pytest.mark.whole
def test_what_is_said_is_listed_with_whose_word_it_is(visitor: Visitor) -> None:
    """Every entry says how many origins it has and who they are, and who denies it; nothing keeps anybody from it."""
    page = visitor.open("/groups")
    assert page.locator(".group").count() > 10
    first = page.locator(".group").first
    expect(first.get_by_role("heading")).to_contain_text("According to")
    expect(first).to_contain_text("denied by 2 origins")
    expect(first.locator(".says")).to_contain_text("State Security Directorate")
    expect(first.locator(".denies")).to_contain_text("Odile Brankin, Sarvenia")
    expect(page.get_by_text("more are told in one report alone")).to_be_visible()
    assert visitor.barriers() == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 800})
    assert visitor.barriers() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
@pytest.mark.whole
def test_the_list_is_narrowed_by_keyboard_and_the_address_says_how(visitor: Visitor) -> None:
    """The form can be filled in and sent with keys alone, and its address shows the same to anybody."""
    page = visitor.open("/groups")
    page.get_by_label("Words").focus()
    page.keyboard.type("trained")
    page.get_by_label("in dispute").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/groups?*disputed=yes*")
    assert page.locator(".group").count() == 1
    expect(page.get_by_label("Words")).to_have_value("trained")
    expect(page.get_by_label("in dispute")).to_be_checked()


@pytest.mark.whole
@pytest.mark.parametrize(
    ("query", "many"),
    [
        ("disputed=yes", 2),
        ("drifting=yes", 1),
        ("origins=2", 3),
        ("relation=casualties", 1),
        ("about=Sarvenia&relation=trains", 1),
        ("by=Corriden+Institute&unnamed=yes", 0),
        ("since=2025-03-20", 2),
        ("until=2025-01", 1),
        ("alone=yes&relation=negotiates_with", 1),
        ("q=nothing+of+the+kind", 0),
    ],
)
def test_groups_are_filtered(client: TestClient, query: str, many: int) -> None:
    """Each filter leaves what fits: a list is narrowed by what is said, by whom, when, and how it stands."""
    assert client.get(f"/groups?{query}").text.count('<li class="group">\n  <h2') == many


@pytest.mark.whole
@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("relation=eats", "No relation is called"),
        ("since=spring", "is no date"),
        ("origins=many", "is no number of origins"),
        ("collection=nowhere", "no collection in it is called"),
        ("q=!!!", "there is no word in"),
        ("about=%00&by=%ff%fe", "Nothing that is said fits"),
        ("page=99999", "Nothing that is said fits"),
        ("q=%22%22%22*(+NEAR:^nobody", "Nothing that is said fits"),
    ],
)
def test_what_cannot_be_asked_is_told(client: TestClient, query: str, problem: str) -> None:
    """What makes no sense is told on the page, and never breaks it."""
    answer = client.get(f"/groups?{query}")
    assert answer.status_code == 200
    assert problem in answer.text
