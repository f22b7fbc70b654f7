from __future__ import annotations

import pytest

from factories import parse, real_parse, text_of, token_of
from sayso.claims.quantities import find_counted, find_quantities, quantities_by_token
from sayso.records import Quantity, Span


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


def found_in(text: str) -> list[tuple[str, float | None, float | None, str, str, str | None]]:
    quantities = find_quantities(text, real_parse(text))
    return [(q.span.text(text), q.low, q.high, q.bound, q.unit, q.of) for q in quantities]


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 20 people left.", ("At least 20", 20, None, "at_least", "people", "people")),
        ("No fewer than 20 trucks left.", ("No fewer than 20", 20, None, "at_least", "truck", "trucks")),
        ("More than 20 rifles were found.", ("More than 20", 20, None, "more_than", "weapons", "rifles")),
        ("Up to 20 people left.", ("Up to 20", None, 20, "at_most", "people", "people")),
        ("Fewer than 20 people left.", ("Fewer than 20", None, 20, "fewer_than", "people", "people")),
        ("Some 1,200 people left.", ("Some 1,200", 1200, 1200, "about", "people", "people")),
        ("Dozens of men left.", ("Dozens", 24, None, "at_least", "people", "men")),
        ("Half of the men left.", ("Half", 50, 50, "exact", "percent", "the men")),
        ("They paid $5m for it.", ("$5m", 5e6, 5e6, "exact", "USD", None)),
        (
            "They paid between $5 million and $10 million.",
            ("between $5 million and $10 million", 5e6, 1e7, "between", "USD", None),
        ),
        ("They got €20 for it.", ("€20", 20, 20, "exact", "EUR", None)),
        ("They lost 70 per cent of the land.", ("70 per cent", 70, 70, "exact", "percent", "the land")),
        ("They saw 50-60 trucks.", ("50-60", 50, 60, "between", "truck", "trucks")),
        ("They have an army of 10,000.", ("10,000", 10000, 10000, "exact", "people", "army")),
        ("It is a 2,000-strong militia.", ("2,000-strong", 2000, 2000, "exact", "people", "militia")),
        ("In the clash 12 were killed.", ("12", 12, 12, "exact", "people", None)),
        ("They hold 200+ men.", ("200+", 200, None, "at_least", "people", "men")),
        ("They sent 5 tonnes of grain.", ("5 tonnes", 5, 5, "exact", "tonnes", "grain")),
    ],
)
def test_bounds_units_and_what_is_counted(
    text: str, expected: tuple[str, float | None, float | None, str, str, str | None]
) -> None:
    """A number keeps its bound, its unit and the words of what it counts."""
    assert found_in(text) == [expected]


@pytest.mark.whole
@pytest.mark.parametrize(
    "text",
    [
        "It fell on March 11, 2019 and again in 2020.",
        "It fell in the 1990s at 10:30 a.m. on the 3rd try.",
        "One of them left and no one stayed.",
        "They broke Article 9 and Resolution 12.",
        "Call 555-1234 now.",
        "They carried an M-16 and wore U-17 shirts.",
        "The battalion No. 4 left.",
        "They won 3-1 at home.",
        "It fell two days ago.",
    ],
)
def test_figures_that_count_nothing(text: str) -> None:
    """Dates, times of day, ordinals, labels, telephone numbers, scores and pronouns are no quantities."""
    assert found_in(text) == []


@pytest.mark.whole
def test_a_rise_is_two_numbers() -> None:
    """A change from one number to another is no range."""
    found = found_in("Its strength rose from 50 to 70 fighters.")
    assert [(low, high) for _, low, high, *_ in found] == [(50, 50), (70, 70)]
