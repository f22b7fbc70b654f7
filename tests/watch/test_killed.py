"""Processes killed in the midst of a round, and two at one store."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest

from databases import new_store
from forks import forks_of
from newsstand import Hours, Newsstand, item, rss, watching
from sayso.store.base import Store
from sayso.store.reading import all_reports
from sayso.store.watching.feeds import watch
from sayso.watch.happenings import Asked
from sayso.watch.rounds import one_round
from watchers import work

_REPORTS = 8
pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are forked and killed otherwise there")
LOAD = ("newsstand", "sayso.watch.reading", "feedparser", "protego")


def feed_of(stand: Newsstand, reports: int) -> str:
    """Put up a feed that would say that nothing is new once it was asked, and return its address."""
    items = [item(stand.report(f"/{n}", f"Report number {n}."), day=1 + n) for n in range(reports)]
    return stand.put("/feed", rss(*reversed(items)), ETag='"v"')


def kept(place: Path) -> int:
    with Store.open(str(place)) as store, store.reading() as connection:
        return len(list(all_reports(connection)))


def test_killed_at_any_moment_it_loses_nothing(tmp_path: Path, stand: Newsstand) -> None:
    """Nine times, a little later in the round each time; what was read before is not asked again."""
    place = tmp_path / "killed.sqlite"
    new_store(place)
    feed, kills = feed_of(stand, _REPORTS), 9
    with forks_of(work, load=LOAD) as forks:
        for number in range(kills):
            before = len(stand.asked)
            pid = forks.start(str(place), feed, 15 * number)
            deadline = time.monotonic() + 5
            while len(stand.asked) <= before + number % 3 and time.monotonic() < deadline:
                time.sleep(0.001)
            time.sleep(0.002 * number)
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            forks.ended()
        forks.start(str(place), feed, 15 * kills)
        assert forks.ended() == 0
    assert kept(place) == _REPORTS
    asked = [stand.count(f"/{n}") for n in range(_REPORTS)]
    assert min(asked) == 1
    assert sum(asked) <= _REPORTS + kills
    assert stand.count("/robots.txt") <= 1 + kills


def test_two_at_one_store_ask_nothing_twice(tmp_path: Path, stand: Newsstand) -> None:
    """Whoever takes a feed or a page has it, and the other goes on with the next."""
    place = tmp_path / "shared.sqlite"
    new_store(place)
    feed = feed_of(stand, 20)
    hours = Hours()
    with Store.open(str(place), hours.clock) as store:
        with store.writing() as connection:
            roots = [watch(connection, feed)]
        happened = one_round(watching(store, hours), roots)
        assert isinstance(next(happened), Asked)
        happened.close()  # as if it was killed once it knew what there is to read
    with forks_of(work, load=LOAD) as one, forks_of(work, load=LOAD) as other:
        one.start(str(place), feed, 0)
        other.start(str(place), feed, 0)
        assert (one.ended(), other.ended()) == (0, 0)
    assert kept(place) == 20
    assert [stand.count(f"/{n}") for n in range(20)] == [1] * 20
    assert stand.count("/feed") == 1
