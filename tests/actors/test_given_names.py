"""Short forms of given names."""

from __future__ import annotations

import pytest

from sayso.actors.given_names import may_be_one
from sayso.actors.names import normal_words


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Tim Varo", "Timothy Varo", True),
        ("Tim Varo", "Timothy J. Varo", True),
        ("Timmy Varo", "Tim Varo", True),
        ("Bill A. Varo", "William B. Varo", False),
        ("Tim Varo", "Timothy Toll", False),
        ("Tim Varo", "Thomas Varo", False),
        ("Tim Varo", "Tim Varo", False),
        ("Tim", "Timothy", False),
        ("Tim Varo", "Timothy Varo Jr.", False),
    ],
)
def test_a_short_form_may_be_the_full_name(one: str, other: str, *, expected: bool) -> None:
    """It may be with the same surname, where no middle name speaks against it; equal names need no such guess."""
    assert may_be_one(normal_words(one), normal_words(other)) is expected
    assert may_be_one(normal_words(other), normal_words(one)) is expected
