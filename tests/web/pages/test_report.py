from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from browsing import Visitor
from harbour import HARBOUR
from hostile import HOSTILE, NAME, TURNED
from sayso.store.asking.claims import FoundClaim, Wanted, find_claims
from sayso.store.asking.library import list_reports
from sayso.store.base import Store
from sayso.store.judging.deciding import correct_claim, reject_claim
from sayso.store.judging.judgements import Judge
from sayso.store.judging.naming import Wording
from stories import added

pytestmark = [pytest.mark.browser, pytest.mark.whole]

ANA = Judge("Ana", "it says something else")


@pytest.fixture(scope="module")
def harbour(store: Store) -> str:
    """A report of five claims, one its own, one two voices deep, in the store by its id."""
    (one,) = added(
        store, replace(HARBOUR, document=replace(HARBOUR.document, url="https://karsk.example/harbour"))
    )
    return one.document


@pytest.fixture
def page(visitor: Visitor, harbour: str) -> Page:
    """That report, opened."""
    return visitor.open(f"/reports/{harbour}")


@pytest.fixture
def on_paper(browser: Browser, address: str, harbour: str) -> Iterator[Page]:
    """That report where scripts are turned off."""
    somebody = Visitor(browser, address, java_script_enabled=False)
    yield somebody.open(f"/reports/{harbour}")
    somebody.leave()


def ground(page: Page, words: str) -> str:
    """Return the colour behind words of the text."""
    found = page.locator(".text .s", has_text=words).first
    return str(found.evaluate("one => getComputedStyle(one).backgroundColor"))


def lit(page: Page) -> list[str]:
    return page.locator(".text .s.lit").all_inner_texts()


def said_in(store: Store, words: str) -> FoundClaim:
    with store.reading() as connection:
        return find_claims(connection, Wanted(words=words, rejected=True), store.place)[0]


def test_the_reporters_own_words_are_told_apart(page: Page) -> None:
    """Own words stand on the paper; each voice more around words has a ground of its own, and cues are underlined."""
    clear = "rgba(0, 0, 0, 0)"
    grounds = [ground(page, words) for words in ("The strike was", "Rockets hit fuel", "two trucks had")]
    assert grounds[0] == clear
    assert len({*grounds, clear}) == 3
    cue = page.locator(".text .cue", has_text="recounted")
    assert "underline" in cue.evaluate("one => getComputedStyle(one).textDecorationLine")


def test_a_claim_lights_its_words_and_its_speakers(page: Page) -> None:
    """Choosing a claim lights the words that it rests on, marks those who say so, and names it in the address."""
    page.locator(".told .claim").nth(2).click(position={"x": 300, "y": 4})
    assert lit(page) == ['"We have nothing to do,"', '"with what happened in Sorrel."']
    assert page.locator(".text .speaks").all_inner_texts() == ["Daro Melnik, a spokesman", "insisted"]
    chosen = page.locator(".told .claim.lit")
    assert page.url.endswith(f"#{chosen.get_attribute('id')}")
    page.keyboard.press("Escape")
    assert lit(page) == []
    assert "#" not in page.url


def test_words_light_their_claim(page: Page) -> None:
    """Choosing words lights the claim that rests on them, and brings it where it can be read."""
    page.locator(".text .s", has_text="two trucks had").click()
    claim = page.locator(".told .claim.lit")
    assert claim.locator(".statement").inner_text().startswith("Two trucks had left")
    frame, place = page.locator("#claims").bounding_box(), claim.bounding_box()
    assert frame
    assert place
    assert frame["y"] <= place["y"] < frame["y"] + frame["height"]


def test_keys_go_from_claim_to_claim(page: Page) -> None:
    """The keys j and k, or the arrows, choose the next and the last claim in reading order; Enter follows nothing."""
    for key in ("j", "j", "ArrowDown", "k"):
        page.keyboard.press(key)
    assert page.locator(".told .claim.lit").get_attribute("data-number") == "2"
    assert page.evaluate("document.activeElement.dataset.number") == "2"
    page.keyboard.press("Enter")
    assert page.locator(".text .s.lit").first.is_visible()
    page.locator("#find").fill("jjj")
    assert page.locator(".told .claim.lit").get_attribute("data-number") == "2"


def test_an_address_lights_the_claim_that_it_names(visitor: Visitor, store: Store, harbour: str) -> None:
    """Whoever comes from elsewhere finds the claim and its words lit and in view."""
    claim = said_in(store, "trucks harbour road")
    page = visitor.open(f"/reports/{harbour}#c-{claim.id}")
    assert lit(page) == ["two trucks had left the harbour road minutes before"]
    expect(page.locator(".text .s.lit")).to_be_in_viewport()
    page.keyboard.press("k")
    grounds = page.locator(".told .claim").evaluate_all(
        "all => all.map(one => getComputedStyle(one).backgroundColor)"
    )
    assert sorted(map(grounds.count, set(grounds))) == [1, 4]


def test_without_scripts_links_do_it(on_paper: Page) -> None:
    """Numbers in the text lead to the claims and back, and nothing is offered that needs a script."""
    on_paper.locator(".ref", has_text="3").click()
    target = on_paper.locator(".claim:target")
    assert target.locator(".statement").inner_text().startswith("Daro Melnik denies")
    target.locator(".number").click()
    assert on_paper.url.endswith("#w-3")
    assert not on_paper.locator(".legend .script").is_visible()


def test_names_open_the_actor(page: Page) -> None:
    """Words for an actor lead to the actor's page, under the name that they bear across reports."""
    names = page.locator(".text a.name")
    assert names.all_inner_texts() == ["the interior ministry", "The ministry"]
    actor = page.locator(".told .chain a", has_text="interior ministry").first.get_attribute("href")
    assert {one.get_attribute("href") for one in names.all()} == {actor}


def test_reprinted_words_say_where_else_they_stand(
    client: TestClient, visitor: Visitor, store: Store
) -> None:
    """Beside words that stand elsewhere is said who took them from whom, with a way to the very words there."""
    with store.reading() as connection:
        listed = list_reports(connection, limit=50)
    copied = next(
        one.id
        for one in listed
        if one.publisher == "Pell Valley Advertiser" and "Officers" in (one.title or "")
    )
    page = visitor.open(f"/reports/{copied}")
    first = page.locator(".elsewhere li").first
    assert first.inner_text().split("\n")[0].startswith("taken from Northline")
    there, _, anchor = str(first.locator("a").get_attribute("href")).partition("#")
    assert f'id="{anchor}"' in client.get(there).text
    first.locator("a").focus()
    assert page.locator(".text .s.same").count() > 0


def test_the_head_says_what_changed(client: TestClient, store: Store) -> None:
    """A page read twice lists its versions with what each says anew, on whose word; the old one says that it is old."""
    document = replace(HARBOUR.document, url="https://karsk.example/twice")
    (old,) = added(store, replace(HARBOUR, document=document, claims=HARBOUR.claims[1:]))
    (new,) = added(
        store, replace(HARBOUR, document=replace(document, id="f" * 16, text=document.text + "\n"))
    )
    shown = client.get(f"/reports/{new.document}").text
    assert "2 versions of this page" in shown
    assert (
        shown.index("Now says")
        < shown.index("the report itself")
        < shown.index("the third on Sorrel this year, in")
    )
    assert (
        f'<a href="/reports/{new.document}">Read version 2</a>' in client.get(f"/reports/{old.document}").text
    )


def test_what_people_decided_shows(client: TestClient, store: Store, harbour: str) -> None:
    """A rejected claim stands there as rejected and counts in no figure, a corrected one as it was corrected, and by whom."""
    claim = said_in(store, "carried out attack ministry alleges")
    with store.writing() as connection:
        reject_claim(store, connection, ANA, claim.id)
        correct_claim(
            store, connection, ANA, said_in(store, "third on Sorrel").id, Wording(voice="Ines Tarrow")
        )
    shown = client.get(f"/reports/{harbour}").text
    assert "4 claims" in shown
    assert 'class="claim rejected"' in shown
    assert "rejected as a misreading" in shown
    assert "corrected by Ana" in shown
    assert '<bdi class="voice">Ines Tarrow</bdi>' in shown


def test_the_incidents_say_whose_word_each_part_is(client: TestClient, store: Store) -> None:
    """Under incidents as told, every line has its voice and leads to its claim."""
    with store.reading() as connection:
        listed = list_reports(connection, limit=50)
    shown = next(
        text for one in listed if "Incidents as told" in (text := client.get(f"/reports/{one.id}").text)
    )
    section = shown[shown.index('aria-labelledby="incidents"') :]
    assert section.count("<dt>") == section.count("<dd>") > 0
    assert 'href="#c-' in section


def test_nothing_of_a_report_runs(visitor: Visitor, store: Store) -> None:
    """Tags, scripts and bad addresses in text, head, names and quotes stay words; no letter turns its line round."""
    (one,) = added(store, HOSTILE)
    page = visitor.open(f"/reports/{one.document}")
    assert (
        page.locator(
            "script:not([src^='/static/']), main img, main svg, main b, main [onmouseover], main [onclick]"
        ).count()
        == 0
    )
    assert page.locator('a[href^="javascript"]').count() == 0
    assert NAME in page.locator(".text").inner_text()
    assert "{{ 7 * 7 }}" in page.locator(".text").inner_text()
    assert TURNED not in page.locator("h1").inner_text() + page.locator(".told").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visitor.barriers() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(visitor: Visitor, harbour: str, scheme: str) -> None:
    """In light and dark, with a claim chosen and without, axe finds nothing serious."""
    visitor.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of two words
    page = visitor.open(f"/reports/{harbour}")
    assert visitor.barriers() == []
    page.keyboard.press("j")
    assert visitor.barriers() == []


def test_a_phone_has_the_claims_in_a_drawer(visitor: Visitor, harbour: str) -> None:
    """On a phone nothing sticks out; words bring their claim up from below, and a button takes it away."""
    visitor.page.set_viewport_size({"width": 390, "height": 800})
    page = visitor.open(f"/reports/{harbour}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".text .s", has_text="two trucks had").click()
    assert page.locator(".told .claim.lit").is_visible()
    page.wait_for_timeout(500)  # it scrolls smoothly
    words, drawer = page.locator(".text .s.lit").bounding_box(), page.locator("#claims").bounding_box()
    assert words
    assert drawer
    assert words["y"] + words["height"] <= drawer["y"]
    assert page.locator("#claims").evaluate("one => getComputedStyle(one).position") == "fixed"
    page.locator("#close-claims").click()
    assert page.locator("#claims").evaluate("one => getComputedStyle(one).position") != "fixed"


def test_print_has_everything(page: Page) -> None:
    """On paper the depth of voices is drawn without colours, and no claim is left out."""
    page.emulate_media(media="print")
    border = page.locator(".text .d1").first.evaluate("one => getComputedStyle(one).borderBottomStyle")
    assert border == "solid"
    assert page.locator(".told .claim").evaluate_all(
        "all => all.every(one => one.getBoundingClientRect().height > 20)"
    )


def test_a_beginning_of_an_id_leads_to_the_report(client: TestClient, harbour: str) -> None:
    """Ids may be cut as on the command line; what is no report is not found."""
    cut = client.get(f"/reports/{harbour[:8]}", follow_redirects=False)
    assert cut.headers["location"] == f"/reports/{harbour}"
    assert client.get("/reports/ffff0000ffff0000").status_code == 404
