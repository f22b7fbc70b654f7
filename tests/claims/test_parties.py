"""Parties: whom a word stands for, in which words, and what kind of thing it is."""

from __future__ import annotations

import pytest

from claims.invented import cast_of, established, read
from factories import real_parse, text_of
from sayso.claims.parties import Parties
from sayso.claims.roles import Roles


def parties(text: str) -> Parties:
    tree = real_parse(text, established(text))
    return Parties(tree, cast_of(tree), Roles(tree))


def word(found: Parties, text: str) -> int:
    return next(token.i for token in found.parse.tokens if token.text == text)


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "head", "actor"),
    [
        ("Gunmen of Black Lantern fled.", "Gunmen", "Black Lantern"),
        ("Members of the second brigade of Black Lantern fled.", "Members", "Black Lantern"),
        ("A group calling itself Black Lantern claimed the attack.", "group", "Black Lantern"),
        ("Gunmen of the valley fled.", "Gunmen", None),
    ],
)
def test_members_and_parts_stand_for_their_body(text: str, head: str, actor: str | None) -> None:
    """Members, parts of a body and a group that gives itself a name are tied to the body's actor."""
    found = parties(text)
    assert found.fillers(word(found, head))[0].actor == actor


@pytest.mark.whole
def test_weapons_do_not_act() -> None:
    """A weapon with a capital is no attacker, but still what people were killed by."""
    claims = read("Rockets hit a hostel in Karsk, killing at least 11 people.")
    assert {claim.relation for claim in claims} == {"casualties"}
    assert claims[0].statement == "The report says: at least 11 people were killed by rockets."


@pytest.mark.whole
def test_leaflets_do_not_act() -> None:
    """Who hands out leaflets claims what the leaflets claim."""
    claims = read("Black Lantern handed out leaflets claiming responsibility for the bombing.")
    subjects = {claim.subject.text for claim in claims if claim.subject}
    assert subjects == {"Black Lantern"}


@pytest.mark.whole
def test_an_incident_keeps_where_it_was() -> None:
    """An incident is quoted with whom it was aimed at and where; other nouns end sooner."""
    found = parties("The bombing of the bridge near Karsk by Black Lantern shook Lorvia.")
    i = word(found, "bombing")
    text = text_of(found.parse)
    assert found.span(i, incident=True).text(text) == "The bombing of the bridge near Karsk"
    assert found.span(i).text(text) == "The bombing of the bridge"


@pytest.mark.whole
@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the “bandits” had attacked the “old” port.",
        "“Bandits” attacked the port.",
        'The mayor said the "bandits" had attacked the port.',
    ],
)
def test_marks_stay_in_pairs(text: str) -> None:
    """Words that a report sets in quotation marks keep them, both of them."""
    (claim,) = read(text)
    assert claim.subject is not None
    assert claim.subject.text.strip("the ") in {"“bandits”", "“Bandits”", '"bandits"'}
    assert claim.object is not None
    assert claim.object.text.count("“") == claim.object.text.count("”")
