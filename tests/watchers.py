"""A process that goes one round, to be killed in the midst of it or to meet another."""

from __future__ import annotations

from datetime import timedelta

from newsstand import BEGAN, Hours, go, watching
from sayso.store.base import Store


def work(place: str, address: str, minutes: int) -> None:
    """Go one round over a feed, so many minutes after the clock began."""
    hours = Hours(BEGAN + timedelta(minutes=minutes))
    with Store.open(place, hours.clock) as store:
        go(watching(store, hours), address)
