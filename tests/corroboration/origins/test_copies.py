from __future__ import annotations

import pytest

from sayso.corroboration.origins.copies import Copies, longest_passage, shared_words
from sayso.records import Span, Words
from speakers import reprint


def spans(*edges: tuple[int, int]) -> list[Span]:
    """Return spans."""
    return [Span(*each) for each in edges]


def test_short_passage() -> None:
    """Of a passage that is soon read, all is shown."""
    shared = reprint("a", "b", ((0, 300), (1000, 1310)))
    assert shared_words(shared, spans((100, 200)), spans((1105, 1205))) == (
        Words("a", Span(0, 300)),
        Words("b", Span(1000, 1310)),
    )


def test_long_passage() -> None:
    """Of a long passage the part is shown in which the claims stand."""
    shared = reprint("a", "b", ((0, 5000), (1000, 6000)))
    assert shared_words(shared, spans((100, 200), (220, 300)), spans((1110, 1310))) == (
        Words("a", Span(100, 300)),
        Words("b", Span(1110, 1310)),
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param((100, 200), (1400, 1500), id="elsewhere in the passage"),
        pytest.param((100, 200), (500, 600), id="outside of it in the other report"),
        pytest.param((280, 400), (1290, 1400), id="mostly behind it"),
    ],
)
def test_other_words(first: tuple[int, int], second: tuple[int, int]) -> None:
    """Words that are not the same ones in both reports are not shown as shared."""
    shared = reprint("a", "b", ((0, 300), (1000, 1300)), ((600, 1600), (1300, 2300)))
    assert shared_words(shared, spans(first), spans(second)) == ()


def test_longest_passage() -> None:
    """Without words to look for, the passage with most words is shown; without any passage, nothing."""
    assert longest_passage(reprint("a", "b")) == ()
    assert longest_passage(reprint("a", "b", ((0, 9), (0, 9)))) == (
        Words("a", Span(0, 9)),
        Words("b", Span(0, 9)),
    )


def test_one_telling() -> None:
    """Two documents are one telling where they are folded together; alone nobody is."""
    shared = reprint("a", "b", ((0, 9), (0, 9)))
    copies = Copies.of([shared], [("a", "b"), ("c",)])
    assert copies.one_telling("a", "b")
    assert not copies.one_telling("a", "c")
    assert not copies.one_telling("c", "c")
    assert copies.between("b", "a") is shared
    assert copies.between("a", "c") is None
