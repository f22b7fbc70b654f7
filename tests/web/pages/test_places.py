from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from browsing import Visitor
from rooms import HOSTILE, filled
from sayso.store.base import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(str(tmp_path_factory.mktemp("places") / "store.sqlite")) as opened:
        filled(opened)
        yield opened


def drawn(visitor: Visitor, address: str) -> Page:
    """Open a place map and wait until it stands."""
    page = visitor.open(address)
    page.wait_for_selector("body[data-places=ready]")
    return page


def test_places_stand_in_a_list(client: TestClient) -> None:
    """Without a script: places with how exact they are and what is claimed and denied of them, others apart."""
    page = client.get("/places").text
    assert "2 places on the map; 1 place on no map; 3 claims name no place." in page
    assert "the place itself" in page
    assert "somewhere in this country" in page
    assert "take no side on borders" in page
    address = page.split('class="open" href="')[1].split('"')[0].replace("&amp;", "&")
    assert client.get(address).text.count('class="claim"') == 2


@pytest.mark.parametrize(
    ("query", "places"), [("by=Samuel+Roth", 1), ("since=2025", 0), ("relation=leads", 1)]
)
def test_what_is_shown_is_in_the_address(client: TestClient, query: str, places: int) -> None:
    """Filters leave the places of claims that fit."""
    assert client.get(f"/places?{query}").text.count('class="open"') == places


def test_what_cannot_be_asked_is_told(client: TestClient) -> None:
    """A relation, a date or a place that there is not gets an answer in words."""
    assert client.get("/places?relation=loves").status_code == 422
    assert client.get("/places?since=spring").status_code == 400
    assert client.get("/places/claims?spot=Nowhere").status_code == 404


@pytest.mark.browser
def test_a_dot_opens_its_words(visitor: Visitor) -> None:
    """A dot opens what is claimed there, by mouse and by keys; what is denied has its half."""
    page = drawn(visitor, "/places")
    dots = page.locator(".spot")
    expect(dots).to_have_count(2)
    expect(dots.nth(0).locator(".mark.denied")).to_have_count(1)
    expect(dots.nth(1).locator(".mark.country")).to_have_count(1)
    dots.nth(0).click()
    expect(page.locator("#opened .claim")).to_have_count(2)
    assert visitor.barriers() == []
    page.keyboard.press("Escape")
    expect(page.locator("#ground")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#opened .claim")).to_have_count(1)


@pytest.mark.browser
def test_the_map_moves_by_keys(visitor: Visitor) -> None:
    """Keys zoom and move the map; close up, finer outlines are drawn."""
    page = drawn(visitor, "/places")
    page.locator("#world").click()
    page.locator("#ground").focus()
    before = page.locator(".spot").first.get_attribute("transform")
    page.keyboard.press("ArrowLeft")
    assert page.locator(".spot").first.get_attribute("transform") != before
    for _ in range(5):
        page.keyboard.press("+")
    expect(page.locator(".land")).to_have_count(241)  # the coarse ones are 177


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(visitor: Visitor, scheme: str) -> None:
    """The page is readable for all, in either scheme and on a phone; a hostile name stays text."""
    visitor.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visitor.page.set_viewport_size({"width": 390, "height": 800})
    page = drawn(visitor, "/places")
    assert visitor.barriers() == []
    assert page.locator("main img").count() == 0
    expect(page.locator("table.list").first).to_contain_text(HOSTILE[:20])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
