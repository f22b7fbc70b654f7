from __future__ import annotations

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from browsing import Visitor
from sayso.store.asking.people import find_actors
from sayso.store.base import Store
from sayso.store.judging.deciding import grade_voice
from sayso.store.judging.judgements import Judge

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def ids(store: Store) -> dict[str, str]:
    """The ids of those whom the samples speak of, by name: of namesakes the one that is spoken of most often."""
    with store.reading() as connection:
        return {one.name: one.id for one in reversed(find_actors(connection))}


@pytest.mark.browser
def test_what_is_said_about_somebody_has_both_sides(visitor: Visitor, ids: dict[str, str]) -> None:
    """Denials stand beside accusations, as wide; what is in dispute and what they say themselves stand below."""
    page = visitor.open(f"/actors/{ids['Highland Front']}")
    trains = page.locator("details.related", has=page.get_by_role("heading", name="trains"))
    says, denies = trains.locator(".side.affirmed").first, trains.locator(".side.denied").first
    expect(says).to_contain_text("Sarvenia has trained a third of the Highland Front's fighters")
    expect(denies).to_contain_text("Sarvenia has not trained a single fighter")
    boxes = says.bounding_box(), denies.bounding_box()
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert round(boxes[0]["width"]) == round(boxes[1]["width"])
    expect(page.get_by_role("heading", name="What they say")).to_be_visible()
    expect(page.get_by_role("heading", name="What others dispute about them")).to_be_visible()
    assert visitor.barriers() == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 800})
    assert visitor.barriers() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_somebody_is_compared_by_keyboard(visitor: Visitor, ids: dict[str, str]) -> None:
    """From an actor's page two voices come beside each other without a mouse."""
    page = visitor.open(f"/actors/{ids['Sarvenia']}")
    page.get_by_label("Compare what they say with").focus()
    page.keyboard.type("State Security Directorate")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare?a=*")
    expect(page.get_by_role("heading", name="At odds")).to_contain_text("1")


def test_who_contradicts_them_is_told(client: TestClient, ids: dict[str, str]) -> None:
    """Where somebody is a side of a dispute themselves, it is told as theirs; others' disputes about them stand apart."""
    spokeswoman = client.get(f"/actors/{ids['Odile Brankin']}").text
    assert "Where others say otherwise than they do" in spokeswoman
    assert "What others dispute about them" not in spokeswoman
    assert "What others dispute about them" in client.get(f"/actors/{ids['Highland Front']}").text


def test_a_denial_stands_beside_what_it_denies(client: TestClient, ids: dict[str, str]) -> None:
    """Who denies what others say of them is not shown denying it to nobody."""
    page = client.get(f"/actors/{ids['Sarvenia']}").text
    related = page.partition('<h2 id="about">')[2].partition('<h2 id="says">')[0]
    assert "According to the State Security Directorate" in related
    assert "Sarvenia denied again" in related


def test_links_lead_on(client: TestClient, ids: dict[str, str]) -> None:
    """The search and the map are asked by id, so that namesakes are not taken together; the links work."""
    whole = ids["Sarvenia"]
    page = client.get(f"/actors/{whole}").text
    assert f'href="/map?voice={whole}"' in page
    for part in ("about", "by"):
        assert f'href="/search?q={part}%3A{whole}"' in page
        assert "No claim fits" not in client.get(f"/search?q={part}:{whole}").text


def test_grades_and_decisions_stand_beside_their_makers(
    client: TestClient, store: Store, ids: dict[str, str]
) -> None:
    """A grade that somebody gave is told with who gave it and why, and makes no score of anybody."""
    with store.writing() as connection:
        grade_voice(store, connection, Judge("Ada", "was right <twice>"), ids["Jannik Orre"], "C")
    page = client.get(f"/actors/{ids['Jannik Orre']}").text
    assert "graded C by Ada" in page
    assert "What people decided here" in page
    assert "was right &lt;twice&gt;" in page


def test_an_actor_has_one_address(client: TestClient, ids: dict[str, str]) -> None:
    """The beginning of an id leads to the whole one; what is nobody is told to be nobody."""
    whole = ids["Sarvenia"]
    short = client.get(f"/actors/{whole[:8]}", follow_redirects=False)
    assert (short.status_code, short.headers["location"]) == (303, f"/actors/{whole}")
    for wrong in ("ffffffffffffffff", "xyz"):
        assert client.get(f"/actors/{wrong}").status_code == 404
