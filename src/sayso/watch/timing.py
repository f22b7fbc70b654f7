"""What time it is, how to wait, and for how long: handed in, so that a test waits for nothing."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

MINUTE: Final = 60.0
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
_LONGEST_REST: Final = 7 * DAY
"""Most that a host can ask to be left alone for."""


@dataclass(frozen=True, slots=True)
class Timer:
    """A clock, what sleeps so many seconds, and what draws a number from 0 to 1."""

    now: Callable[[], datetime]
    sleep: Callable[[float], None] = time.sleep
    draw: Callable[[], float] = random.random

    def at(self, seconds: float = 0.0) -> str:
        """Return the time in so many seconds, as the store keeps it: an ISO date-time in UTC, to the second."""
        return stamp(self.now() + timedelta(seconds=seconds))

    def backing_off(self, failures: int, first: float) -> float:
        """Return how many seconds to wait after so many failures in a row: ``first``, doubled each time, a day at most.

        Up to a quarter more or less, so that what failed together is not all tried again at once.
        """
        doubled = first * 2.0 ** min(failures - 1, 20)
        return min(doubled, DAY) * (0.75 + 0.5 * self.draw())

    def until(self, moment: str) -> float:
        """Return how many seconds there are until a time that the store keeps; none where it is past or empty."""
        return max(0.0, (read_stamp(moment) - self.now()).total_seconds()) if moment else 0.0

    def asked_rest(self, retry_after: str | None) -> float | None:
        """Return for how many seconds a ``Retry-After`` asks to be left alone: a number, or a day and time; a week at most."""
        words = (retry_after or "").strip()
        if words.isascii() and words.isdigit():
            return min(float(words[:12]), _LONGEST_REST)
        try:
            moment = parsedate_to_datetime(words)
        except ValueError:
            return None
        seconds = ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - self.now()).total_seconds()
        return min(max(seconds, 0.0), _LONGEST_REST)


def system_time() -> datetime:
    """Return the time of the system, in UTC."""
    return datetime.now(UTC)


SYSTEM: Final = Timer(system_time)


def stamp(moment: datetime) -> str:
    """Return a time as the store keeps it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_stamp(words: str) -> datetime:
    """Return a time that the store keeps."""
    return datetime.strptime(words, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
