"""The tokens of a parse by where they stand."""

from __future__ import annotations

import pytest

from factories import parse
from sayso.records import Span


@pytest.mark.parametrize(
    ("words", "tokens"),
    [("Varo", [1]), ("Varo spoke", [1, 2]), ("aro sp", [2]), ("ar", [1]), (" ", []), ("", [])],
)
def test_tokens_in_a_span(words: str, tokens: list[int]) -> None:
    """Those that begin in it; a name that a page's markup left inside a token has that token, and a space has none."""
    text = "Mayor Varo spoke"
    made = parse("Mayor/NN/compound/2 Varo/NNP/nsubj/3 spoke/VBD/ROOT")
    start = text.index(words) if words.strip() else 5
    assert list(made.tokens_in(Span(start, start + len(words)))) == tokens
