"""What strangers write stays words on every page on what is said: nothing of it runs, shows as markup or turns lines round."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from browsing import Visitor
from sayso.records import Change, Step
from sayso.store.asking.groups import WantedGroups, find_groups
from sayso.store.asking.people import find_actors
from sayso.store.base import Store
from sayso.store.judging.deciding import grade_voice
from sayso.store.judging.judgements import Judge
from sayso.web.app import create_app
from sayso.web.room import Room
from serving import served
from stories import actor, added, claim, report
from told import quantity
from woven import Said, refs, weave

SCRIPT = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
TURNED = "Karsk \u202egnitset\u202c Post"
LONG = "Shield" * 60
MOVEMENT = actor(f"Movement {SCRIPT}", "armed_group", f"\"'>{SCRIPT}")
LURIA = actor(f"{{{{7*7}}}} {LONG}", "state")
BRACK = actor(f"Brack {TURNED}", "person")
CAST = (MOVEMENT, LURIA, BRACK)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Reports whose every word tries to be more than words."""
    with Store.open(str(tmp_path_factory.mktemp("hostile") / "store.sqlite")) as store:
        said = [
            claim(MOVEMENT, "arms", LURIA, BRACK, statement=f"Brack: {SCRIPT}", quantity=quantity(11)),
            claim(
                MOVEMENT, "arms", LURIA, LURIA, statement=f"{TURNED} {LONG}", quantity=quantity(20, 40, 30)
            ),
            claim(
                MOVEMENT,
                "arms",
                LURIA,
                MOVEMENT,
                polarity="denied",
                force="denied",
                statement=f"No! {SCRIPT}",
            ),
        ]
        for day, one in enumerate(said, start=1):
            added(
                store,
                report(
                    f"{SCRIPT} {day}",
                    one,
                    cast=CAST,
                    url=f"javascript:window.hacked={day}",
                    published=f"2025-03-{day:02}",
                    publisher=f"{SCRIPT} {day}",
                    title=f"{TURNED} {SCRIPT} {LONG}",
                ),
            )
        first, second = refs(store, said[0])[0], refs(store, said[1])[0]
        step = Step(first, second, (Change("number", SCRIPT, TURNED),), (SCRIPT,))
        weave(
            store,
            Said((said[0], said[1]), (said[2],), unknown=(LURIA.name,)),
            disputes=[("denied", said[0], said[2])],
            steps=[step],
        )
        with store.writing() as connection:
            grade_voice(store, connection, Judge(SCRIPT, TURNED), MOVEMENT.aliases[0], "C")
        yield store


@pytest.fixture(scope="module")
def hostile_address(hostile: Store) -> Iterator[str]:
    with served(create_app(Room(hostile, owner="Ada"))) as where:
        yield where


@pytest.fixture(scope="module")
def paths(hostile: Store) -> list[str]:
    with hostile.reading() as connection:
        (group,) = find_groups(connection, WantedGroups(), hostile.place)
        actors = find_actors(connection)
    return [
        "/groups",
        "/groups?q=%3Cscript%3Ewindow.hacked%3D1%3C/script%3E&about=%22%3E%3Cimg%20src=x%20onerror=window.hacked=1%3E",
        f"/groups/{group.id}",
        "/actors",
        *(f"/actors/{one.id}" for one in actors),
        "/search?q=hacked",
        "/search?q=%22%3E%3Cscript%3Ewindow.hacked%3D1%3C/script%3E+%3Cb%3E:x",
        f"/compare?a={actors[0].id}&b={actors[1].id}",
    ]


@pytest.mark.browser
def test_strangers_words_stay_words(browser: Browser, hostile_address: str, paths: list[str]) -> None:
    """Tags, addresses, quotes, templates, overrides and endless words are shown as they are, on a phone as well."""
    visitor = Visitor(browser, hostile_address, viewport={"width": 390, "height": 800})
    page = visitor.page
    for path in paths:
        answer = page.goto(hostile_address + path)
        assert answer is not None
        assert answer.ok, path
        assert page.evaluate("window.hacked") is None, path
        assert page.locator("main :is(script, img, b)").count() == 0, path
        assert page.locator("a[href^='javascript' i]").count() == 0, path
        assert "\u202e" not in page.inner_text("body"), path
        assert "49" not in page.inner_text("h1"), path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    visitor.open(paths[2])
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.locator("svg.numbers .sign").count() == 2
    assert visitor.barriers() == []
    assert (visitor.complaints, visitor.elsewhere) == ([], [])
    visitor.leave()
