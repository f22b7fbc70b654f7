import pytest

from sayings import day
from sayso.corroboration.groups.when import Days, day_of, days_of, written_days
from sayso.records import Span, Time


def test_precision() -> None:
    """A month is all its days, a year all of its."""
    month = days_of(day("2032-02"))
    assert month is not None
    assert month.length == 29
    assert written_days(month) == "2032-02-01/2032-02-29"


def test_one_day() -> None:
    """A day is written once."""
    (only,) = [days_of(day("2032-02-03"))]
    assert only is not None
    assert written_days(only) == "2032-02-03"


@pytest.mark.parametrize("written", [None, "", "soon", "2031-13", "2031-02-30"])
def test_no_day(written: str | None) -> None:
    """What is no date has no day."""
    assert day_of(written) is None


def test_unresolved() -> None:
    """A time that was not resolved, or has no end, stands for no days."""
    assert days_of(Time("then", Span(0, 1), None, None)) is None
    assert days_of(Time("since 2031", Span(0, 1), "2031", None)) is None


def test_rough() -> None:
    """A time that its words leave rough reaches a little further."""
    about = days_of(Time("about then", Span(0, 1), "2031-03-04", "2031-03-04", about=True))
    assert about == Days(day_of("2031-03-03") or 0, day_of("2031-03-05") or 0)


def test_apart() -> None:
    """Days that overlap are not apart."""
    assert Days(1, 3).apart(Days(3, 5)) == 0
    assert Days(1, 3).apart(Days(7, 8)) == 4
