"""Parties are called so that a statement reads as one plain sentence."""

from __future__ import annotations

import pytest

from claims.invented import read


def statement(text: str, relation: str) -> str:
    return next(claim.statement for claim in read(text) if claim.relation == relation)


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        ("Anton Brel, the committee chairman, fled.", "leads", "Anton Brel leads the committee."),
        (
            "Lorvia welcomed Black Lantern, which was acquired by Bureau Nine.",
            "part_of",
            "Black Lantern was acquired by Bureau Nine.",
        ),
        ("They’re backing Mira Toll.", "supports", "they are backing Mira Toll."),
        (
            "Mira Toll mediated between Veldania and Lorvia.",
            "negotiates_with",
            "Mira Toll negotiated with Veldania.",
        ),
    ],
)
def test_a_statement_is_a_plain_sentence(text: str, relation: str, wanted: str) -> None:
    """Bare descriptions get an article, contractions are written out, and no half of a pair is left hanging."""
    assert statement(text, relation) == f"The report says: {wanted}"


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two were killed.", "two [people] were killed"),
        ("One was killed.", "one [person] was killed"),
        ("Of the soldiers, two were killed.", "two [of the soldiers] were killed"),
        ("Two soldiers were killed.", "two soldiers were killed"),
        ("Two of them died.", "two of them died"),
    ],
)
def test_a_bare_number_of_the_harmed_stands_with_what_it_counts(text: str, expected: str) -> None:
    """Where the report leaves out whom it counts, the statement says it in brackets."""
    assert f"The report says: {expected}." in {claim.statement for claim in read(text)}
