"""Titles beside names are told from other nouns, and from those that are over."""

from __future__ import annotations

import pytest

from claims.invented import read
from sayso.records import Claim


def leads(text: str) -> list[Claim]:
    return [claim for claim in read(text) if claim.relation == "leads"]


@pytest.mark.whole
def test_a_title_is_held_now_unless_a_word_says_otherwise() -> None:
    """A title beside a name is the present's, even in a sentence about the past; a former one is not."""
    (claim,) = leads("Anton Brel, leader of Black Lantern, fled.")
    assert claim.tense == "present"
    (claim,) = leads("Anton Brel, former leader of Black Lantern, fled.")
    assert claim.tense == "past"


@pytest.mark.whole
def test_one_title_is_one_persons() -> None:
    """Who is named after somebody's title does not share it."""
    (claim,) = leads("Anton Brel, the leader of Black Lantern, and Mira Toll fled.")
    assert claim.subject is not None
    assert claim.subject.text == "Anton Brel"
