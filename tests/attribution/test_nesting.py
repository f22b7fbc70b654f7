from __future__ import annotations

from sayso.attribution.candidates import Candidate
from sayso.attribution.nesting import parents


def candidate(head: int, *content: int) -> Candidate:
    return Candidate(frozenset(), frozenset({head}), frozenset(content), head, None, None, "test", 1.0)


def test_parent_is_the_innermost_content_that_holds_the_cue() -> None:
    """Of three in a row, each hangs on the one right around it."""
    outer, middle, inner = (
        candidate(0, *range(1, 20)),
        candidate(5, *range(6, 20)),
        candidate(9, *range(10, 20)),
    )
    assert parents([outer, middle, inner]) == [None, 0, 1]


def test_of_two_that_hold_each_other_the_larger_is_the_parent() -> None:
    """No chain runs in a circle."""
    large, small = candidate(3, 1, 2, 6, 7, 8), candidate(7, 3, 9)
    assert parents([large, small]) == [None, 0]
    assert parents([small, large]) == [1, None]


def test_neighbours_have_no_parent() -> None:
    """Two attributions side by side are both outermost."""
    assert parents([candidate(0, 1, 2), candidate(5, 6, 7)]) == [None, None]
