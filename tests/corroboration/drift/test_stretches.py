from datetime import date

import pytest

from sayso.corroboration.drift.reading import words_of
from sayso.corroboration.drift.stretches import Stretch, stretches_in

TODAY = date(2031, 5, 6).toordinal()


def stretches(text: str) -> tuple[Stretch, ...]:
    """Return the stretches of time of a text that came out in May 2031."""
    return stretches_in(words_of(text), TODAY)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("sold in 2024", "sold this year", True),
        ("sold in 2031", "sold this year", False),
        ("fled in April", "fled last month", False),
        ("fled in April", "fled in March", True),
        ("fallen since the beginning of the year", "fallen since January", False),
        ("fallen since January", "fallen since March", True),
        ("ready by 2035", "ready by the end of 2040", True),
        ("ready by 2035", "ready in 2040", False),
        ("300 a month", "300 a year", True),
        ("300 a month", "300 per month", False),
        ("over the past three years", "over the past three months", True),
        ("sold last week", "sold last week", False),
    ],
)
def test_differ(one: str, other: str, differ: bool) -> None:  # noqa: FBT001  # a case of a table
    """Stretches that come to other days, and other rates, differ; a deadline is no stretch."""
    (first,), (second,) = stretches(one), stretches(other)
    assert first.differs(second) is differ
    assert second.differs(first) is differ


@pytest.mark.parametrize(
    "text", ["a year ago", "about a quarter of them", "on March 4 in Karsk", "since he left"]
)
def test_none(text: str) -> None:
    """Points in time and parts of a whole are no stretches."""
    assert stretches(text) == ()


def test_undated() -> None:
    """Without a day from which it counts, what is relative differs from nothing."""
    (one,), (other,) = (stretches_in(words_of(text), None) for text in ("sold this year", "sold in 2024"))
    assert not one.differs(other)
