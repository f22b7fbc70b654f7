from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.periods import Published, full_year, iso


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2019-03-13T10:00:00+00:00", Published(2019, 3, 13)),
        ("2019-03", Published(2019, 3)),
        ("2019", Published(2019)),
        ("soon", None),
        ("2019-13", None),
        (None, None),
    ],
)
def test_publication_keeps_its_precision(published: str | None, expected: Published | None) -> None:
    """A date of publication is read as far as it goes, and nonsense is none."""
    assert Published.read(published) == expected


def test_impossible_days_are_no_dates() -> None:
    """The calendar has no 30 February."""
    assert iso(2019, 2, 30) is None


def test_two_digit_years_follow_publication() -> None:
    """Two digits are the latest year not after the next; without publication, 69 and later are the 1900s."""
    assert full_year(90, Published(1990, 1, 4)) == 1990
    assert full_year(90, Published(2019)) == 1990
    assert full_year(19, Published(2019)) == 2019
    assert (full_year(90, None), full_year(68, None)) == (1990, 2068)


@given(st.dates(min_value=date(1, 1, 8)), st.integers(0, 6))
def test_last_weekday_is_within_a_week(day: date, weekday: int) -> None:
    """A weekday without more is at most six days before publication, and is that weekday."""
    earliest, _ = Published(day.year, day.month, day.day).weekday(weekday)
    assert earliest is not None
    found = date.fromisoformat(earliest)
    assert found.weekday() == weekday
    assert timedelta(0) <= day - found < timedelta(7)
