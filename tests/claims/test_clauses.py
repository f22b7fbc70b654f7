"""Clauses: which verbs are finite, and which clauses are asides."""

from __future__ import annotations

import pytest

from factories import parse
from sayso.claims.clauses import aside, is_finite, is_infinitive


@pytest.mark.parametrize(
    ("tree", "word", "finite"),
    [
        ("They/PRP/nsubj/2 fled=flee/VBD/ROOT", 1, True),
        ("They/PRP/nsubj/3 may/MD/aux/3 flee/VB/ROOT", 2, True),
        ("They/PRP/nsubj/2 want/VBP/ROOT to/TO/aux/4 flee/VB/xcomp/2", 3, False),
        ("Men/NNS/ROOT killed=kill/VBN/acl/1", 1, False),
    ],
)
def test_finite_verbs_have_a_tense(tree: str, word: int, finite: bool) -> None:  # noqa: FBT001  a table's column
    """A verb is finite by its own form or by its helping verb."""
    read = parse(tree)
    assert is_finite(read, word) == finite
    assert is_infinitive(read, word) == ("to" in tree)


def test_asides_are_set_off() -> None:
    """A relative clause behind a comma is an aside, one without narrows what it stands behind."""
    tree = "Police/NNS/nsubj/2 blamed=blame/VBD/ROOT men/NNS/dobj/2 {}who/WP/nsubj/{} fled=flee/VBD/relcl/3"
    loose, close = parse(tree.format(",/,/punct/3 ", 6)), parse(tree.format("", 5))
    assert aside(loose, 5, 0) == 5
    assert aside(close, 4, 0) is None
