from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from browsing import Visitor
from reports import incident
from rooms import HOSTILE
from sayso.records import Perpetrator, Place, Report, Span, Voice
from sayso.store.base import Store
from stories import actor, added, claim, report

BRIGADE = actor("Karsk Brigade", "armed_group")
ROTH = actor("Samuel Roth", "person")
HERE = Span(0, 1)
OSTREL = Place("Ostrel", HERE, name="Ostrel", country="VD", latitude=1.5, longitude=2.5, precision="exact")
RAID = replace(claim(BRIGADE, "attacks", "a mill", ROTH), place=OSTREL)


def told(name: str, place: Place | None, day: str) -> Report:
    """Return a report that tells of a raid, in which Samuel Roth alone says who did it."""
    made = report(f"{name} tells of a raid.", RAID, cast=(BRIGADE, ROTH), published="2024-03-12")
    by = made.claims[0]
    assert by.subject is not None
    doer = Perpetrator(by.subject, "affirmed", "certain", by.voices, "alleged", by.id, 0.5)
    raid = replace(
        incident("attack", day=day, killed=3.0),
        place=place,
        perpetrators=(doer,),
        claims=(by.id,),
        voices=(Voice(None, name, "person"),),
    )
    document = replace(made.document, publisher=name, title=name)
    return replace(made, document=document, incidents=(raid,))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(str(tmp_path_factory.mktemp("incidents") / "store.sqlite")) as opened:
        added(opened, told("Karsk Post", OSTREL, "2024-03-11"))
        added(opened, told("Evening Bell", replace(OSTREL, name="Vell", latitude=9.0), "2024-05-02"))
        added(opened, told(HOSTILE, None, ""))
        yield opened


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 3),
        ("kind=attack", 3),
        ("kind=arson", 0),
        ("place=ostrel", 1),
        ("since=2024-04", 1),
        ("until=2024-03", 1),
        ("undated=1", 1),
        ("spot=Ostrel&country=VD&latitude=1.5&longitude=2.5", 1),
        ("spot=Ostrel&country=VD", 0),
    ],
)
def test_incidents_are_asked_for(client: TestClient, query: str, found: int) -> None:
    """They are listed by kind, place and time, the earliest first, those of no known time last."""
    page = client.get(f"/incidents?{query}").text
    assert page.count('class="incident"') == found
    if not query:
        assert (
            page.index("2024-03-11")
            < page.index("2024-05-02")
            < page.index("as told", page.index("2024-05-02"))
        )


def test_what_cannot_be_asked_is_told(client: TestClient) -> None:
    """A kind that there is not, and a day that is none, get an answer in words."""
    assert client.get("/incidents?kind=feast").status_code == 422
    assert client.get("/incidents?since=spring").status_code == 400


@pytest.mark.browser
def test_each_line_is_according_to_somebody(visitor: Visitor) -> None:
    """On the timeline an incident is framed apart; each line names its voice and leads to its claim and its report."""
    page = visitor.open("/timeline")
    framed = page.locator(".moment .incident")
    expect(framed).to_have_count(2)
    expect(framed.first.locator(".mark")).to_have_text("Put together from 1 claim of one report")
    lines = framed.first.locator("dt").all_inner_texts()
    assert all(line.startswith("according to ") for line in lines)
    assert "Samuel Roth" in lines[-1]
    assert "said to have done it: Karsk Brigade" in framed.first.locator("dd").last.inner_text()
    framed.first.get_by_role("link", name="its claim").first.click()
    page.wait_for_url("**/claims/*")
    assert visitor.open("/timeline?relation=attacks").locator(".incident").count() == 0
    undated = visitor.open("/timeline?undated=1").locator(".moment .incident")
    expect(undated).to_have_count(1)


@pytest.mark.browser
def test_a_place_shows_that_incidents_are_told_of(visitor: Visitor) -> None:
    """A frame stands around their place, and around one of which no single claim speaks; its words lead to them."""
    page = visitor.open("/places")
    page.wait_for_selector("body[data-places=ready]")
    expect(page.locator(".spot .told")).to_have_count(2)
    expect(page.locator(".spot", has=page.locator(".told")).locator(".mark")).to_have_count(1)
    page.locator("#ground").focus()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.locator("#words").get_by_role("link", name="1 incident told of").click()
    page.wait_for_url("**/incidents?spot=Ostrel*")
    expect(page.locator(".incident")).to_have_count(1)
    page = visitor.open("/places")
    page.wait_for_selector("body[data-places=ready]")
    page.locator("#ground").focus()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator("#words .incident")).to_have_count(1)
    assert visitor.open("/places?relation=attacks").locator(".told").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(visitor: Visitor, scheme: str) -> None:
    """The list is readable for all, in either scheme and on a phone; a hostile name stays text."""
    visitor.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visitor.page.set_viewport_size({"width": 390, "height": 800})
    page = visitor.open("/incidents")
    assert visitor.barriers() == []
    assert page.locator("main img").count() == 0
    expect(page.locator(".incident").last).to_contain_text(HOSTILE[:20])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
