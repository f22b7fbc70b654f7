from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from browsing import Visitor
from sayso.store.asking.groups import FoundGroup, WantedGroups, find_groups
from sayso.store.base import Store
from sayso.web.app import create_app
from sayso.web.room import Room
from stories import actor, added, claim, report
from woven import Said, weave


@pytest.fixture(scope="module")
def found(store: Store) -> dict[str, FoundGroup]:
    """What is said in the samples, by relation, the most widely told of each."""
    with store.reading() as connection:
        every = find_groups(connection, WantedGroups(), store.place)
    return {one.relation: one for one in reversed(every)}


@pytest.mark.browser
@pytest.mark.whole
def test_an_allegation_shows_both_sides_equally_large(visitor: Visitor, found: dict[str, FoundGroup]) -> None:
    """Who denies it stands beside who says so, as wide, and with words as large; nothing reads as a fact."""
    page = visitor.open(f"/groups/{found['trains'].id}")
    expect(page.get_by_role("heading", level=1)).to_have_text(found["trains"].statement)
    expect(page.locator("main")).to_contain_text(
        "11 documents, 6 publishers, 2 origins, and 3 whose independence is unknown"
    )
    says, denies = page.locator(".side.affirmed").first, page.locator(".side.denied").first
    boxes = says.bounding_box(), denies.bounding_box()
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert (boxes[0]["y"], round(boxes[0]["width"])) == (boxes[1]["y"], round(boxes[1]["width"]))
    sizes = {
        side.locator(".words").first.evaluate("one => getComputedStyle(one).fontSize")
        for side in (says, denies)
    }
    assert len(sizes) == 1
    expect(denies).to_contain_text("Odile Brankin")
    assert visitor.barriers() == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 800})
    assert visitor.barriers() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
@pytest.mark.whole
def test_the_timeline_leads_to_the_words(visitor: Visitor, found: dict[str, FoundGroup]) -> None:
    """Each origin has a lane; a dot chosen by keyboard opens the telling that it stands for, folded away as it was."""
    page = visitor.open(f"/groups/{found['trains'].id}")
    assert page.locator(".timeline .lane-name").count() == 7
    repeat = page.locator(".track a", has=page.locator("title", has_text="repeat")).first
    target = page.locator(repeat.get_attribute("href") or "")
    expect(target).not_to_be_visible()
    repeat.focus()
    page.keyboard.press("Enter")
    expect(target).to_be_visible()
    expect(target).to_be_focused()
    expect(target).to_contain_text("both have it from State Security Directorate")


@pytest.mark.whole
def test_independence_is_never_made_up(client: TestClient, found: dict[str, FoundGroup]) -> None:
    """Origins that can't be shown to be independent are counted apart, and it is said why."""
    page = client.get(f"/groups/{found['trains'].id}").text
    assert "2 origins, and 3 of unknown independence" in page
    assert page.count("<strong>Independence unknown:</strong>") == 3
    assert "Who said it first, in the earliest of these reports" in page
    assert "has no name and may be somebody counted already" in page


@pytest.mark.browser
@pytest.mark.whole
def test_numbers_are_drawn_with_what_changed(visitor: Visitor, found: dict[str, FoundGroup]) -> None:
    """A number that was told otherwise later has an arrow, its line below says what changed; a table has the same."""
    page = visitor.open(f"/groups/{found['casualties'].id}")
    assert page.locator("svg.numbers .sign").count() == 6
    assert page.locator("svg.numbers .arrow").count() >= 1
    expect(page.locator(".turns")).to_contain_text("number revised: 38 against 52")
    expect(page.get_by_text("No denial stands in the reports here")).to_be_visible()
    table = page.get_by_role("table")
    expect(table).not_to_be_visible()
    page.get_by_text("The same as a table").click()
    expect(table).to_contain_text("52")
    assert visitor.barriers() == []


@pytest.mark.whole
def test_a_group_has_one_address(client: TestClient, found: dict[str, FoundGroup]) -> None:
    """The beginning of an id leads to the whole one; what is no group is told to be none."""
    whole = found["trains"].id
    short = client.get(f"/groups/{whole[:8]}", follow_redirects=False)
    assert (short.status_code, short.headers["location"]) == (303, f"/groups/{whole}")
    for wrong in ("ffffffffffffffff", "xyz"):
        answer = client.get(f"/groups/{wrong}")
        assert (answer.status_code, "Traceback" in answer.text) == (404, False)


def test_what_very_many_tell_is_folded(tmp_path: Path) -> None:
    """Twelve origins stand open and the others are folded away; of an origin so many tellings stand there, unless all are asked."""
    voices = [actor(f"Witness {letter}", "person") for letter in "ABCDEFGHIJKLMN"]
    said = [claim("guns", "arms", "hills", one) for one in voices]
    said += [
        claim("guns", "arms", "hills", voices[0], statement=f"Witness A says so, {n}.") for n in range(30)
    ]
    with Store.open(str(tmp_path / "store.sqlite")) as store:
        for n, one in enumerate(said):
            day = f"2025-{1 + n // 28:02}-{1 + n % 28:02}"
            added(store, report(f"{n}", one, cast=(*voices,), url=f"https://{n}.example", published=day))
        weave(store, Said(tuple(said)))
        with store.reading() as connection:
            (found,) = find_groups(connection, WantedGroups(), store.place)
        client = TestClient(create_app(Room(store, owner="Ada")), base_url="http://127.0.0.1")
        brief = client.get(f"/groups/{found.id}").text
        every = client.get(f"/groups/{found.id}?every=yes").text
    assert brief.count("2 origins more") == 3  # told, to screen readers as well, and folded away
    assert 'class="lane"' in brief.partition("Their lanes")[2]
    assert "30 tellings more on the same word" in brief
    assert "5 tellings do not stand below" in brief
    assert (brief.count('class="again"'), every.count('class="again"')) == (25, 30)
    assert "do not stand below" not in every
