"""Words that open a sentence lose their capital inside another, and names keep it."""

from __future__ import annotations

import pytest

from factories import real_parse
from sayso.claims.openers import openers

OPENERS: list[tuple[str, set[str]]] = [
    ("Regulators and village elders fled.", {"Regulators"}),
    ("Captain Toll fled.", set()),
    ("Veldanian police fled.", set()),
    ("Federal officials fled. Most federal officials came back.", {"Federal"}),
    ("Federal officials fled.", set()),
    ("Documents were found. It was the Office of Documents.", set()),
]


@pytest.mark.whole
@pytest.mark.parametrize(("text", "expected"), OPENERS, ids=range(len(OPENERS)))
def test_common_words_at_the_head_of_a_sentence_are_found(text: str, expected: set[str]) -> None:
    """Nouns are, and what the report writes small elsewhere; titles, peoples and names are not."""
    assert openers(real_parse(text)) == expected
