"""What the words around a frame commit to: relation, polarity, certainty and tense."""

from __future__ import annotations

import pytest

from claims.invented import read
from sayso.records import Claim


def first(text: str, relation: str) -> Claim:
    return next(claim for claim in read(text) if claim.relation == relation)


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "relation", "polarity", "tense"),
    [
        ("Black Lantern will attack Karsk.", "threatens", "affirmed", "future"),
        ("Veldania went on to back Black Lantern.", "supports", "affirmed", "past"),
        ("Mira Toll is proud to endorse Anton Brel.", "supports", "affirmed", "present"),
        ("Veldania is reluctant to arm Black Lantern.", "arms", "denied", "present"),
    ],
)
def test_words_above_turn_a_claim(text: str, relation: str, polarity: str, tense: str) -> None:
    """A planned attack threatens; what somebody went on to do or is proud to do came about; reluctance denies."""
    claim = first(text, relation)
    assert (claim.polarity, claim.tense) == (polarity, tense)


@pytest.mark.whole
def test_a_person_belongs_to_a_body_rather_than_being_a_part_of_it() -> None:
    """A relation of bodies becomes that of a member where its subject is a human being."""
    assert first("Anton Brel is part of Black Lantern.", "member_of").object is not None
