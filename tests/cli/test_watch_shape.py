"""What a round of watching tells, in lines."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import pytest

from sayso.cli.watch_shape import failure_line
from sayso.watch.happenings import Failed
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
