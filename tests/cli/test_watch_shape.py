"""What a round of watching tells, in lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest

from sayso.cli.watch_shape import clock, failure_line, lines_of
from sayso.store.watching.feeds import Feed
from sayso.watch.happenings import Failed, Waiting
from sayso.watch.timing import stamp

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(("what", "end"), [("feed", ", or at once with --again)"), ("report", ")")])
def test_what_waits_says_how_to_ask_sooner(what: Literal["feed", "report"], end: str) -> None:
    """A feed that failed is asked again later, unless one says so; only feeds can be asked so."""
    failed = Failed(
        what, "https://karsk.example/feed", "it is private", "read it with --allow-private", stamp(NOW)
    )
    line = failure_line(failed, NOW)
    assert line.startswith(
        "https://karsk.example/feed: it is private; read it with --allow-private (asked again after "
    )
    assert line.endswith(end)
    assert ("--again" in line) == (what == "feed")


def test_what_does_not_wait_says_nothing_of_it() -> None:
    """Where nothing is asked again, no time is told."""
    failed = Failed("report", "a page", "it is empty", "look at it", None)
    assert failure_line(failed, NOW) == "a page: it is empty; look at it"


def feed(number: int, title: str | None, due: str) -> Feed:
    address = f"https://karsk.example/{number}"
    return Feed(
        number=number,
        address=address,
        asks=None,
        title=title,
        etag=None,
        modified=None,
        announced=None,
        known=True,
        asked=None,
        due=due,
        failures=1,
        problem="it is late",
        stopped=None,
    )


def test_feeds_that_are_left_alone_are_told_on_one_line() -> None:
    """Each with until when, by title where it has one, and how to ask sooner; of many only some are named."""
    later = stamp(NOW + timedelta(minutes=30))
    (line,) = lines_of(Waiting((feed(1, None, stamp(NOW)), feed(2, "Karsk \u202e Post", later))), NOW)
    assert line == (
        f"left alone after failing: https://karsk.example/1 until {clock(stamp(NOW), NOW)}, "
        f"Karsk \\u202e Post until {clock(later, NOW)}; --again asks at once"
    )
    (line,) = lines_of(Waiting(tuple(feed(n, None, later) for n in range(1, 9))), NOW)
    assert line.count(" until ") == 5
    assert line.endswith(" and 3 more (sayso watch --list); --again asks at once")
