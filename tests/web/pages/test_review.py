from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from browsing import Visitor
from sayso.store.asking.claims import Wanted, find_claims, with_surroundings
from sayso.store.asking.showing import meant
from sayso.store.base import Store
from sayso.store.judging.judgements import judgements
from sayso.store.judging.likeness import near_pairs
from sayso.store.judging.reviewing import count_namesakes, count_unsure

pytestmark = pytest.mark.whole


def verdicts(store: Store) -> list[tuple[str, str]]:
    """Return the judgements in force, with who made them, the latest first."""
    with store.reading() as connection:
        return [(one.verdict, one.by) for one in judgements(connection) if one.undone_by is None]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/review", "/review?kind=actors", "/review?kind=groups", "/log"])
def test_nothing_keeps_anybody_out(visitor: Visitor, path: str, scheme: str) -> None:
    """Each page can be read and used by everybody, in light and in dark."""
    visitor.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visitor.open(path)
    assert visitor.barriers() == []


@pytest.mark.browser
def test_the_queue_works_by_keyboard(visitor: Visitor, store: Store) -> None:
    """Y and n decide on the claim at hand and bring up the next, u takes the last one back; all of it is in the log."""
    with store.reading() as connection:
        before = count_unsure(connection)
    page = visitor.open("/review")

    def focused() -> str:
        at: str = page.evaluate("document.activeElement.dataset.open ?? ''")
        return at

    first = focused()
    page.keyboard.press("y")
    visitor.until(lambda: focused() not in ("", first))
    second = focused()
    page.keyboard.press("n")
    visitor.until(lambda: focused() not in ("", second))
    assert verdicts(store) == [("reject", "Ada"), ("accept", "Ada")]
    page.keyboard.press("u")
    visitor.until(lambda: focused() == second)
    assert verdicts(store)[1:] == [("accept", "Ada")]
    with store.reading() as connection:
        assert count_unsure(connection) == before - 1
    page = visitor.open("/log")
    assert "rightly read" in page.locator("table.log").inner_text()
    page.get_by_role("button", name="Take back 1").click()
    page.get_by_text("taken back by judgement").first.wait_for()
    with store.reading() as connection:
        assert count_unsure(connection) == before


@pytest.mark.browser
def test_namesakes_are_merged_or_told_apart(visitor: Visitor, store: Store) -> None:
    """Y makes one of two who bear one name, n keeps them two; neither pair comes up again."""
    with store.reading() as connection:
        before = count_namesakes(connection)
    page = visitor.open("/review?kind=actors")
    for key in ("y", "n"):
        told = page.locator(".outcome:visible").count()
        page.keyboard.press(key)
        visitor.until(lambda told=told: page.locator(".outcome:visible").count() > told)  # type: ignore[misc]
    assert [verdict for verdict, _ in verdicts(store)][:2] == ["distinct", "merge"]
    with store.reading() as connection:
        assert count_namesakes(connection) <= before - 2


@pytest.mark.browser
def test_a_group_is_parted_and_made_whole(visitor: Visitor, store: Store) -> None:
    """N parts two claims of one group, with why; the group's page says so, and u makes it whole again; y joins two."""
    with store.reading() as connection:
        pairs = near_pairs(connection, limit=25)
    joined = next(number for number, pair in enumerate(pairs) if pair.joined)
    first = pairs[joined].first.id

    def groups() -> set[str]:
        with store.reading() as connection:
            numbers = [
                meant(connection, one.id, "").number for one in (pairs[joined].first, pairs[joined].second)
            ]
            return {one.beside.group for one in with_surroundings(connection, numbers) if one.beside}

    (whole,) = groups()
    page = visitor.open("/review?kind=groups")
    page.wait_for_function("document.activeElement.classList.contains('item')")
    for _ in range(joined):
        page.keyboard.press("j")
    item = page.locator(".item").nth(joined)
    item.get_by_label("Why").fill("said of two years")
    item.get_by_label("Why").press("Enter")
    assert verdicts(store)[:1] != [("apart", "Ada")]
    item.focus()
    page.keyboard.press("n")
    visitor.until(lambda: len(groups()) == 2)
    assert verdicts(store)[0] == ("apart", "Ada")
    page.keyboard.press("u")
    visitor.until(lambda: groups() == {whole})
    page.keyboard.press("n")
    visitor.until(lambda: len(groups()) == 2)
    page = visitor.open(f"/claims/{first}")
    page.goto(page.locator('a[href^="/groups/"]').first.evaluate("one => one.href"))
    decided = page.locator(".decided").inner_text()
    assert "these two don't say the same" in decided
    assert "said of two years" in decided
    page = visitor.open("/review?kind=groups")
    assert (
        page.locator(f'input[name="one"][value="{first}"]').count()
        == sum(pair.first.id == first for pair in pairs) - 1
    )


@pytest.mark.browser
def test_selected_words_become_the_speaker(visitor: Visitor, store: Store) -> None:
    """Words selected in a report are made the speaker of the claim that is chosen; it says so from then on, and who did it."""
    with store.reading() as connection:
        found = next(one for one in find_claims(connection, Wanted(words="camp"), store.place) if one.voices)
    page = visitor.open(f"/reports/{found.document}#c-{found.id}")
    page.locator(f"#c-{found.id}.lit").wait_for()
    page.evaluate(
        """() => {
          const words = document.createTreeWalker(document.querySelector(".text p"), NodeFilter.SHOW_TEXT).nextNode();
          getSelection().setBaseAndExtent(words, 0, words, Math.min(9, words.length));
        }"""
    )
    box = page.locator("#correcting")
    box.wait_for()
    chosen = box.locator("q").inner_text()
    box.get_by_role("button", name="the speaker").click()
    page.get_by_text("corrected by Ada").wait_for()
    with store.reading() as connection:
        corrected = next(one for one in find_claims(connection, Wanted(), store.place) if one.id == found.id)
    assert chosen.casefold() in corrected.voices[-1].text.casefold()


def test_the_queue_by_program(client: TestClient) -> None:
    """What was barely taken for one, or for two, is listed with both claims, and no more once it is decided."""
    before = client.get("/api/review/groups").json()
    assert before["total"] == len(before["items"]) > 0
    for pair in before["items"]:
        groups = {pair[which]["group"]["id"] for which in ("first", "second")}
        assert (len(groups) == 1) == pair["joined"]
    first = before["items"][0]
    token = {"X-CSRF-Token": client.get("/api/session").json()["csrf"]}
    body = {"one": first["first"]["id"], "other": first["second"]["id"]}
    made = client.post("/api/judgements/same", json=body, headers=token)
    assert made.status_code == 201
    assert first not in client.get("/api/review/groups").json()["items"]
    client.post(f"/api/judgements/{made.json()['number']}/undo", json={}, headers=token)
    assert client.get("/api/review/groups").json() == before


def test_a_form_corrects_a_claim(client: TestClient, store: Store) -> None:
    """What is filled in counts, what is left empty stays as it was read, and one is led back."""
    token = client.get("/log").text.partition('name="csrf" content="')[2].partition('"')[0]
    with store.reading() as connection:
        found = find_claims(connection, Wanted(relation="trains"), store.place)[0]
    form = {"claim": found.id, "relation": "shelters", "back": f"/claims/{found.id}", "csrf": token}
    answer = client.post("/decide/correct", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/claims/{found.id}")
    with store.reading() as connection:
        (now,) = [
            one
            for one in find_claims(connection, Wanted(relation="shelters"), store.place)
            if one.id == found.id
        ]
    assert (now.subject, now.claim.force) == (found.subject, found.claim.force)


def test_a_form_leads_nowhere_else(client: TestClient) -> None:
    """An address of another site in the form leads to the first page."""
    token = client.get("/log").text.partition('name="csrf" content="')[2].partition('"')[0]
    form = {"target": "x", "words": "y", "back": "https://evil.example", "csrf": token}
    assert client.post("/decide/note", data=form).status_code == 404
