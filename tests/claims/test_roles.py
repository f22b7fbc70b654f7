"""Roles: who does what to whom around one word, told from hand-built trees."""

from __future__ import annotations

import pytest

from factories import parse
from sayso.claims.roles import Roles

ACTIVE = "Gunmen=gunman/NNS/nsubj/2 attacked=attack/VBD/ROOT Karsk/NNP/dobj/2"
PASSIVE = "Karsk/NNP/nsubjpass/3 was=be/VBD/auxpass/3 attacked=attack/VBN/ROOT by/IN/agent/3 gunmen=gunman/NNS/pobj/4"
RELATIVE = (
    "Gunmen=gunman/NNS/nsubj/5 who/WP/nsubj/3 attacked=attack/VBD/relcl/1 Karsk/NNP/dobj/3 fled=flee/VBD/ROOT"
)
ROW = "Gunmen=gunman/NNS/nsubj/4 and/CC/cc/1 thieves=thief/NNS/conj/1 attacked=attack/VBD/ROOT"
LIGHT = "Gunmen=gunman/NNS/nsubj/2 launched=launch/VBD/ROOT an/DT/det/4 attack/NN/dobj/2 on/IN/prep/4 Karsk/NNP/pobj/5"
APPOSED = (
    "Orsk/NNP/compound/2 province/NN/nsubj/6 ,/,/punct/2 gunmen=gunman/NNS/appos/2 ,/,/punct/2"
    " attacked=attack/VBD/ROOT Karsk/NNP/dobj/6"
)
BESIDE = "province/NN/nsubj/4 ,/,/punct/4 gunmen=gunman/NNS/nsubj/4 attacked=attack/VBD/ROOT Karsk/NNP/dobj/4"
STRAY = (
    "The/DT/det/2 mayor/NN/nsubjpass/4 was=be/VBD/auxpass/4 seized=seize/VBN/ROOT ,/,/punct/4"
    " apparently/RB/advmod/7 by/IN/prep/2 gunmen=gunman/NNS/pobj/7"
)


@pytest.mark.parametrize(
    ("tree", "word", "slot", "expected"),
    [
        (ACTIVE, "attacked", "subject", ["Gunmen"]),
        (ACTIVE, "attacked", "object", ["Karsk"]),
        (PASSIVE, "attacked", "subject", ["gunmen"]),
        (PASSIVE, "attacked", "object", ["Karsk"]),
        (RELATIVE, "attacked", "subject", ["Gunmen"]),
        (ROW, "attacked", "subject", ["Gunmen", "thieves"]),
        (LIGHT, "attack", "holder", ["Gunmen"]),
        (LIGHT, "attack", "on", ["Karsk"]),
        (LIGHT, "launched", "object.on", ["Karsk"]),
        (STRAY, "seized", "subject", ["gunmen"]),
        (APPOSED, "attacked", "subject", ["gunmen"]),
        (BESIDE, "attacked", "subject", ["gunmen"]),
    ],
)
def test_slots_are_filled(tree: str, word: str, slot: str, expected: list[str]) -> None:
    """A slot gives the same party in the active, the passive, a relative clause and behind a light verb."""
    read = parse(tree)
    i = next(token.i for token in read.tokens if token.text == word)
    assert [read.tokens[j].text for j in Roles(read).fillers(i, slot)] == expected


def test_a_place_is_no_doer() -> None:
    """A name that the report uses as a place is not who did what it stands before ("the Velm attack")."""
    tree = (
        "The/DT/det/3 Velm/NNP/compound/3 attack/NN/nsubj/4 shook=shake/VBD/ROOT people/NNS/dobj/4"
        " in/IN/prep/5 Velm/NNP/pobj/6"
    )
    read = parse(tree)
    assert Roles(read).fillers(2, "modifier") == ()
    elsewhere = parse(tree.replace("in/IN/prep/5", "of/IN/prep/5"))
    assert Roles(elsewhere).fillers(2, "modifier") == (1,)
