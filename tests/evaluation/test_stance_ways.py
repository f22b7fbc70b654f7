import pytest

from sayso.corroboration.disputes.standing import Stance
from sayso.evaluation.stance_ways import always_discuss, refuting_words


@pytest.mark.parametrize(
    ("headline", "article", "expected"),
    [
        ("Karsk governor resigned", "The governor of Karsk resigned on Monday.", "discuss"),
        ("Karsk governor resigned", "The governor of Karsk has not resigned.", "disagree"),
        ("Karsk governor resigned: hoax", "That the governor of Karsk resigned is fake.", "agree"),
        ("Grain prices double", "The governor of Karsk resigned on Monday.", "other"),
    ],
)
def test_refuting_words(headline: str, article: str, expected: Stance) -> None:
    """Shared words say whether an article is of the same, the parity of refuting ones whether it is of one mind."""
    assert refuting_words(headline, article) == expected


def test_always() -> None:
    """The plainest way looks at nothing."""
    assert always_discuss("Karsk governor resigned", "") == "discuss"
