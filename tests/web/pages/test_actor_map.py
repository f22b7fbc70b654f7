from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from browsing import Visitor
from rooms import HOSTILE, filled
from sayso.store.base import Store

SIDES = (
    "mapsDrawn.map(({ lines }) => lines.map(({ relation, denied }) => relation + (denied ? '-' : '')).sort())"
)
PLACES = "mapsDrawn.map(({ cy }) => cy.nodes().map((node) => [node.id(), node.position()]))"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(str(tmp_path_factory.mktemp("map") / "store.sqlite")) as opened:
        filled(opened)
        yield opened


def drawn(visitor: Visitor, address: str) -> Page:
    """Open a map and wait until it stands."""
    page = visitor.open(address)
    page.wait_for_selector("body[data-map=ready]", timeout=20_000)
    return page


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        (
            "",
            {
                ("arms", False),
                ("arms", True),
                ("hostile_to", False),
                ("hostile_to", True),
                ("trains", False),
                ("funds", False),
            },
        ),
        ("voice=Hanne+Brack", {("arms", True), ("hostile_to", True)}),
        ("voice=unnamed", {("trains", False)}),
        ("denied=1&relation=arms", {("arms", True)}),
        ("about=Republic+of+Luria&origins=&voice=Samuel+Roth", {("arms", False)}),
        ("voice=nobody", set()),
    ],
)
def test_what_is_drawn_is_in_the_address(
    client: TestClient, query: str, lines: set[tuple[str, bool]]
) -> None:
    """The map's data has the lines that its address asks for, each with whose word it is."""
    (side,) = client.get(f"/map/network.json?{query}").json()["sides"]
    assert {(one["relation"], one["denied"]) for one in side["lines"]} == lines
    assert all(one["whose"] for one in side["lines"])


def test_what_cannot_be_asked_is_told(client: TestClient) -> None:
    """A relation, a date or a line that there is not gets an answer in words."""
    assert client.get("/map?relation=loves").status_code == 422
    assert client.get("/map?since=spring").status_code == 400
    assert client.get("/map/line?line=a.b.arms.said").status_code == 404
    assert client.get("/map/line?line=a").status_code == 404


def test_the_table_has_the_same_lines(client: TestClient) -> None:
    """Without a script, the lines stand in a table, each with its voices, its force and a link to its words."""
    page = client.get("/map?voice=Hanne+Brack").text
    assert "According to Hanne Brack" in page
    assert page.count('class="open"') == 2
    address = page.split('class="open" href="')[1].split('"')[0].replace("&amp;", "&")
    words = client.get(address)
    assert words.status_code == 200
    assert "Hanne Brack" in words.text


@pytest.mark.browser
def test_a_line_opens_its_words(visitor: Visitor) -> None:
    """A click on a line shows the claims it rests on, with whose word they are; nothing is left when it is closed."""
    page = drawn(visitor, "/map?relation=arms")
    point: dict[str, Any] = page.evaluate(
        """() => { const edge = mapsDrawn[0].cy.edges().filter((one) => !one.data("line").denied)[0];
        const at = edge.renderedMidpoint(), box = document.querySelector(".canvas").getBoundingClientRect();
        return { x: box.left + at.x, y: box.top + at.y }; }"""
    )
    page.mouse.click(**point)
    expect(page.locator("#opened .claim")).to_have_count(1)
    expect(page.locator("#opened .claim .chain")).to_have_text("Samuel Roth")
    assert visitor.barriers() == []
    page.keyboard.press("Escape")
    expect(page.locator("#opened")).to_be_hidden()


@pytest.mark.browser
def test_lines_are_reached_by_keys(visitor: Visitor) -> None:
    """Keys go from line to line and open one; closing gives the focus back."""
    page = drawn(visitor, "/map?voice=Hanne+Brack")
    page.locator(".canvas").focus()
    page.keyboard.press("j")
    expect(page.locator("#said")).to_contain_text("denied")
    page.keyboard.press("Enter")
    expect(page.locator("#opened .claim .voice")).to_have_text("Hanne Brack")
    expect(page.locator("#opened")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".canvas")).to_be_focused()
    before = page.evaluate("mapsDrawn[0].cy.zoom()")
    page.keyboard.press("+")
    assert page.evaluate("mapsDrawn[0].cy.zoom()") > before


@pytest.mark.browser
def test_somebody_is_found_and_their_lines_listed(visitor: Visitor) -> None:
    """The search field centres an actor, and lists what is said between them and others."""
    page = drawn(visitor, "/map")
    page.locator("#seek").fill("karsk")
    page.locator("#seek").press("Enter")
    expect(page.locator("#opened h2")).to_have_text("Karsk Brigade")
    expect(page.locator("#opened .around button")).to_have_count(4)
    page.locator("#opened .around button").first.click()
    expect(page.locator("#opened .claim")).to_have_count(1)


@pytest.mark.browser
def test_another_voice_draws_other_lines(visitor: Visitor) -> None:
    """Choosing a voice changes the lines, and the address with them."""
    page = drawn(visitor, "/map")
    every = page.evaluate(SIDES)
    page.locator("select[name=voice]").select_option(label="Hanne Brack (2)")
    page.get_by_role("button", name="Draw").click()
    page.wait_for_selector("body[data-map=ready]", timeout=20_000)
    assert "voice=" in page.url
    assert (len(every[0]), page.evaluate(SIDES)) == (6, [["arms-", "hostile_to-"]])
    expect(page.locator("h1")).to_have_text("According to Hanne Brack")


@pytest.mark.browser
def test_two_voices_stand_side_by_side(visitor: Visitor) -> None:
    """One voice's lines beside another's, all actors at the same places in both, and moved together."""
    page = drawn(visitor, "/map?voice=Samuel+Roth&beside=Hanne+Brack")
    assert page.evaluate(SIDES) == [["arms", "funds"], ["arms-", "hostile_to-"]]
    first, second = page.evaluate(PLACES)
    assert first == second
    page.locator(".canvas").first.focus()
    page.keyboard.press("+")
    assert page.evaluate("mapsDrawn[0].cy.zoom() === mapsDrawn[1].cy.zoom()")


@pytest.mark.browser
def test_the_same_store_gives_the_same_picture(visitor: Visitor) -> None:
    """Opened twice, every actor stands where they stood."""
    first = drawn(visitor, "/map").evaluate(PLACES)
    assert drawn(visitor, "/map").evaluate(PLACES) == first


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(visitor: Visitor, scheme: str) -> None:
    """The page is readable for all, in either scheme and on a phone; a hostile name stays text."""
    visitor.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visitor.page.set_viewport_size({"width": 390, "height": 800})
    page = drawn(visitor, "/map")
    assert visitor.barriers() == []
    assert page.locator("main img").count() == 0
    expect(page.locator("table.lines")).to_contain_text(HOSTILE[:20])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
