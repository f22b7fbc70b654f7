from __future__ import annotations

import pytest

from claims.invented import read

Told = tuple[float | None, str | None, str | None, str]


def tolls(text: str) -> list[Told]:
    """Return the claims of casualties in a text: how many, of whom and what, a part of whom, and polarity."""
    claims = [claim for claim in read(text) if claim.relation == "casualties"]
    return [
        (claim.quantity.low, claim.quantity.of, claim.quantity.base, claim.polarity)
        for claim in claims
        if claim.quantity is not None
    ]


@pytest.mark.whole
@pytest.mark.parametrize(
    "text",
    [
        "The raid left 12 dead and 30 injured.",
        "The bombing killed 12 people and wounded 30.",
        "12 dead, 30 injured in Karsk bombing.",
        "The toll stands at 12 dead and 30 wounded.",
        "12 people were killed and 30 wounded in an attack by Northern Shield.",
        "Officials reported 12 deaths and 30 injuries.",
    ],
)
def test_killed_and_wounded_are_two_claims(text: str) -> None:
    """However a toll is told, those killed and those wounded are claims of their own."""
    assert tolls(text) == [(12, "people killed", None, "affirmed"), (30, "people wounded", None, "affirmed")]


@pytest.mark.whole
@pytest.mark.parametrize(
    "text",
    [
        "The attack killed at least five people, among them three children.",
        "Gunmen attacked the market, killing at least five people, including three children.",
        "At least five people, three of them children, were killed.",
    ],
)
def test_a_part_is_neither_lost_nor_added(text: str) -> None:
    """Who is counted once more as a part of others has those others for a base."""
    whole, (number, of, base, _) = tolls(text)
    assert list(whole) == [5, "people killed", None, "affirmed"]
    assert (number, of, base and base.lower()) == (3, "children killed", "at least five people")


@pytest.mark.whole
def test_a_part_of_casualties_says_what_befell_it() -> None:
    """Of casualties, a part may be told to be wounded; only they are counted for it."""
    assert tolls("There were 17 casualties, including nine wounded soldiers.")[-1] == (
        9,
        "soldiers wounded",
        "17 casualties",
        "affirmed",
    )


@pytest.mark.whole
def test_a_part_keeps_what_befell_it() -> None:
    """Of the wounded who later died it is told that they died, and of whom they are a part."""
    assert tolls("Six policemen and 14 soldiers were wounded, four of whom later died.")[-1] == (
        4,
        "people killed",
        "14 soldiers",
        "affirmed",
    )


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("No casualties were reported.", "casualties"),
        ("There were no casualties.", "casualties"),
        ("No one was killed in the blast.", "people killed"),
        ("Nobody was hurt.", "people wounded"),
        ("None of the passengers was hurt.", "people wounded"),
        ("No soldiers were killed.", "soldiers killed"),
        ("The attack killed no civilians.", "civilians killed"),
    ],
)
def test_nobody_is_a_number(text: str, of: str) -> None:
    """That nobody came to harm is a claim: denied, with the number 0."""
    assert tolls(text) == [(0, of, None, "denied")]


@pytest.mark.whole
def test_nobody_arrested_is_no_toll() -> None:
    """Nobody at all makes a toll only where it is about harm."""
    assert tolls("Nobody was arrested.") == []


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("The death toll rose to 45.", 45, "people killed"),
        ("The death toll has risen from 12 to 15.", 15, "people killed"),
        ("The number of dead rose to 23.", 23, "people killed"),
        ("The number of people killed in the attack has risen to 45.", 45, "people killed"),
        ("The blast claimed 14 lives.", 14, "people killed"),
        ("A soldier was killed.", 1, "soldier killed"),
        ("The army suffered 40 casualties.", 40, "casualties"),
        ("Black Lantern lost 20 men in the fighting.", 20, "men killed"),
    ],
)
def test_tolls_in_other_words(text: str, number: float, of: str) -> None:
    """A toll that rose is the newer number; one of a kind is one."""
    assert tolls(text) == [(number, of, None, "affirmed")]


@pytest.mark.whole
def test_the_verb_above_tells_how_sure() -> None:
    """What may have left people dead leaves it open."""
    (claim,) = [one for one in read("The raid may have left 12 dead.") if one.relation == "casualties"]
    assert claim.certainty == "possible"
    assert claim.statement == "The report says: 12 [people] may have been killed in the raid."


@pytest.mark.whole
def test_the_time_is_kept() -> None:
    """A toll over a stretch of time keeps the stretch."""
    (claim,) = read("More than 200 people have been killed since January.")
    within = claim.quantity and claim.quantity.within
    assert within
    assert within.text == "since January"
