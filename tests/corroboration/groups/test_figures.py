import pytest

from sayso.corroboration.groups.wording import read_wording


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Gunmen killed 43 villagers.", {43}),
        ("A third of the prisoners were under 18.", {18, 33}),
        ("Two thirds of the army fled.", {67}),
        ("Three men came to Karsk in 2024.", set()),
        ("Some 2.5 million people fled.", {2_500_000}),
        ("The mayor resigned.", set()),
    ],
)
def test_telling_numbers(text: str, numbers: set[int]) -> None:
    """Parts of a whole are percentages; years and small numbers tell nothing."""
    assert read_wording(text).figures == numbers
