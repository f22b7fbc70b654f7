import pytest

from sayso.corroboration.drift.figures import figures_in


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (
            "Luria had trained a third of the 214 prisoners held at the barracks",
            "a third of the 214 prisoners held at the barracks",
        ),
        (
            "a third of the 214 prisoners held at the barracks had been trained",
            "a third of the 214 prisoners held at the barracks",
        ),
        ("a third of the brigade's fighters were trained", "a third of the brigade's fighters"),
        ("300 families fled Karsk", "300 families"),
    ],
)
def test_what_is_counted(words: str, text: str) -> None:
    """A share is told with its whole, though that has a number of its own, wherever the verb stands."""
    assert figures_in(words.split())[0].text == text
