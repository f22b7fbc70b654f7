"""Own figures: what a report tells in its own words with a telling number."""

from __future__ import annotations

import pytest

from claims.invented import Said, read
from sayso.records import Claim


def figures(text: str, said: list[Said] | None = None) -> list[Claim]:
    """Return the claims of a report's own plain sentences."""
    return [claim for claim in read(text, said or []) if claim.relation == "says" and not claim.attribution]


@pytest.mark.whole
def test_a_plain_sentence_with_a_number_is_a_claim_of_the_report() -> None:
    """Nobody is quoted and no relation is known: the report itself says so, with its number."""
    text = "The market opened late. More than 6,000 people crossed the bridge at Karsk in December."
    (claim,) = figures(text)
    assert claim.statement == (
        "The report says: more than 6,000 people crossed the bridge at Karsk in December."
    )
    assert (claim.voices, claim.force, claim.polarity) == ((), "asserted", "affirmed")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high, claim.quantity.unit) == (6000, None, "people")
    assert [span.text(text) for span in claim.evidence] == [text.partition(". ")[2].rstrip(".")]
    assert claim.subject is not None
    assert claim.subject.text == "More than 6,000 people"
    assert claim.time is not None
    assert claim.time.text == "December"


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("The border is 310 kilometres long.", 310, "km"),
        ("Exports to Lorvia fell by 4 percent last year.", 4, "percent"),
        ("Two thirds of the houses have no water.", 66.7, "percent"),
        ("The bridge cost $12 million.", 12_000_000, "USD"),
        ("Hundreds of families left the valley.", 200, "people"),
        ("The siege lasted 40 days.", 40, "days"),
    ],
)
def test_a_number_tells_by_its_size_or_as_a_share(text: str, low: float, unit: str) -> None:
    """Ten or more of anything tell, and every share."""
    (claim,) = figures(text)
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.unit) == (low, unit)


@pytest.mark.whole
@pytest.mark.parametrize(
    "text",
    [
        "The village has three wells.",
        "The bridge was built in 1974.",
        "The bridge opened on 14 March.",
        "The market opens at 10:30 on Sundays.",
        "The baker is 64 years old.",
        "The team won 24-17 in Orsk.",
        "The road passes the house at 48 Mill Lane.",
        "Are 310 houses empty?",
        "If 310 people come, the hall will be closed.",
        "A town of 12,000 people, with two bridges.",
        "We counted 310 houses in the valley.",
        "“The river rose 40 centimetres in one night,” a sign reads.",
        "It was a sign of the mood of thousands of people in the valley.",
    ],
)
def test_what_does_not_tell_is_left(text: str) -> None:
    """Small numbers, dates, ages and scores tell nothing; nor does what is asked, left open, quoted or no sentence."""
    assert figures(text) == []


@pytest.mark.whole
def test_what_somebody_is_quoted_for_is_theirs() -> None:
    """A number inside a content, or behind a voice in one sentence, is not the report's own."""
    said: list[Said] = [
        {"source": "The mayor", "cue": "said", "content": "that 310 houses were empty"},
    ]
    assert figures("The mayor said that 310 houses were empty.", said) == []
    assert figures("The mayor said that 310 houses were empty; another 40 had no roof.", said) == []


@pytest.mark.whole
def test_what_follows_before_a_voice_is_the_reports_own() -> None:
    """A clause that ends before somebody speaks is told by the report."""
    said: list[Said] = [{"source": "the mayor", "cue": "blamed", "content": "the weather"}]
    (claim,) = figures("The river flooded 310 houses, and the mayor blamed the weather.", said)
    assert claim.statement == "The report says: the river flooded 310 houses."


@pytest.mark.whole
def test_a_number_of_another_claim_is_not_told_twice() -> None:
    """What a known relation rests on makes no second claim."""
    assert figures("Northern Shield killed 12 soldiers in Karsk.") == []


@pytest.mark.whole
@pytest.mark.parametrize(
    "text",
    [
        "Karsk has 12,000 houses, and Orsk has 900 houses.",
        "Karsk has 12,000 houses; Orsk has 900 houses.",
        "Karsk has 12,000 houses, while Orsk has 900 houses.",
    ],
)
def test_clauses_side_by_side_are_claims_of_their_own(text: str) -> None:
    """Each main clause has its own subject, number and words."""
    assert [claim.statement for claim in figures(text)] == [
        "The report says: Karsk has 12,000 houses.",
        "The report says: Orsk has 900 houses.",
    ]


@pytest.mark.whole
def test_of_several_numbers_the_one_nearest_the_verb_counts() -> None:
    """What stands in passing, in an inner clause, is not what the sentence counts."""
    (claim,) = figures("A convoy that had left 300 tents behind brought 45 trucks to Orsk.")
    assert claim.quantity is not None
    assert claim.quantity.low == 45


@pytest.mark.whole
def test_a_negated_figure_is_denied() -> None:
    """The report's own "not" is kept beside the number."""
    (claim,) = figures("The budget did not reach 40 million crowns.")
    assert claim.polarity == "denied"
