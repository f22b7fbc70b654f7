from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import StoreError
from sayso.records import Voice
from sayso.store.asking.claims import Wanted
from sayso.store.asking.drawing import NOBODYS_WORD, OWN_WORD, Drawn
from sayso.store.asking.network import (
    Line,
    Network,
    claims_of_line,
    count_drawable,
    count_on_line,
    network,
)
from sayso.store.asking.speaking import speakers, speakers_asked
from sayso.store.base import Store
from sayso.store.judging.deciding import merge_actors
from sayso.store.judging.judgements import Judge
from stories import actor, added, claim, report
from woven import Said, weave

MOVEMENT = actor("Northern Shield Movement", "armed_group", "NSM")
LURIA = actor("Republic of Luria", "state")
KARSK = actor("Karsk Brigade", "armed_group")
BRACK = actor("Hanne Brack", "person")
ROTH = actor("Samuel Roth", "person")
CAST = (MOVEMENT, LURIA, KARSK, BRACK, ROTH)

ARMS = claim(LURIA, "arms", MOVEMENT, ROTH, force="alleged")
ARMS_TOO = claim(LURIA, "arms", MOVEMENT, ROTH, BRACK, force="reported")
ARMS_NOT = claim(LURIA, "arms", MOVEMENT, LURIA, polarity="denied", force="denied")
FIGHTS = claim(KARSK, "hostile_to", MOVEMENT)
LOOSE = claim(LURIA, "funds", "two newspapers", ROTH)
RUMOUR = replace(
    claim(KARSK, "trains", MOVEMENT, force="alleged"), voices=(Voice(None, "two diplomats", "anonymous"),)
)


@pytest.fixture
def filled(store: Store) -> Store:
    added(store, report("One.", ARMS, FIGHTS, LOOSE, cast=CAST, published="2024-03-11"), collection="one")
    added(store, report("Two.", ARMS_TOO, ARMS_NOT, RUMOUR, cast=CAST, published="2025-01-02"))
    weave(
        store,
        Said((ARMS, ARMS_TOO), (ARMS_NOT,)),
        Said((FIGHTS,)),
        Said((RUMOUR,), unknown=("two diplomats",)),
    )
    return store


def drawn(store: Store, *questions: Drawn, most: int = 300) -> Network:
    with store.reading() as connection:
        return network(connection, questions, store.place, most=most)


def told(found: Network, line: Line) -> tuple[str, str, str, bool]:
    names = {one.id: one.name for one in found.actors}
    return names[line.key.subject], line.key.relation, names[line.key.object], line.key.denied


def lines(found: Network, side: int = 0) -> set[tuple[str, str, str, bool]]:
    return {told(found, one) for one in found.sides[side]}


SAID = ("Republic of Luria", "arms", "Northern Shield Movement", False)
DENIED = (*SAID[:3], True)
ENEMIES = ("Karsk Brigade", "hostile_to", "Northern Shield Movement", False)
RUMOURED = ("Karsk Brigade", "trains", "Northern Shield Movement", False)


def test_claims_of_one_relation_are_one_line_and_their_denial_another(filled: Store) -> None:
    """A line counts its claims, their forces, voices and origins; what denies it stands apart; whoever is a word is left out."""
    found = drawn(filled, Drawn())
    assert lines(found) == {SAID, DENIED, ENEMIES, RUMOURED}
    said = next(one for one in found.sides[0] if told(found, one) == SAID)
    assert (said.claims, said.origins, said.unknown) == (2, 2, 0)
    assert said.forces == (("alleged", 1), ("reported", 1))
    assert [(one.name, one.claims) for one in said.voices] == [("Hanne Brack", 1), ("Samuel Roth", 1)]
    rumour = next(one for one in found.sides[0] if told(found, one) == RUMOURED)
    assert (rumour.origins, rumour.unknown, rumour.voices[0].name) == (0, 1, "two diplomats")
    with filled.reading() as connection:
        assert count_drawable(connection, Drawn(), filled.place) == (6, 5)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Drawn(voice="Samuel Roth"), {SAID}),
        (Drawn(voice="Republic of Luria"), {DENIED}),
        (Drawn(voice=OWN_WORD), {ENEMIES}),
        (Drawn(voice=NOBODYS_WORD), {RUMOURED}),
        (Drawn(voice="Two diplomats"), {RUMOURED}),
        (Drawn(voice="nobody at all"), set()),
        (Drawn(voice=" "), set()),
        (Drawn(denied=True), {DENIED}),
        (Drawn(Wanted(min_origins=2)), {SAID, DENIED}),
        (Drawn(Wanted(relation="trains")), {RUMOURED}),
        (Drawn(Wanted(collection="one")), {SAID, ENEMIES}),
        (Drawn(Wanted(since="2025")), {SAID, DENIED, RUMOURED}),
        (Drawn(Wanted(until="2024")), {SAID, ENEMIES}),
        (Drawn(about="Karsk Brigade"), {ENEMIES, RUMOURED}),
        (Drawn(about="Nobody"), set()),
    ],
)
def test_lines_are_those_asked_for(
    filled: Store, question: Drawn, expected: set[tuple[str, str, str, bool]]
) -> None:
    """A voice is the innermost of a chain: who passes a thing on has not said it."""
    assert lines(drawn(filled, question)) == expected


def test_surroundings_hold_lines_among_neighbours(filled: Store) -> None:
    """Around somebody stand those with a line to them, and what is said among these."""
    added(filled, report("Three.", claim(KARSK, "part_of", LURIA), claim(BRACK, "leads", ROTH), cast=CAST))
    found = lines(drawn(filled, Drawn(about="NSM")))
    assert ("Karsk Brigade", "part_of", "Republic of Luria", False) in found
    assert ("Hanne Brack", "leads", "Samuel Roth", False) not in found


def test_two_voices_are_drawn_of_the_same_actors(filled: Store) -> None:
    """Side by side, each has its own lines and both have all actors."""
    found = drawn(filled, Drawn(voice="Samuel Roth"), Drawn(voice=OWN_WORD))
    assert [lines(found, side) for side in (0, 1)] == [{SAID}, {ENEMIES}]
    assert [one.name for one in found.actors] == [
        "Karsk Brigade",
        "Northern Shield Movement",
        "Republic of Luria",
    ]


def test_who_was_merged_is_drawn_as_one(filled: Store) -> None:
    """Lines follow a merge, and open to the claims of both."""
    with filled.writing() as connection:
        merge_actors(filled, connection, Judge("ana", "one letterhead"), "Karsk Brigade", "NSM")
    found = drawn(filled, Drawn(voice=OWN_WORD))
    (line,) = found.sides[0]
    assert line.key.subject == line.key.object
    with filled.reading() as connection:
        assert [one.claim for one in claims_of_line(connection, Drawn(), line.key, filled.place)] == [FIGHTS]


def test_a_line_opens_to_its_claims(filled: Store) -> None:
    """A line has the claims that it counts, those said last first, and under a filter those that pass it."""
    found = drawn(filled, Drawn())
    said = next(one.key for one in found.sides[0] if told(found, one) == SAID)
    with filled.reading() as connection:
        of_all = claims_of_line(connection, Drawn(), said, filled.place)
        of_one = claims_of_line(connection, Drawn(voice="Samuel Roth"), said, filled.place)
        assert count_on_line(connection, Drawn(), said, filled.place) == 2
    assert [one.claim for one in of_all] == [ARMS_TOO, ARMS]
    assert [one.claim for one in of_one] == [ARMS]


def test_so_many_actors_and_none_alone(filled: Store) -> None:
    """Where not all are drawn, those with most lines are, each with a line, and it is told how many there are."""
    found = drawn(filled, Drawn(), most=2)
    assert (len(found.actors), found.in_all) == (2, 3)
    ends = {end for one in found.sides[0] for end in (one.key.subject, one.key.object)}
    assert ends == {one.id for one in found.actors}


def test_speakers_are_those_behind_lines(filled: Store) -> None:
    """Who can be chosen: those on whose word there is a line, the reports themselves and the unnamed together."""
    with filled.reading() as connection:
        found = speakers(connection)
    assert {(one.asked_by if one.name is None else one.name, one.claims) for one in found} == {
        ("Hanne Brack", 1),
        ("Samuel Roth", 1),
        ("Republic of Luria", 1),
        (OWN_WORD, 1),
        (NOBODYS_WORD, 1),
    }


def test_speakers_asked_by_id_are_named(filled: Store) -> None:
    """Whoever is asked for by an id is named, be there never so many with more claims; what is no id is nobody."""
    with filled.reading() as connection:
        every = {each.asked_by: each.name for each in speakers(connection) if each.name is not None}
        found = speakers_asked(connection, [*every, "nobody"])
    assert len(every) == 3
    assert {each.asked_by: each.name for each in found} == every


def test_a_date_that_is_none_is_told(filled: Store) -> None:
    """A question that makes no sense is an error, not an empty map."""
    with pytest.raises(StoreError, match="'spring' is no date"):
        drawn(filled, Drawn(Wanted(since="spring")))
