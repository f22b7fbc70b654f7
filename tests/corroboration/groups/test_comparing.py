from itertools import combinations

import pytest

from happenings import CLAIMS, happening
from sayings import claim, day, people, place, report, telling
from sayso.corroboration.groups.comparing import compare, linking, opposed, points
from sayso.corroboration.groups.telling import Telling, tellings_of

KARSK, ORSK, FARPORT = place("Karsk", 1), place("Orsk", 2), place("Farport", 3, "LV")

SAME = [
    ("The ministry closed the border bridge at Karsk on Friday.", "The border bridge at Karsk was closed by the ministry on Friday."),
    ("Officials say the ballots in Orsk were counted twice.", "The ballots in Orsk were counted twice, officials say."),
    ("The grain shipments to Farport will resume in March.", "Grain shipments to Farport are to resume in March."),
    ("The pipeline leak has poisoned wells in three villages.", "The leak of the pipeline poisoned wells in three villages."),
]  # fmt: skip
OTHER = [
    ("Veldania accused Lorvia of hiding missiles.", "Lorvia accused Veldania of hiding missiles."),
    (
        "The pipeline leak poisoned wells in three villages.",
        "The pipeline leak poisoned wells in nine villages.",
    ),
    ("Exports of grain from Farport rose in March.", "Exports of grain from Farport fell in March."),
    ("The governor of Karsk visited the camp.", "The governor of Orsk visited the hospital."),
    ("The bridge at Karsk was closed on Friday.", "A market at Karsk was searched on Sunday."),
]


def said(text: str) -> Telling:
    """Return what a sentence says, with its first words up to the verb as subject where they are a name."""
    first = text.split(maxsplit=1)[0]
    return telling(text, "says", first if first in ("Veldania", "Lorvia") else None)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_rewordings(one: str, other: str) -> None:
    """A sentence put into other words says the same."""
    assert points(said(one), said(other)) > 0


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_things(one: str, other: str) -> None:
    """Swapped roles, other numbers, words of the contrary and other names say something else, however alike the words."""
    assert points(said(one), said(other)) < 0


def test_a_name_in_common() -> None:
    """Who praises somebody and who mocks him speak of one person, and don't say the same."""
    one, other = said("the wily bishop Ada Varo"), said("the timid bishop Ada Varo of Orsk")
    assert points(one, other) < 0
    assert points(said("the bishop Ada Varo"), said("the bishop Ada Varo")) > 0


def test_contrary_words() -> None:
    """Where only words of the contrary part two sentences, those words are named."""
    rose, fell = (
        said("Exports of grain from Farport rose in March."),
        said("Exports of grain from Farport fell in March."),
    )
    assert opposed(rose, fell) == "“rise” against “fall”"
    assert opposed(rose, said("Prices of homes fell.")) is None


def test_denied_content() -> None:
    """Who denies a sentence, or negates it, speaks of the same."""
    one = said("The vote in Orsk was rigged.")
    assert points(one, telling("The vote in Orsk was rigged.", force="denied", polarity="denied")) > 0
    assert points(one, said("The vote in Orsk was not rigged.")) > 0


def attack(text: str, by: str, on: str, **fields: object) -> Telling:
    """Return an attack that a sentence tells of."""
    return telling(text, "attacks", by, on, **fields)


def test_other_wording_of_an_attack() -> None:
    """The same attackers, target, place and day are the same attack, in whatever words, and the reasons say so."""
    one = attack(
        "Black Lantern bombed the market.", "Black Lantern", "the market", place=KARSK, time=day("2031-03-04")
    )
    other = attack(
        "Black Lantern raided a market.", "Black Lantern", "a market", place=KARSK, time=day("2031-03-04")
    )
    score = compare(one, other)
    assert score.value > 0.9
    assert {"both speak of Black Lantern", "in Karsk", "at the same time"} <= set(score.reasons)


@pytest.mark.parametrize(
    "fields",
    [
        {"place": FARPORT, "time": day("2031-03-04")},
        {"place": ORSK, "time": day("2031-03-04")},
        {"place": KARSK, "time": day("2031-05-04")},
        {"place": KARSK, "time": day("2031-03-04"), "tense": "future"},
    ],
    ids=["country", "town", "day", "plan"],
)
def test_another_attack(fields: dict[str, object]) -> None:
    """Another country, town or day, or a plan, makes it another one."""
    one = attack(
        "Black Lantern bombed the market.", "Black Lantern", "the market", place=KARSK, time=day("2031-03-04")
    )
    assert (
        points(one, attack("Black Lantern bombed the market.", "Black Lantern", "the market", **fields)) < 0.5
    )


def test_other_attackers() -> None:
    """Who attacks whom decides."""
    one = attack("Black Lantern shelled the Karsk Brigade.", "Black Lantern", "the Karsk Brigade")
    other = attack("The Karsk Brigade shelled Black Lantern.", "Karsk Brigade", "Black Lantern")
    assert points(one, other) < -3


def test_turned_roles() -> None:
    """Those who died in a raid are those it was aimed at: the relation turns who stands first."""
    one = telling(
        "Four monks died in the raid by Black Lantern.",
        "casualties",
        "Four monks",
        "Black Lantern",
        "died",
        quantity=people(4),
    )
    other = telling(
        "Black Lantern killed four monks.",
        "attacks",
        "Black Lantern",
        "four monks",
        "killed",
        quantity=people(4),
    )
    assert one.done_to is not None
    assert one.done_to.head == "monk"
    assert points(one, other) > 0


def test_killed_and_wounded() -> None:
    """Who was wounded was not killed."""
    one = telling("Four monks died in Karsk.", "casualties", "Four monks", None, "died", quantity=people(4))
    other = telling(
        "Four monks were hurt in Karsk.",
        "casualties",
        "Four monks",
        None,
        "hurt",
        quantity=people(4, "monks hurt"),
    )
    assert (one.harm, other.harm) == ("killed", "wounded")
    assert points(one, other) < -2


def test_mutual() -> None:
    """In talks it makes no difference who stands first."""
    one = telling("Veldania met Lorvia.", "negotiates_with", "Veldania", "Lorvia", "met")
    other = telling("Lorvia met Veldania.", "negotiates_with", "Lorvia", "Veldania", "met")
    assert points(one, other) > 0


def test_other_order_same_points() -> None:
    """It makes no difference which of two claims comes first."""
    for one, other in (*SAME, *OTHER):
        assert points(said(one), said(other)) == pytest.approx(points(said(other), said(one)))


def test_days_of_publication() -> None:
    """An event without a date is taken to be of the days in which it was reported."""
    sentence = claim("Black Lantern bombed the market.", "attacks", "Black Lantern", "the market", "bombed")
    (march,), (next_day,), (june,) = (
        tellings_of(report(sentence, id=when, published=when))
        for when in ("2031-03-04", "2031-03-05", "2031-06-05")
    )
    assert points(march, next_day) > 0 > points(march, june)


def test_linking_is_points_above_zero() -> None:
    """Who stops comparing once two can't say the same any more comes to the same as who does not."""
    reports_ = [happening(number, page=page) for number in range(len(CLAIMS)) for page in (1, 2)]
    told = [one for each in reports_ for one in tellings_of(each)]
    told += [said(text) for pair in (*SAME, *OTHER) for text in pair]
    worth = [
        (linking(one, other), points(one, other), points(one, other, -2.0))
        for one, other in combinations(told, 2)
        if one.family == other.family
    ]
    assert [linked for linked, _, _ in worth] == [max(0.0, all_) for _, all_, _ in worth]
    assert [most for _, _, most in worth] == [max(-2.0, all_) for _, all_, _ in worth]
    assert 0.1 < sum(linked > 0 for linked, _, _ in worth) / len(worth) < 0.9
