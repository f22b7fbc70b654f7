from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from browsing import Visitor
from rooms import HOSTILE, filled
from sayso.store.base import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(str(tmp_path_factory.mktemp("timeline") / "store.sqlite")) as opened:
        filled(opened)
        yield opened


@pytest.mark.browser
def test_what_is_claimed_stands_by_its_time(visitor: Visitor) -> None:
    """Each moment has its claims with whose word they are, and the denial stands beside what it denies."""
    page = visitor.open("/timeline")
    moments = page.locator(".moment")
    assert moments.locator("h3").all_inner_texts() == ["2024-02", "2024-03-11", "2024-03-12"]
    sides = moments.nth(1).locator(".sides > div")
    expect(sides.nth(0).locator(".chain")).to_have_text("Samuel Roth")
    expect(sides.nth(1).locator(".chain")).to_have_text("Hanne Brack")
    said, denied = (sides.nth(at).bounding_box() for at in (0, 1))
    assert said
    assert denied
    assert said["width"] == pytest.approx(denied["width"], abs=1)
    assert moments.nth(0).locator(".range").count() == 1
    assert moments.nth(1).locator(".point").count() == 1


@pytest.mark.browser
def test_a_stretch_opens(visitor: Visitor) -> None:
    """A day of the course leads to what is claimed of it, by keys as well, and the address says so."""
    page = visitor.open("/timeline?since=2024-03")
    page.locator(".course a", has_text="2024-03-12").press("Enter")
    page.wait_for_url("**since=2024-03-12&until=2024-03-12")
    expect(page.locator(".moment")).to_have_count(1)


@pytest.mark.browser
def test_what_is_asked_stands_on_one_line(visitor: Visitor) -> None:
    """Fields, lists and the button are of one height beside each other, on a screen of usual width."""
    visitor.page.set_viewport_size({"width": 1280, "height": 800})
    controls = visitor.open("/timeline").locator(".filters :is(input, select, button):visible")
    boxes = [box for one in controls.all() if (box := one.bounding_box())]
    assert len(boxes) == 7
    assert len({(round(box["y"]), round(box["height"])) for box in boxes}) == 1


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(visitor: Visitor, scheme: str) -> None:
    """The page is readable for all, in either scheme and on a phone; a hostile name stays text."""
    visitor.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visitor.page.set_viewport_size({"width": 390, "height": 800})
    page = visitor.open("/timeline")
    assert visitor.barriers() == []
    assert page.locator("main img").count() == 0
    expect(page.locator(".moments")).to_contain_text(HOSTILE[:20])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("query", "times"),
    [
        ("by=Samuel+Roth", 2),
        ("about=Karsk+Brigade", 2),
        ("relation=arms", 1),
        ("until=2024-02", 1),
        ("place=ostrel", 1),
        ("since=2025", 0),
        ("undated=1", 4),
    ],
)
def test_what_is_shown_is_in_the_address(client: TestClient, query: str, times: int) -> None:
    """Filters by who, what, when and where; what has no time is counted and can be opened."""
    page = client.get(f"/timeline?{query}").text
    assert page.count('class="moment"') == times


def test_what_has_no_time_is_counted(client: TestClient) -> None:
    """The page says how many claims speak of no time that is known, and leads to them."""
    assert 'undated=1">4 claims</a> speak of no time' in client.get("/timeline").text


def test_what_cannot_be_asked_is_told(client: TestClient) -> None:
    """A relation or a date that there is not gets an answer in words."""
    assert client.get("/timeline?relation=loves").status_code == 422
    assert client.get("/timeline?since=spring").status_code == 400
