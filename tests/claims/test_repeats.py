"""What a sentence says twice is one claim; what two sentences say is two."""

from __future__ import annotations

import pytest

from claims.invented import read


@pytest.mark.whole
def test_two_frames_over_the_same_words_make_one_claim() -> None:
    """A title and "of" both tell that somebody belongs to a body."""
    claims = read("Justice Mira Toll of Bureau Nine resigned.")
    assert [claim.relation for claim in claims] == ["member_of"]


@pytest.mark.whole
def test_every_sentence_keeps_its_claim() -> None:
    """The same relation said again elsewhere is a claim of its own."""
    claims = read("Veldania backs Black Lantern. The paper says little. Veldania backs Black Lantern.")
    assert len([claim for claim in claims if claim.relation == "supports"]) == 2


@pytest.mark.whole
def test_what_is_affirmed_and_denied_is_kept_twice() -> None:
    """A sentence that says both that it is so and that it is not keeps both."""
    text = "Veldania backed Black Lantern in May and did not back Black Lantern in June."
    polarities = {claim.polarity for claim in read(text) if claim.relation == "supports"}
    assert polarities == {"affirmed", "denied"}


@pytest.mark.whole
def test_one_party_in_two_pieces_makes_one_claim() -> None:
    """Whom somebody joins is told once, though the parser cuts "the Front ranks" in two."""
    text = "Currently, other than the network, terrorists from Orsk and Karsk are joining the Black Lantern ranks."
    assert [claim.relation for claim in read(text)].count("member_of") == 1
