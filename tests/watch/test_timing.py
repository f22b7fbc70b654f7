from __future__ import annotations

import pytest

from newsstand import Hours
from sayso.watch.timing import DAY, Timer, read_stamp, stamp


def test_it_waits_twice_as_long_after_each_failure(hours: Hours) -> None:
    """A day at most, but for the chance in it."""
    assert [hours.timer.backing_off(n, 60) for n in (1, 2, 3, 40)] == [60, 120, 240, DAY]


def test_what_failed_together_is_not_tried_again_at_once(hours: Hours) -> None:
    """Chance makes it up to a quarter less or more."""
    least, most = (
        Timer(hours.now, draw=lambda drawn=drawn: drawn).backing_off(1, 100)  # type: ignore[misc]
        for drawn in (0.0, 1.0)
    )
    assert (least, most) == (75, 125)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("120", 120),
        ("Mon, 11 Mar 2024 08:10:00 GMT", 600),
        ("Mon, 11 Mar 2024 07:00:00 GMT", 0),
        ("99999999999999999999", 7 * DAY),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_how_long_a_host_asks_to_be_left_alone(hours: Hours, words: str | None, asked: float | None) -> None:
    """In seconds or until a moment, a week at most; what is neither says nothing."""
    assert hours.timer.asked_rest(words) == asked


def test_times_are_kept_to_the_second(hours: Hours) -> None:
    """And come back as they were."""
    assert read_stamp(stamp(hours.moment)) == hours.moment
    assert hours.timer.until(hours.timer.at(90)) == 90
    assert hours.timer.until("") == 0
