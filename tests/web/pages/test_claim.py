from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from browsing import Visitor
from hostile import HOSTILE, NAME
from sayso.store.asking.claims import FoundClaim, Wanted, find_claims
from sayso.store.asking.contents import cast_of
from sayso.store.asking.showing import meant, show_claim
from sayso.store.base import Store
from sayso.store.judging.deciding import grade_voice, reject_claim
from sayso.store.judging.judgements import Judge
from sayso.web.pages.claim import near
from sayso.web.typesetting import around, set_text
from stories import added

pytestmark = [pytest.mark.browser, pytest.mark.whole]

ANA = Judge("Ana", "it says something else")


def claims(store: Store, words: str) -> Sequence[FoundClaim]:
    with store.reading() as connection:
        return find_claims(connection, Wanted(words=words, rejected=True), store.place)


@pytest.fixture(scope="module")
def trained(store: Store) -> FoundClaim:
    """What an institute passes on of what a directorate says, which others deny."""
    return next(one for one in claims(store, "trained third prisoners") if len(one.voices) == 2)


@pytest.fixture
def page(visitor: Visitor, trained: FoundClaim) -> Page:
    """That claim's page, in a browser that lets it copy."""
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return visitor.open(f"/claims/{trained.id}")


def copied(page: Page) -> dict[str, str]:
    """Return what the clipboard holds, by its types."""
    expect(page.locator("#said")).to_contain_text("Copied")
    held: Any = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            const texts = item.types.map(async (type) => [type, await (await item.getType(type)).text()]);
            return JSON.stringify(Object.fromEntries(await Promise.all(texts)));
        }"""
    )
    found: dict[str, str] = json.loads(held)
    return found


def test_a_claim_shows_every_voice_of_its_chain(page: Page, store: Store) -> None:
    """Who cites whom stands in that order, each with a page of their own, their kind, and their grade if one was given."""
    voices = page.locator(".voices li")
    assert [one.split("cites ")[1].split(" ")[0] for one in voices.all_inner_texts()] == ["Corriden", "State"]
    assert voices.locator('a[href^="/actors/"]').count() == 2
    assert "not graded" in voices.last.inner_text()
    with store.writing() as connection:
        grade_voice(store, connection, ANA, "Corriden Institute", "B")
    page.reload()
    assert "graded B by Ana" in voices.first.inner_text()


def test_a_claim_shows_its_words_where_they_stand(page: Page) -> None:
    """The paragraph is there with its own words plain, the claim's lit and its voices marked."""
    text = page.locator(".text")
    assert "".join(text.locator(".s[data-evidence]").all_text_contents()).startswith(
        "Sarvenia had trained a third"
    )
    speaking = "".join(text.locator(".s[data-speaking]").all_text_contents())
    assert "Corriden Institute" in speaking
    assert "Directorate" in speaking


def test_what_stands_against_a_claim_is_as_large(page: Page) -> None:
    """Both sides of a dispute stand beside each other, in the same width and letters."""
    ours, theirs = page.locator(".sides").first.locator(".side").all()
    boxes = [one.bounding_box() for one in (ours, theirs)]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["width"] == pytest.approx(boxes[1]["width"], abs=1)
    assert boxes[0]["y"] == boxes[1]["y"]
    size = "one => getComputedStyle(one).fontSize"
    sizes = {one.locator(".statement").first.evaluate(size) for one in (ours, theirs)}
    assert len(sizes) == 1
    assert "denied" in theirs.inner_text()


def test_a_claim_tells_its_group_and_what_it_rests_on(page: Page) -> None:
    """How widely it is told leads to the group; what it rests on says why claims are one origin, in which words."""
    widely = page.locator('section[aria-labelledby="group"] a').first
    assert "documents" in widely.inner_text()
    assert str(widely.get_attribute("href")).startswith("/groups/")
    origin = page.locator('section[aria-labelledby="origin"]')
    assert "One origin: both have it from" in origin.inner_text()
    assert origin.locator(".claim").count() >= 2


def test_one_key_copies_a_citation(page: Page, client: TestClient, trained: FoundClaim) -> None:
    """The key c copies the claim as plain text with its HTML beside it, and says so."""
    told = client.get(f"/claims/{trained.id}/cite").json()
    page.keyboard.press("c")
    held = copied(page)
    assert held["text/plain"] == told["plain"] == page.locator(".citation").inner_text()
    assert "<a " in held["text/html"]
    assert told["plain"].startswith(
        "According to the State Security Directorate, cited by the Corriden Institute"
    )


def test_a_menu_copies_markdown_or_html(page: Page, client: TestClient, trained: FoundClaim) -> None:
    """Shift and c offers the three forms to the keyboard; the buttons do the same, and Escape closes the menu."""
    told = client.get(f"/claims/{trained.id}/cite").json()
    page.keyboard.press("Shift+C")
    page.keyboard.press("Escape")
    assert page.locator("dialog").count() == 0
    page.keyboard.press("Shift+C")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert copied(page)["text/plain"] == told["markdown"]
    page.evaluate("document.getElementById('said').textContent = ''")
    page.locator('[data-cite="html"]').click()
    assert copied(page)["text/plain"] == told["html"]


def test_the_key_copies_the_claim_in_focus_anywhere(visitor: Visitor, trained: FoundClaim) -> None:
    """Beside a report the chosen claim is copied; while somebody writes, c is a letter."""
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open(f"/reports/{trained.document}#c-{trained.id}")
    page.locator("#find").press("c")
    assert page.locator("#find").input_value() == "c"
    page.locator("#find").blur()
    page.keyboard.press("c")
    assert "as reported by" in copied(page)["text/plain"]
    assert trained.quote in copied(page)["text/plain"]


def test_a_rejected_claim_says_so(client: TestClient, store: Store) -> None:
    """A claim rejected as a misreading is struck through, with who rejected it and why, and cited as that."""
    claim = (
        claims(store, "ferry crossing")[0] if claims(store, "ferry crossing") else claims(store, "bridge")[0]
    )
    with store.writing() as connection:
        reject_claim(store, connection, ANA, claim.id)
    shown = client.get(f"/claims/{claim.id}").text
    assert "Rejected as a misreading of the report" in shown
    assert "by Ana" in shown
    assert (
        client.get(f"/claims/{claim.id}/cite")
        .json()["plain"]
        .endswith("Rejected as a misreading of the report.")
    )


def test_nothing_of_a_claim_runs(visitor: Visitor, store: Store) -> None:
    """Tags in names, words and headline stay words in the page and in what is copied from it."""
    (one,) = added(store, HOSTILE)
    (claim,) = (each for each in claims(store, "trucks left") if each.document == one.document)
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open(f"/claims/{claim.id}")
    assert page.locator("script:not([src^='/static/']), main img, main svg, main b, main i").count() == 0
    assert page.locator('a[href^="javascript"]').count() == 0
    assert NAME in page.locator(".citation").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("c")
    assert "<img" not in copied(page)["text/html"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_nobody_is_kept_out(visitor: Visitor, trained: FoundClaim, scheme: str, width: int) -> None:
    """In light and dark, wide and on a phone, axe finds nothing serious and nothing sticks out."""
    visitor.page.set_viewport_size({"width": width, "height": 800})
    visitor.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of two words
    page = visitor.open(f"/claims/{trained.id}")
    assert visitor.barriers() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_no_claim_is_not_found(client: TestClient, trained: FoundClaim) -> None:
    """The beginning of an id leads to its claim; a report's id, or nobody's, does not."""
    cut = client.get(f"/claims/{trained.id[:8]}", follow_redirects=False)
    assert cut.headers["location"] == f"/claims/{trained.id}"
    assert client.get(f"/claims/{trained.document}").status_code == 404
    assert client.get("/claims/ffff0000ffff0000/cite").status_code == 404


def test_a_paragraph_stands_as_in_its_report(store: Store) -> None:
    """The paragraphs of a claim's words have every voice and name that they have where the whole report is set."""
    with store.reading() as connection:
        for one in find_claims(connection, Wanted(), store.place, limit=30):
            shown = show_claim(connection, meant(connection, one.id, store.place).number)
            report = replace(shown.report, claims=(shown.found.claim,))
            actors = cast_of(connection, meant(connection, one.document, store.place).number)
            told = [
                [
                    [
                        (run.known, [(part.text, part.depth, part.cue) for part in run.segments])
                        for run in paragraph.runs
                    ]
                    for paragraph in some
                ]
                for some in (
                    around(set_text(each, each.claims, actors, ()), 1) for each in (report, near(report))
                )
            ]
            assert told[0] == told[1]
            assert told[0]
