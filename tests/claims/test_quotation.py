"""Quotations inside statements: marks in pairs, fragments joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.quotation import quoted, single, trimmed


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a “great” road", "a ‘great’ road"),
        ('a "great" road', "a ‘great’ road"),
        ("a “great road", "a ‘great road’"),
        ("a great” road", "a great road"),
        ("“One. “Two.”", "‘One. Two.’"),
        ("the front’s road", "the front’s road"),
    ],
)
def test_double_marks_become_single_pairs(words: str, expected: str) -> None:
    """Every mark has its partner, and an apostrophe is none."""
    assert single(words) == expected


@given(st.text(alphabet="ab “”\"'.,", max_size=40))
def test_marks_are_always_balanced(words: str) -> None:
    """Whatever marks a text has, a statement opens as many as it closes."""
    assert single(words).count("‘") == single(words).count("’")


def test_fragments_are_joined() -> None:
    """A quotation that its speaker interrupts is put together with dots, its own marks outside."""
    assert quoted(["“It rained,”", "“and it snowed.”"]) == "“It rained … and it snowed”"
    assert quoted(["“It was “wet”.”"]) == "“It was ‘wet’”"


def test_what_ends_a_sentence_is_trimmed() -> None:
    """Full stops go, before a closing mark too, and so does a loose word at the end."""
    assert trimmed("a ‘great road.’") == "a ‘great road’"
    assert trimmed("the bill on roads, which") == "the bill on roads"
    assert trimmed("a row of messages in which") == "a row of messages"
    assert trimmed("he did not say which") == "he did not say which"
    assert trimmed("his belief in roads — and") == "his belief in roads"


def test_a_full_stop_before_straight_marks_is_no_end() -> None:
    """What ends a sentence goes, whichever marks stand behind it."""
    assert trimmed("it was an 'act.'") == "it was an 'act'"
    assert trimmed("it was ''in line.''") == "it was ''in line''"
