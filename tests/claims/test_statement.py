"""Statements: plain sentences that carry their voices and never assert."""

from __future__ import annotations

import pytest

from claims.invented import read
from factories import parse
from sayso.claims.parties import Parties
from sayso.claims.roles import Roles
from sayso.claims.statement import statement
from sayso.records import Actor, Cast, Force, Mention, Span, Voice

MINISTRY = Voice(None, "The ministry", "authority")
PAPER = Voice(None, "the Karsk Post", "media")
NOBODY = Voice(None, "", "unnamed")


def parties() -> Parties:
    tree = parse("He/PRP/nsubj/2 left=leave/VBD/ROOT")
    brel = Actor("brel", "Anton Brel", "person", (), (Mention(Span(0, 2), "He", "pronoun", 0, "brel"),))
    return Parties(tree, Cast((brel,), {0: "brel"}), Roles(tree))


@pytest.mark.parametrize(
    ("voices", "force", "expected"),
    [
        ((), "asserted", "The report says: it rained."),
        ((), "alleged", "The report says, as an allegation: it rained."),
        ((), "possible", "The report says, as a possibility: it rained."),
        ((MINISTRY,), "asserted", "According to the ministry, it rained."),
        ((PAPER, MINISTRY), "warned", "According to the Karsk Post, citing the ministry, it rained."),
        ((MINISTRY,), "denied", "The ministry denied that it rained."),
        ((PAPER, MINISTRY), "denied", "According to the Karsk Post, the ministry denied that it rained."),
        ((MINISTRY,), "doubted", "The ministry doubted that it rained."),
        (
            (PAPER, NOBODY),
            "alleged",
            "According to the Karsk Post, it is alleged by somebody who is not named that it rained.",
        ),
        ((NOBODY,), "possible", "It is held possible by somebody who is not named that it rained."),
        ((NOBODY,), "denied", "Somebody who is not named denied that it rained."),
        ((Voice(None, "The camps", "unnamed"),), "asserted", "According to the camps, it rained."),
        ((Voice("brel", "he", "person"),), "asserted", "According to Anton Brel, it rained."),
        ((Voice("brel", "He", "person"),), "denied", "Anton Brel denied that it rained."),
    ],
)
def test_statement_opens_with_whose_word_it_is(
    voices: tuple[Voice, ...], force: Force, expected: str
) -> None:
    """Every statement says on whose word it rests before it says anything."""
    assert statement(voices, parties(), force, "it rained") == expected


def test_that_is_said_once() -> None:
    """A clause that begins with "that", as the parser cut it, does not say it again."""
    assert (
        statement((MINISTRY,), parties(), "denied", "that police fired")
        == "The ministry denied that police fired."
    )


SENTENCES = [
    ("Veldania has been arming Black Lantern.", "Veldania has been arming Black Lantern"),
    ("The Red Dawn Front was armed by Veldania.", "the Red Dawn Front was armed by Veldania"),
    ("Veldania's support for Black Lantern has grown.", "Veldania supported Black Lantern"),
    ("The alliance between Veldania and Lorvia is old.", "Veldania cooperates with Lorvia"),
    ("Veldania did not arm Black Lantern.", "Veldania did not arm Black Lantern"),
    ("Black Lantern, which Veldania supports, met in Orsk.", "Veldania supports Black Lantern"),
    ("Veldania is arming and training Black Lantern.", "Veldania is training Black Lantern"),
    ("Black Lantern seized Karsk and Orsk.", "Black Lantern seized Orsk"),
    ("Anton Brel, leader of Black Lantern, is ill.", "Anton Brel leads Black Lantern"),
    ("It was Veldania who supplied rifles to Black Lantern.", "Veldania supplied rifles to Black Lantern"),
    ("An attack was carried out by Northern Shield.", "an attack was carried out by Northern Shield"),
    ("Black Lantern's 2,000 fighters left Karsk.", "Black Lantern had 2,000 fighters"),
    ("The deaths of nine villagers in the raid are known.", "nine villagers were killed in the raid"),
    (
        "All the attacks carried out by Northern Shield in Karsk are known.",
        "Northern Shield carried out all the attacks in Karsk",
    ),
    (
        "Mira Toll, whose brother, Anton Brel, was killed by Black Lantern, left.",
        "Mira Toll’s brother was killed by Black Lantern",
    ),
    ("The bombing left 12 people dead.", "the bombing left 12 people dead"),
]


@pytest.mark.whole
@pytest.mark.parametrize(("text", "clause"), SENTENCES)
def test_clause_is_plain_english(text: str, clause: str) -> None:
    """The clause uses the text's words where a finite verb joins the parties, else the relation's plain wording."""
    assert f"The report says: {clause}." in {claim.statement for claim in read(text)}
