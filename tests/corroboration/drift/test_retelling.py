import pytest

from sayings import people, place, telling
from sayso.corroboration.drift.retelling import retells
from sayso.corroboration.groups.blocks import keys_of


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "A third of the prisoners held in Karsk were tortured.",
            "A third of the army was tortured.",
        ),
        (
            "70 percent of the Northern Brigade's fighters came from abroad.",
            "70 percent of the Northern Shield Movement's fighters came from abroad.",
        ),
        (
            "40,000 children in the Orsk valley have no access to clean water.",
            "40,000 people in Veldania have no access to clean water.",
        ),
        (
            "Lorvia paid for the rifles that the Northern Brigade used in Karsk.",
            "Castria paid for the rifles that the Northern Brigade used in Karsk.",
        ),
    ],
)
def test_retold(before: str, after: str) -> None:
    """The same number of others, and the same wording but for a party, may be told anew, and such claims meet by a key."""
    one, other = telling(before), telling(after)
    assert retells(one, other)
    assert retells(other, one)
    assert set(keys_of(one)) & set(keys_of(other))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Exports of grain fell by 12 percent in March.", "Wages of miners rose by 12 percent in March."),
        ("The mayor of Karsk resigned in 2024.", "A bridge near Orsk was rebuilt in 2024."),
        ("The vote in Orsk was rigged by 300 men.", "The vote in Orsk was not rigged by 300 men."),
        ("Three men came to Karsk.", "Three trucks came to Orsk."),
    ],
)
def test_others(before: str, after: str) -> None:
    """A number alone, a year, a small one and a denial retell nothing."""
    assert not retells(telling(before), telling(after))


def test_roles_turned_round() -> None:
    """The same words with another doer are no retelling."""
    one = telling("Veldania accused Lorvia of shelling 40 villages.", "says", "Veldania")
    assert not retells(one, telling("Lorvia accused Veldania of shelling 40 villages.", "says", "Lorvia"))


def test_two_numbers() -> None:
    """Two telling numbers in common need no word in common."""
    one = telling("A third of the prisoners at the Ostrel camp were under 18.")
    other = telling("A third of the army of Veldania was under 18.")
    assert retells(one, other)
    assert set(keys_of(one)) & set(keys_of(other))


def test_figures_of_relations() -> None:
    """A number of dead that is told of others is told anew."""
    (one, other) = (
        telling(
            f"A shell on the market of Karsk killed 43 {who}.",
            "casualties",
            f"43 {who}",
            "A shell",
            "killed",
            quantity=people(43, f"{who} killed"),
            place=place("Karsk", 1),
        )
        for who in ("soldiers", "villagers")
    )
    assert retells(one, other)


def test_events_apart() -> None:
    """The same number at another place of the map, in another country, is another event's."""
    (one, other) = (
        telling(
            "A shell on the market killed 43 soldiers.", "casualties", "43 soldiers", None, "killed", place=at
        )
        for at in (place("Karsk", 1), place("Karsk", 2, "LR"))
    )
    assert not retells(one, other)
