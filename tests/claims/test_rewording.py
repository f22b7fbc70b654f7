from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.claims.rewording import number_words, reworded
from sayso.records import Party, Quantity, Span, Voice
from stories import actor, claim

LURIA = actor("Luria", "state")
REBELS = actor("the rebels", "armed_group")
ROTH = actor("Samuel Roth", "person")
PAPER = actor("the Karsk Post", "media")
MANY = Quantity(12, 15, "people", "between", "fighters", Span(0, 2))
ARMS = claim(LURIA, "arms", REBELS, ROTH)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({}, "According to Samuel Roth, Luria armed the rebels."),
        ({"voices": ()}, "The report says: Luria armed the rebels."),
        ({"voices": (), "force": "alleged"}, "The report says, as an allegation: Luria armed the rebels."),
        ({"tense": "present"}, "According to Samuel Roth, Luria arms the rebels."),
        ({"tense": "future"}, "According to Samuel Roth, Luria will arm the rebels."),
        ({"polarity": "denied"}, "According to Samuel Roth, Luria did not arm the rebels."),
        ({"polarity": "denied", "force": "denied"}, "Samuel Roth denied that Luria armed the rebels."),
        ({"force": "denied"}, "Samuel Roth denied that Luria did not arm the rebels."),
        ({"relation": "part_of"}, "According to Samuel Roth, Luria belonged to the rebels."),
        ({"object": None}, "According to Samuel Roth, Luria armed."),
        (
            {
                "voices": (Voice(PAPER.id, PAPER.name, "media"), Voice(None, "", "unnamed")),
                "force": "alleged",
            },
            "According to the Karsk Post, it is alleged by somebody who is not named that Luria armed the rebels.",
        ),
        (
            {"relation": "strength", "object": None, "quantity": MANY, "tense": "present"},
            "According to Samuel Roth, Luria has 12 to 15 fighters.",
        ),
        (
            {"relation": "casualties", "subject": Party(None, "12 soldiers", Span(0, 0)), "quantity": MANY},
            "According to Samuel Roth, 12 soldiers were killed or hurt in the rebels.",
        ),
        ({"relation": "says"}, "According to Samuel Roth, “it was they”."),
        (
            {"subject": Party(LURIA.id, "It", Span(0, 0)), "tense": "present"},
            "According to Samuel Roth, Luria arms the rebels.",
        ),
        (
            {"subject": Party(None, "Fighters", Span(0, 0)), "tense": "present"},
            "According to Samuel Roth, fighters arm the rebels.",
        ),
    ],
)
def test_a_claim_without_a_parse(parts: dict[str, Any], sentence: str) -> None:
    """Whose word it is comes first, and a denial is told once."""
    cast = {one.id: one for one in (LURIA, REBELS, ROTH)}
    assert reworded(replace(ARMS, **parts), "it was they", cast) == sentence


@pytest.mark.parametrize(
    ("low", "high", "bound", "words"),
    [
        (3, 3, "exact", "3"),
        (1200, 1500, "between", "1,200 to 1,500"),
        (2.5, None, "at_least", "at least 2.5"),
        (None, 1_000_000, "at_most", "at most 1,000,000"),
    ],
)
def test_numbers_in_figures(low: float | None, high: float | None, bound: Any, words: str) -> None:
    """Both ends where there are two, and what an open end means."""
    assert number_words(Quantity(low, high, "", bound, None, Span(0, 0))) == words
