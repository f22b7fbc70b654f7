from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import cast

import pytest

from factories import parse, real_parse, text_of, token_of
from sayso.claims.quantities import DURATIONS, find_counted, find_quantities, quantities_by_token
from sayso.claims.times import find_times
from sayso.records import Bound, Quantity, Span


def test_range_with_a_hedge() -> None:
    """The span of a range covers its hedge and its multiplier, and the multiplier holds for both ends."""
    read = parse(
        "Nearly/RB/advmod/5 two/CD/quantmod/5 to/TO/quantmod/5 three/CD/compound/5 thousand/CD/nummod/6 "
        "fighters=fighter/NNS/nsubj/7 came=come/VBD/ROOT ././punct/7"
    )
    assert find_quantities(text_of(read), read) == (
        Quantity(2000, 3000, "people", "between", "fighters", Span(0, len("Nearly two to three thousand"))),
    )


def test_percentage_of_a_group_keeps_the_whole() -> None:
    """What a percentage is of is kept in full, and both the sign and the whole stand for it."""
    read = parse(
        "70/CD/nummod/2 %/NN/nsubj/8 of/IN/prep/2 the/DT/det/5 terrorists=terrorist/NNS/pobj/3 in/IN/prep/5 "
        "NSM/NNP/pobj/6 left=leave/VBD/ROOT ././punct/8"
    )
    (found,) = find_counted(text_of(read), read)
    assert found.quantity == Quantity(
        70, 70, "percent", "exact", "the terrorists in NSM", Span(0, 3), 70, "the terrorists in NSM"
    )
    assert set(quantities_by_token((found,))) == {0, 1, token_of(read, "terrorists")}


def test_number_inside_a_name_is_none() -> None:
    """A number that belongs to a name counts nothing."""
    read = parse(
        "The/DT/det/3 40/CD/nummod/3 Brothers/NNPS/nsubj/4 left=leave/VBD/ROOT ././punct/4",
        {"40 Brothers": "armed_group"},
    )
    assert find_quantities(text_of(read), read) == ()


TABLE = tomllib.loads((Path(__file__).parent / "quantities.toml").read_text(encoding="utf-8"))
Row = tuple[str, float | None, float | None, float | None, str, Bound, str, str]
_VALUE = re.compile(r"(>>|>=|<=|[=><~])?([\d.]+)(?:-([\d.]+))?")


def expected(words: str, value: str, unit: str, of: str, base: str) -> Row:
    """Return a number of the table as it must be read: words, low, best, high, unit, bound, counted, base."""
    match = _VALUE.fullmatch(value)
    assert match, value
    figure = float(match[2])
    low, best, high, bound = {
        None: (figure, None, float(match[3] or 0), "between"),
        "=": (figure, figure, figure, "exact"),
        "~": (figure, figure, figure, "about"),
        ">=": (figure, figure, None, "at_least"),
        ">": (figure, figure, None, "more_than"),
        "<=": (None, None, figure, "at_most"),
        "<": (None, None, figure, "fewer_than"),
        ">>": (figure, None, None, "at_least"),
    }[match[1]]
    return words, low, best, high, unit, cast("Bound", bound), of, base


def found_in(text: str) -> list[Row]:
    """Return the numbers read in a text, but for ages and stretches of time."""
    quantities = find_quantities(text, real_parse(text))
    return [
        (q.span.text(text), q.low, q.best, q.high, q.unit, q.bound, q.of or "", q.base or "")
        for q in quantities
        if q.unit not in DURATIONS and q.of != "age"
    ]


@pytest.mark.whole
@pytest.mark.parametrize(("text", "numbers"), [(row[0], row[1:]) for rows in TABLE.values() for row in rows])
def test_table(text: str, numbers: list[list[str]]) -> None:
    """Value, bound, unit, what is counted and of what whole are read from the words; what counts nothing is none."""
    assert found_in(text) == [expected(*number) for number in numbers]


def test_the_table_is_of_some_size() -> None:
    """The table holds no fewer than 150 different sentences."""
    assert len({row[0] for rows in TABLE.values() for row in rows}) >= 150


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("More than 200 people have been killed since January.", "since January"),
        ("Last year 1,200 villagers fled.", "Last year"),
        ("Nine trucks burned over the past week.", "past week"),
        ("In 2019 the militia held 40 prisoners.", "2019"),
        ("Nine trucks burned on Monday.", None),
    ],
)
def test_the_time_counted_over(text: str, within: str | None) -> None:
    """A count keeps the stretch of time that it is over; the day of a deed is none."""
    parse = real_parse(text)
    (found,) = find_quantities(text, parse, find_times(text, parse, "2024-03-14"))
    assert (found.within and found.within.text) == within
