from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.outputs.details import details_of
from sayso.records import Quantity, Span
from stories import claim


@pytest.mark.parametrize(
    ("number", "unit", "of", "told"),
    [
        (1.0, "people", "man killed", "1 man killed"),
        (1.0, "people", "people killed", "1 person killed"),
        (1.0, "people", "killed", "1 person killed"),
        (1.0, "people", None, "1 person"),
        (12.0, "people", "people killed", "12 people killed"),
        (12.0, "people", "wounded", "12 people wounded"),
        (12.0, "people", "soldiers", "12 soldiers"),
        (12.0, "people", None, "12 people"),
        (12.0, "percent", "the voters", "12 percent of the voters"),
        (12.0, "km", None, "12 km"),
    ],
)
def test_a_number_says_what_is_counted(number: float, unit: str, of: str | None, told: str) -> None:
    """People are called what the report calls them, and one of them is a person."""
    quantity = Quantity(number, number, unit, "exact", of, Span(0, 1), number)
    assert dict(details_of(replace(claim("A", "casualties", "B"), quantity=quantity)))["number"] == told
