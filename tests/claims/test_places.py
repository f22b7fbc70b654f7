from __future__ import annotations

import pytest

from factories import parse, real_parse, text_of, token_of
from sayso.claims.places import find_places, place_for, row_of
from sayso.records import Parse, Place, Span


def texts(read: Parse) -> list[str]:
    return [place.text for place in find_places(text_of(read), read)]


def test_object_of_a_locative_preposition() -> None:
    """A place's name after "in" is a place, after "from" and as a subject it is none."""
    read = parse(
        "Karsk/NNP/nsubj/2 sent=send/VBD/ROOT men=man/NNS/dobj/2 from/IN/prep/2 Velm/NNP/pobj/4 in/IN/prep/2 "
        "Orsta/NNP/pobj/6 ././punct/2",
        {"Karsk": "place", "Velm": "place", "Orsta": "place"},
    )
    assert texts(read) == ["Orsta"]


def test_state_is_a_place_after_in() -> None:
    """A state's name after "in" means its ground."""
    read = parse(
        "They/PRP/nsubj/2 met=meet/VBD/ROOT in/IN/prep/2 Veldania/NNP/pobj/3 ././punct/2",
        {"Veldania": "state"},
    )
    assert texts(read) == ["Veldania"]


def test_place_with_what_it_lies_in_is_one() -> None:
    """A place and the department that it lies in are one place."""
    read = parse(
        "They/PRP/nsubj/2 met=meet/VBD/ROOT in/IN/prep/2 Karsk/NNP/pobj/3 ,/,/punct/4 Orsta/NNP/compound/7 "
        "department/NN/appos/4 ././punct/2",
        {"Karsk": "place", "Orsta": "place"},
    )
    assert texts(read) == ["Karsk, Orsta department"]


def test_places_in_a_row_are_several() -> None:
    """Places joined by "and" after one preposition are each a place."""
    read = parse(
        "They/PRP/nsubj/2 met=meet/VBD/ROOT in/IN/prep/2 Karsk/NNP/pobj/3 and/CC/cc/4 Velm/NNP/conj/4 ././punct/2",
        {"Karsk": "place", "Velm": "place"},
    )
    assert texts(read) == ["Karsk", "Velm"]


def test_noun_that_takes_the_name_belongs_to_the_place() -> None:
    """A port or an airport with a place's name is the place, its article included."""
    port = parse(
        "They/PRP/nsubj/2 met=meet/VBD/ROOT near/IN/prep/2 the/DT/det/5 port/NN/pobj/3 of/IN/prep/5 Karsk/NNP/pobj/6",
        {"Karsk": "place"},
    )
    airport = parse(
        "They/PRP/nsubj/2 met=meet/VBD/ROOT at/IN/prep/2 Karsk/NNP/compound/5 airport/NN/pobj/3",
        {"Karsk": "place"},
    )
    assert (texts(port), texts(airport)) == (["the port of Karsk"], ["Karsk airport"])


def test_called_on_a_state_is_no_place() -> None:
    """A state that is called on to act is not where something happens."""
    read = parse(
        "He/PRP/nsubj/2 called=call/VBD/ROOT on/IN/prep/2 Veldania/NNP/pobj/3", {"Veldania": "state"}
    )
    assert texts(read) == []


def test_places_belong_to_the_nearest_predicate() -> None:
    """Each verb gets the place below it; a later verb of a row without one shares the first's."""
    read = parse(
        "In/IN/prep/4 Karsk/NNP/pobj/1 they/PRP/nsubj/4 killed=kill/VBD/ROOT two/CD/dobj/4 and/CC/cc/4 "
        "wounded=wound/VBD/conj/4 five/CD/dobj/7 ././punct/4\n"
        "They/PRP/nsubj/2 left=leave/VBD/ROOT ././punct/2",
        {"Karsk": "place"},
    )
    places = find_places(text_of(read), read)
    killed, wounded, left = (
        place_for(read, places, token_of(read, word)) for word in ("killed", "wounded", "left")
    )
    assert killed == wounded == places[0]
    assert left is None


@pytest.mark.whole
def test_a_row_keeps_the_country_that_it_shares() -> None:
    """Places in a row have no one point on the map, but a country where all lie in one."""
    text = "Rain fell in Velm and Orsk."
    velm, orsk = Span(13, 17), Span(22, 26)
    read = real_parse(text)
    one = (Place("Velm", velm, country="QQ"), Place("Orsk", orsk, country="QQ"))
    two = (Place("Velm", velm, country="QQ"), Place("Orsk", orsk, country="RR"))
    assert row_of(text, read, one, one[0]) == Place("Velm and Orsk", Span(13, 26), country="QQ")
    assert row_of(text, read, two, two[0]).country is None
