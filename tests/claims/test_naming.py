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
