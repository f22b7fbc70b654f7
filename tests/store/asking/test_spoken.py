from __future__ import annotations

import pytest

from sayso.store.asking.resolving import actors_called
from sayso.store.asking.spoken import (
    Month,
    decided_on,
    disputes_with,
    mentioned_in,
    months_of,
    said_of,
    said_to_be,
    says_of,
    spoken,
)
from sayso.store.base import Store
from sayso.store.judging.deciding import rename_actor
from sayso.store.judging.judgements import Judge
from stories import actor, added, claim, report
from woven import Said, weave

MOVEMENT = actor("Northern Shield Movement", "armed_group", "NSM")
LURIA = actor("Republic of Luria", "state")
BRACK = actor("Hanne Brack", "person")
ROTH = actor("Samuel Roth", "person")
CAST = (MOVEMENT, LURIA, BRACK, ROTH)

ARMS = claim(LURIA, "arms", MOVEMENT, ROTH)
AGAIN = claim(LURIA, "arms", MOVEMENT, ROTH, statement="Roth says once more that Luria arms the movement.")
DENIED = claim(LURIA, "arms", MOVEMENT, BRACK, polarity="denied", force="denied")
FUNDS = claim(LURIA, "funds", MOVEMENT, ROTH)
LONE = claim(MOVEMENT, "active_in", "the hills", MOVEMENT)
ALIAS = claim(MOVEMENT, "alias_of", "Hill Guard", ROTH)


@pytest.fixture
def filled(store: Store) -> Store:
    for day, made in enumerate((ARMS, AGAIN, DENIED, FUNDS, LONE, ALIAS), start=1):
        month = "2025-02" if made is ARMS else "2025-03"
        added(
            store,
            report(
                f"{day}.",
                made,
                cast=CAST,
                url=f"https://{day}.example",
                published=f"{month}-{day:02}",
                title=f"No. {day}",
            ),
        )
    weave(store, Said((ARMS, AGAIN), (DENIED,)), Said((FUNDS,)), disputes=[("denied", ARMS, DENIED)])
    return store


def numbers(store: Store, name: str) -> list[int]:
    with store.reading() as connection:
        return actors_called(connection, name)


def test_what_is_said_of_somebody_stands_by_relation_with_both_sides(filled: Store) -> None:
    """What most claims say comes first; a denial stands beside what it denies, and what was compared with nothing alone."""
    with filled.reading() as connection:
        said = spoken(connection, numbers(filled, "NSM"))
        found = said_of(connection, said, limit=9)
    assert said.more is False
    assert [(one.relation, one.claims, one.in_all) for one in found] == [
        ("arms", 3, 1),
        ("active_in", 1, 1),
        ("alias_of", 1, 1),
        ("funds", 1, 1),
    ]
    (arms,) = found[0].allegations
    assert {side: [one.claim for one in some] for side, some in arms.sides.items()} == {
        "affirmed": [AGAIN, ARMS],
        "denied": [DENIED],
    }
    assert arms.group is not None
    assert found[1].allegations[0].group is None


def test_of_very_much_the_newest_is_looked_at(filled: Store) -> None:
    """So many claims at most are looked at, so many things told and so many claims of a side shown, and it is said how many."""
    with filled.reading() as connection:
        said = spoken(connection, numbers(filled, "NSM"), newest=5)
        found = said_of(connection, said, limit=9, each=1)
        assert said.more is True
        assert sum(one.claims for one in found) == 5
        (arms,) = next(one for one in found if one.relation == "arms").allegations
        assert ([one.claim for one in arms.sides["affirmed"]], arms.in_all) == (
            [AGAIN],
            {"affirmed": 2, "denied": 1},
        )
        assert said_of(connection, said, limit=0)[0].in_all == 1


def test_what_somebody_says_is_told_once(filled: Store) -> None:
    """Of claims that say the same, the one said last stands for all."""
    with filled.reading() as connection:
        roth = numbers(filled, "Samuel Roth")
        said = spoken(connection, roth)
        assert [one.claim for one in says_of(connection, said, limit=9)] == [ALIAS, FUNDS, AGAIN]
        last = spoken(connection, roth, newest=1)
        assert [one.claim for one in says_of(connection, last, limit=9)] == [ALIAS]
        assert says_of(connection, spoken(connection, numbers(filled, "Luria")), limit=9) == []


@pytest.mark.parametrize("name", ["NSM", "Samuel Roth", "Hanne Brack"])
def test_disputes_are_those_about_somebody_and_with_them(filled: Store, name: str) -> None:
    """Who is spoken of and who speaks on either side have a part in a dispute."""
    with filled.reading() as connection:
        (found,), in_all = disputes_with(connection, spoken(connection, numbers(filled, name)), limit=3)
    assert in_all == 1
    assert {one.claim for side in found.sides for one in side} == {ARMS, DENIED}


def test_nobody_has_a_part_in_nothing(filled: Store) -> None:
    """Where no claim is about an actor or theirs, there is nothing to show."""
    with filled.reading() as connection:
        said = spoken(connection, [])
        assert (said_of(connection, said, limit=9), says_of(connection, said, limit=9)) == ([], [])
        assert disputes_with(connection, said, limit=9) == ([], 0)


def test_months_count_claims_about_and_by(filled: Store) -> None:
    """Each month says how many claims are about somebody and how many are theirs."""
    with filled.reading() as connection:
        assert months_of(connection, numbers(filled, "NSM")) == [
            Month("2025-02", 1, 0),
            Month("2025-03", 5, 1),
        ]
        assert months_of(connection, numbers(filled, "Samuel Roth")) == [
            Month("2025-02", 0, 1),
            Month("2025-03", 0, 3),
        ]
        assert months_of(connection, []) == []


def test_reports_that_speak_of_somebody_come_with_what_they_call_them(filled: Store) -> None:
    """The reports published last come first, so many of them."""
    with filled.reading() as connection:
        found = mentioned_in(connection, numbers(filled, "NSM"), limit=2)
    assert [(one.title, one.actor) for one in found] == [("No. 6", MOVEMENT), ("No. 5", MOVEMENT)]


def test_who_is_said_to_be_somebody_else_is_somebodys_word(filled: Store) -> None:
    """Claims of another name come with the voices that make them; sayso draws nothing from them."""
    with filled.reading() as connection:
        (found,) = said_to_be(connection, numbers(filled, "NSM"), limit=9)
    assert (found.claim, [voice.name for voice in found.voices]) == (ALIAS, ["Samuel Roth"])


def test_decisions_on_somebody_are_kept_beside_them(filled: Store) -> None:
    """What people decided on an actor is told, with who did."""
    with filled.writing() as connection:
        rename_actor(filled, connection, Judge("Ada", "as they call themselves"), "NSM", "Shield Movement")
    with filled.reading() as connection:
        assert [(one.verdict, one.by) for one in decided_on(connection, numbers(filled, "NSM"))] == [
            ("rename", "Ada")
        ]


def test_a_denial_never_stands_without_what_it_denies(store: Store) -> None:
    """Where only the denial is known to be about somebody, the accusation stands beside it all the same."""
    elsewhere = claim("the neighbours", "arms", "the rebels", ROTH)
    for number, one in enumerate((elsewhere, DENIED)):
        added(store, report(f"{number}.", one, cast=CAST, url=f"https://{number}.example"))
    weave(store, Said((elsewhere,), (DENIED,)))
    with store.reading() as connection:
        (arms,) = said_of(connection, spoken(connection, numbers(store, "NSM")), limit=9)
    (told,) = arms.allegations
    assert {side: [one.claim for one in some] for side, some in told.sides.items()} == {
        "affirmed": [elsewhere],
        "denied": [DENIED],
    }
    assert arms.claims == 1
