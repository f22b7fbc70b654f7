import pytest

from sayso.corroboration.drift.figures import Figure, figures_in
from sayso.corroboration.drift.lexicon import meaning
from sayso.corroboration.drift.reading import words_of


def figures(text: str) -> tuple[Figure, ...]:
    """Return the numbers of a text."""
    return figures_in(words_of(text))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "bound", "head"),
    [
        ("About 4,000 fighters crossed the river.", 4000, 4000, "", "about", "fighter"),
        ("Up to two thirds of the voters stayed.", 200 / 3, 200 / 3, "%", "at_most", "voter"),
        ("One in three prisoners was beaten.", 33.3, 33.3, "%", "exact", "prisoner"),
        ("Half of the Veldanian army fled.", 50, 50, "%", "exact", "army"),
        ("40 per cent of the houses burned.", 40, 40, "%", "exact", "house"),
        ("Between 10 and 15 lorries came.", 10, 15, "", "exact", "vehicle"),
        ("1,500 to 2,000 jobs are lost.", 1500, 2000, "", "exact", "job"),
        ("A ransom of two million crowns was paid.", 2e6, 2e6, "crown", "exact", "crown"),
        ("It made $ 868 million.", 868e6, 868e6, "$", "exact", None),
        ("At least twenty-five men fled.", 25, 25, "", "at_least", "man"),
        ("Hundreds of families fled.", 200, 200, "", "at_least", "family"),
        ("The man, 40, of Karsk, was held.", 40, 40, "", "exact", None),
    ],
)
def test_read(text: str, low: float, high: float, unit: str, bound: str, head: str | None) -> None:
    """A number is read with its bound, its unit and the noun that it counts, however it is spelled."""
    (one,) = figures(text)
    assert (one.low, one.high) == pytest.approx((low, high))
    assert (one.unit, one.bound) == (unit, bound)
    assert one.head == (head and meaning(head))


@pytest.mark.parametrize(
    "text", ["The war began in 2019.", "He spoke on March 4.", "The Orla 4 sank.", "One of them fled."]
)
def test_none(text: str) -> None:
    """Years, days of a month, numbers in names and pronouns are no numbers of anything."""
    assert figures(text) == ()


def test_counted() -> None:
    """What is counted reaches to the verb of the whole, and no further."""
    (share, _) = figures("A third of the prisoners held at the Ostrel camp were under 18.")
    assert share.counted == "of the prisoners held at the Ostrel camp"
    (count,) = figures("240 families fled the Orsk valley.")
    assert count.counted == "families"


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("A third of the men", "33 percent of the men", True),
        ("498 families", "about 500 families", True),
        ("1.16 % of the shares", "about 1.2 % of the shares", True),
        ("498 families", "about 700 families", False),
        ("498 families", "498 percent of the families", False),
        ("9 people", "90 people", False),
        ("498 families", "400 families", False),
    ],
)
def test_agree(one: str, other: str, agree: bool) -> None:  # noqa: FBT001  # a case of a table
    """A rounded number, and one said to be rough that is near, is the same; another unit never is."""
    assert figures(one)[0].agrees(figures(other)[0]) is agree
    assert figures(other)[0].agrees(figures(one)[0]) is agree
