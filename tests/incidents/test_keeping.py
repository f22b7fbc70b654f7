"""Figures of speech are no incidents, and neither is what nothing is told of."""

from __future__ import annotations

import pytest

from incidents.told import incidents_in


@pytest.mark.whole
@pytest.mark.parametrize(
    "text",
    [
        "Mira Toll attacked the record of Anton Brel on Monday.",
        "Anton Brel raided the budget to pay for it.",
        "The talk was an attack on Mira Toll.",
        "Veldania fears the explosion of the debt.",
        "The attacks were condemned.",
    ],
)
def test_figures_of_speech_are_dropped(text: str) -> None:
    """Records, budgets and debts cannot be struck, and a person can be with words."""
    assert incidents_in(text) == ()


@pytest.mark.whole
@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a convoy.",
        "Gunmen attacked Mira Toll.",
        "Black Lantern attacked Anton Brel.",
        "An attack in Karsk worried Orsk.",
        "The attack on Mira Toll wounded two guards.",
    ],
)
def test_blows_are_kept(text: str) -> None:
    """Something that can be struck, armed doers, a place or people hurt show that a blow is meant."""
    assert [incident.kind for incident in incidents_in(text)] == ["attack"]
