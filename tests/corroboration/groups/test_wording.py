import pytest

from sayso.corroboration.groups.wording import alike, contrary, negates, read_wording


def test_terms() -> None:
    """Words that carry content stand in base form and in order, without those that only tell that somebody speaks."""
    told = read_wording("The shootings, officials said, were reported in two villages.")
    assert told.terms == ("shoot", "official", "village")


def test_names() -> None:
    """A capital makes a name, but not at the beginning of a sentence nor in a headline."""
    assert read_wording("Bridges near Karsk were closed.").names == {"karsk"}
    assert read_wording("Bridges Near Karsk Were Closed").names == {"karsk"}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,200 tents", {1200.0}),
        ("1.5 million tents", {1_500_000.0}),
        ("twelve tents", {12.0}),
        ("one of the tents", set()),
    ],
)
def test_numbers(text: str, numbers: set[float]) -> None:
    """Numbers are read in digits and in words; "one" is rather a pronoun."""
    assert read_wording(text).numbers == numbers


@pytest.mark.parametrize(
    ("text", "negations"),
    [
        ("It isn’t open.", 1),
        ("No bridge was ever not open.", 2),
        ("He refused to open it.", 1),
        ("It is open.", 0),
    ],
)
def test_negations(text: str, negations: int) -> None:
    """Every word that turns a sentence into its contrary is counted."""
    assert len(read_wording(text).negated) == negations


def test_agent() -> None:
    """Who stands behind the "by" of a passive is who does it."""
    assert read_wording("Karsk was shelled heavily by Orsk.").agent == {"orsk"}
    assert read_wording("Orsk stood by Karsk.").agent == frozenset()


def test_alike() -> None:
    """Two wordings are as alike as the weight of the words that both have, names and rare words before others."""
    bridge = read_wording("The bridge at Karsk is open.")
    assert alike(bridge, bridge) == 1
    assert alike(bridge, read_wording("")) == 0
    name, noun = read_wording("A school at Karsk."), read_wording("A bridge at Orsk.")
    assert 0 < alike(bridge, noun) < alike(bridge, name) < 1


def test_contrary() -> None:
    """Words of the contrary are found in any form, unless either wording has both."""
    assert contrary(read_wording("Prices rose."), read_wording("Prices were falling.")) == ("rise", "fall")
    both = read_wording("Prices rose and fell.")
    assert contrary(both, read_wording("Prices rose.")) is None


@pytest.mark.parametrize(
    ("text", "is_negated"),
    [
        ("The vote was not rigged.", True),
        ("The vote wasn't rigged.", True),
        ("Nobody rigged the vote.", True),
        ("It is false that the vote was not rigged.", False),
        ("The vote was rigged, which no paper reported.", False),
        ("The vote was rigged.", False),
    ],
)
def test_negates(text: str, is_negated: bool) -> None:  # noqa: FBT001  # a case's value
    """A negation of what another sentence says turns it into the contrary, two and one of something else do not."""
    plain = read_wording("The vote was rigged.")
    assert negates(plain, read_wording(text)) is is_negated
    assert negates(read_wording(text), plain) is is_negated


def test_a_raised_figure_is_no_number() -> None:
    """A footnote's mark is a digit to Python, but no number."""
    assert read_wording("The bridge fell ¹ in March, ² people say.").numbers == frozenset()
