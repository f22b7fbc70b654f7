"""What time it is, handed in so that a test can say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], str]
"""Returns the time as an ISO date-time in UTC, to the second."""


def system_clock() -> str:
    """Return the time of the system."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
