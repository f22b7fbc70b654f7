"""Alerts looked after and told: once each, and nothing that is there already."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest

from newsstand import Hours, Newsstand
from sayso.errors import Forbidden
from sayso.records import Claim, Report
from sayso.settings import Limits, Settings
from sayso.store.asking.claims import Wanted
from sayso.store.base import Store
from sayso.store.deriving.corroborating import corroborate
from sayso.store.watching.alerts import Occasion, Ways, add_alert, all_alerts, to_print
from sayso.store.watching.news import last_document
from sayso.watch.alerting import look
from sayso.watch.telling import require_near, tell
from stories import actor, added, claim, report

MOVEMENT = actor("Northern Shield Movement", "armed_group")
LURIA = actor("Republic of Luria", "state")
ROTH = actor("Samuel Roth", "person")
BRACK = actor("Hanne Brack", "person")
ARMY = actor("Karsk Army", "authority")
CAST = (MOVEMENT, LURIA, ROTH, BRACK, ARMY)
ARMS = claim(LURIA, "arms", MOVEMENT, ROTH, statement="According to Samuel Roth, Luria arms the movement.")
AGAIN = claim(LURIA, "arms", MOVEMENT, ARMY, statement="The army says Luria arms the movement.")
DENIED = claim(
    LURIA,
    "arms",
    MOVEMENT,
    BRACK,
    polarity="denied",
    force="denied",
    statement="Brack \x1b[31mdenies that Luria arms <them>.",
)
EVERY: tuple[Occasion, ...] = ("claim", "origin", "dispute")
NEAR = Settings(limits=Limits(timeout=2))


def story(name: str, *claims: Claim) -> Report:
    """Return a report in words of its own."""
    words = {
        "post": "Rain fell on the harbour.",
        "bell": "A market was held.",
        "herald": "Schools opened late.",
    }[name]
    url = f"https://{name}.example/"
    return report(
        f"{words} So much from the {name}.",
        *claims,
        cast=CAST,
        url=url,
        title=f"The {name}",
        published="2024-03-11",
    )


ANY_DAY = Wanted(since="1900")


def ask_for(
    store: Store,
    ways: Ways,
    wanted: Wanted | None = None,
    on: tuple[Occasion, ...] = EVERY,
    mark: int | None = None,
) -> None:
    with store.writing() as connection:
        known = last_document(connection) if mark is None else mark
        add_alert(store, connection, "arms", wanted or Wanted(relation="arms"), on, ways, known)


def looked(store: Store) -> list[str]:
    """Look what is new, and return in words all that is yet to be printed."""
    corroborate(store)
    assert look(store) == []
    with store.reading() as connection:
        return [event.words for alert in all_alerts(connection) for event in to_print(connection, alert)]


def test_what_is_there_already_is_known(store: Store) -> None:
    """But from the start, all of it is told."""
    added(store, story("post", ARMS))
    ask_for(store, Ways())
    assert looked(store) == []
    with store.writing() as connection:
        add_alert(store, connection, "all", ANY_DAY, ("claim",), Ways(), 0)
    assert [one.partition("\n")[0] for one in looked(store)] == [ARMS.statement]


def test_each_thing_is_told_once(store: Store) -> None:
    """A claim, an origin and a dispute; with whose word it is, and no control characters of a stranger's."""
    added(store, story("post", ARMS))
    ask_for(store, Ways())
    added(store, story("bell", AGAIN))
    told = looked(store)
    assert told == [
        "The army says Luria arms the movement.\nword of Karsk Army · 2024-03-11 · The bell",
        "a second origin for what others say: Karsk Army\nAccording to Samuel Roth, Luria arms the movement.",
    ]
    assert looked(store) == told
    added(store, story("herald", DENIED))
    assert looked(store)[2:] == [
        "Brack \\x1b[31mdenies that Luria arms <them>.\nword of Hanne Brack · 2024-03-11 · The herald",
        "Hanne Brack denies what others say\nAccording to Samuel Roth, Luria arms the movement.",
        "a dispute opened between Karsk Army, Samuel Roth and Hanne Brack\ndenied: Hanne Brack denies it",
    ]


def test_only_the_occasions_asked_for_are_told(store: Store) -> None:
    """Of an alert on disputes no claim is told."""
    ask_for(store, Ways(), on=("dispute",))
    added(store, story("post", ARMS), story("bell", DENIED))
    (told,) = looked(store)
    assert told.startswith("a dispute opened between")


def test_an_alert_that_cannot_be_answered_is_told_and_the_others_are(store: Store) -> None:
    """As when a collection that it names is gone."""
    ask_for(store, Ways(), Wanted(collection="gone"))
    with store.writing() as connection:
        add_alert(store, connection, "all", ANY_DAY, ("claim",), Ways(), 0)
    added(store, story("post", ARMS))
    corroborate(store)
    (failure,) = look(store)
    assert failure.name == "alert arms"
    with store.reading() as connection:
        assert [len(to_print(connection, one)) for one in all_alerts(connection)] == [1, 0]


def test_a_webhook_is_posted_each_event_once(store: Store, stand: Newsstand) -> None:
    """As JSON, under an id that stays; what it does not take is posted again, and nothing is lost."""
    ask_for(store, Ways(prints=False, webhook=stand.put("/hook", "", 500)))
    added(store, story("post", ARMS), story("bell", AGAIN))
    looked(store)
    (failure,) = tell(store, NEAR)
    assert "it answers 500" in failure.problem
    stand.put("/hook", "", 204)
    assert tell(store, NEAR) == []
    assert tell(store, NEAR) == []
    first, *rest = [json.loads(one.sent) for one in stand.asked]
    assert rest[0] == first
    assert [one["on"] for one in rest] == ["claim", "claim", "origin"]
    assert len({one["id"] for one in rest}) == 3
    assert (rest[0]["alert"], rest[0]["claim"]["claim"]["statement"]) == ("arms", ARMS.statement)
    assert rest[2]["origin"]["called"] == "Karsk Army"
    assert rest[2]["group"]["origins"] == 2
    assert stand.asked[0].headers["X-Sayso-Event"] == first["id"]


def test_a_dispute_is_posted_with_both_sides(store: Store, stand: Newsstand) -> None:
    """Each with its claims."""
    ask_for(store, Ways(webhook=stand.put("/hook", "")), on=("dispute",))
    added(store, story("post", ARMS), story("bell", DENIED))
    looked(store)
    tell(store, NEAR)
    (sent,) = [json.loads(one.sent)["dispute"] for one in stand.asked]
    assert [one["claim"]["polarity"] for side in ("first", "second") for one in sent[side]] == [
        "affirmed",
        "denied",
    ]


def test_a_webhook_leads_nowhere_else(store: Store, stand: Newsstand) -> None:
    """A redirect is no success, and is not followed."""
    ask_for(store, Ways(webhook=stand.lead("/hook", "/other", 307)))
    added(store, story("post", ARMS))
    looked(store)
    assert "it answers 307" in tell(store, NEAR)[0].problem
    assert stand.paths() == ["/hook"]


def test_a_webhook_on_another_machine_must_be_allowed(store: Store) -> None:
    """By its addresses, whatever its name; nothing is sent there otherwise."""
    url = "http://hook.example/"
    ask_for(store, Ways(webhook=url))
    added(store, story("post", ARMS))
    looked(store)
    (failure,) = tell(store, NEAR, lambda *_: ["192.168.1.5"])
    assert "--allow-remote" in failure.advice
    with pytest.raises(Forbidden):
        require_near(url, remote=False, resolve=lambda *_: ["127.0.0.1", "10.0.0.1"])("hook.example", 80)
    far = require_near(url, remote=True, resolve=lambda *_: ["192.168.1.5"])
    assert far("hook.example", 80) == ["192.168.1.5"]


def test_an_atom_feed_keeps_the_last(store: Store, tmp_path: Path, hours: Hours) -> None:
    """It is sound, its ids stay, and it is written only when there is something new."""
    place = tmp_path / "arms.xml"
    ask_for(store, Ways(prints=False, atom=str(place), keeps=2))
    assert tell(store, NEAR) == []
    empty = feedparser.parse(place.read_bytes())
    assert (empty.bozo, empty.entries, empty.feed.title) == (False, [], "arms: what is said, and by whom")
    added(store, story("post", ARMS), story("bell", DENIED))
    looked(store)
    tell(store, NEAR)
    read = feedparser.parse(place.read_bytes())
    assert not read.bozo
    assert [one.title.partition(" between")[0] for one in read.entries] == [
        "a dispute opened",
        "Hanne Brack denies what others say",
    ]
    before, written = [one.id for one in read.entries], place.stat().st_mtime_ns
    tell(store, NEAR)
    assert place.stat().st_mtime_ns == written
    hours.later(hours=1)
    added(store, story("herald", replace(ARMS, statement="Roth says <b>so</b> & more.")))
    looked(store)
    tell(store, NEAR)
    read = feedparser.parse(place.read_bytes())
    assert [read.entries[1].id, read.entries[0].title] == [before[0], "Roth says <b>so</b> & more."]
    assert read.entries[0].links[0].href == "https://herald.example/"


def test_a_feed_that_cannot_be_written_is_told(store: Store, tmp_path: Path) -> None:
    """And written the next time."""
    ask_for(store, Ways(atom=str(tmp_path / "none" / "arms.xml")))
    (failure,) = tell(store, NEAR)
    assert "cannot be written" in failure.problem
    (tmp_path / "none").mkdir()
    assert tell(store, NEAR) == []
