"""What fails, and what asks to be left alone, is asked less often, or no more."""

from __future__ import annotations

import pytest

from newsstand import (
    NEAR,
    Hours,
    Newsstand,
    feed_at,
    go,
    item,
    read_in,
    rss,
    three_reports,
    watching,
)
from sayso.store.base import Store
from sayso.watch.happenings import Asked, Failed, Stopped, Waiting
from sayso.watch.places import roots_of


def test_a_feed_that_is_gone_is_asked_no_more(store: Store, hours: Hours, stand: Newsstand) -> None:
    """It is told each round, and asked when somebody says so."""
    feed = stand.put("/feed", "", 410)
    (failed,) = go(watching(store, hours), feed)
    assert isinstance(failed, Failed)
    assert failed.again is None
    hours.later(days=30)
    (stopped,) = go(watching(store, hours), feed)
    assert isinstance(stopped, Stopped)
    assert stand.count("/feed") == 1
    stand.put("/feed", rss())
    roots_of(store, [feed], NEAR, again=True)
    assert isinstance(go(watching(store, hours), feed)[0], Asked)


def test_what_fails_is_asked_less_and_less_often(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Twice as long each time, a day at most; one success, and all is as before."""
    feed = stand.put("/feed", "", 500)
    waits = []
    for _ in range(12):
        (failed,) = go(watching(store, hours, every=900), feed)
        assert isinstance(failed, Failed)
        state = feed_at(store, feed)
        waits.append(hours.timer.until(state.due))
        assert go(watching(store, hours, every=900), feed) == [Waiting((state,))]
        hours.later(seconds=waits[-1])
    assert waits[:4] == [900, 1800, 3600, 7200]
    assert waits[-1] == 86400
    assert stand.count("/feed") == 12
    stand.put("/feed", rss())
    go(watching(store, hours, every=900), feed)
    assert (feed_at(store, feed).failures, feed_at(store, feed).problem) == (0, None)


def test_what_waits_is_told_while_others_are_asked(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Only what was asked to be watched, and neither in the round in which it fails nor once it answers again."""
    bad, good, other = stand.put("/bad", "", 500), stand.put("/feed", rss()), stand.put("/other", "", 500)
    assert not [one for one in go(watching(store, hours), bad, good, other) if isinstance(one, Waiting)]
    hours.later(seconds=50)
    asked_now = stand.put("/new", rss())
    waiting, asked = go(watching(store, hours), bad, asked_now)
    assert waiting == Waiting((feed_at(store, bad),))
    assert isinstance(asked, Asked)
    stand.put("/bad", rss())
    hours.later(hours=2)
    assert all(isinstance(one, Asked) for one in go(watching(store, hours), bad, good))


@pytest.mark.parametrize(("status", "asks"), [(429, "3600"), (503, "Mon, 11 Mar 2024 09:00:00 GMT")])
def test_a_host_is_left_alone_for_as_long_as_it_asks(
    store: Store, hours: Hours, stand: Newsstand, status: int, asks: str
) -> None:
    """All of it, in later rounds and by other processes as well; then what waited is read."""
    feed = three_reports(stand)
    stand.put("/1", "", status, Retry_After=asks)
    happened = go(watching(store, hours), feed)
    assert stand.paths() == ["/feed", "/1"]
    assert [one.again for one in happened if isinstance(one, Failed)] == ["2024-03-11T09:00:00Z"] * 3
    hours.later(minutes=30)
    go(watching(store, hours), feed)
    assert stand.paths() == []
    stand.report("/1", "Report number 1.")
    hours.later(minutes=31)
    assert read_in(go(watching(store, hours), feed)) == ["new"] * 3


def test_a_feed_that_is_asked_too_often_says_until_when(store: Store, hours: Hours, stand: Newsstand) -> None:
    """Its own wait is the longer of its back-off and what it asks for."""
    feed = stand.put("/feed", "", 429, Retry_After="7200")
    go(watching(store, hours), feed)
    assert hours.timer.until(feed_at(store, feed).due) == 7200


def test_a_missing_page_is_asked_once_and_a_failing_one_five_times(
    store: Store, hours: Hours, stand: Newsstand
) -> None:
    """Neither keeps the others from being read."""
    stand.put("/broken", "", 500)
    feed = stand.put(
        "/feed", rss(item(stand.url("/broken")), item(stand.url("/none")), item(stand.report("/a", "Good.")))
    )
    happened = go(watching(store, hours), feed)
    assert read_in(happened) == ["new"]
    for _ in range(8):
        hours.later(hours=20)
        go(watching(store, hours), feed)
    assert (stand.count("/broken"), stand.count("/none"), stand.count("/a")) == (5, 1, 1)
