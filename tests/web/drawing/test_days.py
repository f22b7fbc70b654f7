from __future__ import annotations

from datetime import date

import pytest

from sayso.web.drawing.days import Days, days_of, told_on
from told import found_claim


@pytest.mark.parametrize(
    ("published", "said", "day"),
    [
        ("2025-03-11", "2025-03-01", date(2025, 3, 11)),
        ("2025-03-11T08:00:00Z", None, date(2025, 3, 11)),
        ("2025-03", None, date(2025, 3, 1)),
        (None, "2025-03-01", date(2025, 3, 1)),
        ("2025-02-31", None, None),
        ("spring", None, None),
        (None, None, None),
    ],
)
def test_a_telling_has_the_day_it_came_out(published: str | None, said: str | None, day: date | None) -> None:
    """A claim stands at the day of its report, or else at the day it was said, and nowhere where neither is known."""
    assert told_on(found_claim("raid", published=published, said=said)) == day


def test_days_stand_in_order_and_within_the_drawing() -> None:
    """Later days stand further to the right, none at the very edge."""
    days = days_of([found_claim("a", published=f"2025-03-{day:02}") for day in (1, 3, 20, 11)])
    assert days == Days(date(2025, 3, 1), date(2025, 3, 20))
    places = [days.at(date(2025, 3, day)) for day in (1, 3, 11, 20)]
    assert places == sorted(places)
    assert 0 < places[0] < places[-1] < 100


def test_few_days_are_marked() -> None:
    """The first and the last day are marked, with a few between; no day twice."""
    assert [tick.words for tick in Days(date(2025, 3, 1), date(2025, 3, 2)).ticks] == [
        "2025-03-01",
        "2025-03-02",
    ]
    assert [tick.words for tick in Days(date(2025, 3, 1), date(2025, 3, 1)).ticks] == ["2025-03-01"]
    assert len(Days(date(1990, 3, 1), date(2025, 3, 1)).ticks) == 5


def test_no_day_no_line() -> None:
    """Where no claim has a day there is nothing to draw along."""
    assert days_of([found_claim("a")]) is None
