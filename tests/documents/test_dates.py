from __future__ import annotations

import pytest

from sayso.documents.dates import iso_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("11 March 2019", "2019-03-11"),
        ("Monday, Mar. 11, 2019", "2019-03-11"),
        ("3 JAN 90", "1990-01-03"),
        ("March 2019", "2019-03"),
        ("2019", None),
        ("3/4/2019", None),
        ("30 February 2019", None),
        ("2019-03-11", "2019-03-11"),
        ("2019-03", "2019-03"),
        ("2019-03-11T09:30:00+00:00", "2019-03-11T09:30:00+00:00"),
        ("2019-13-11", None),
        ("11 March", None),
    ],
)
def test_dates_are_only_as_precise_as_the_words(text: str, date: str | None) -> None:
    """A date without a year, or of numbers alone, is none."""
    assert iso_date(text) == date
