"""Pronouns that count on: "70% of these"."""

from __future__ import annotations

import pytest

from claims.invented import read


@pytest.mark.whole
def test_these_are_those_counted_last() -> None:
    """A share of "these" is a share of the people counted before, and belongs to their body."""
    claims = read("Black Lantern has 2,000 fighters. About 70% of these are from Lorvia.")
    share = next(claim for claim in claims if claim.quantity and claim.quantity.unit == "percent")
    assert share.subject is not None
    assert share.subject.actor == "Black Lantern"
    assert share.quantity is not None
    assert share.quantity.of == "these [Black Lantern’s fighters]"
    assert "these [Black Lantern’s fighters] are from Lorvia" in share.statement


@pytest.mark.whole
def test_nobody_counted_leaves_a_pronoun_alone() -> None:
    """Without people counted before, a pronoun stays as it is written."""
    claims = read("Black Lantern has long roads. About 70% of these are from Lorvia.")
    assert all("[" not in claim.statement for claim in claims)


@pytest.mark.whole
def test_a_bare_number_counted_on() -> None:
    """Where only a number was counted, "them" are so many, and not those counted in an earlier sentence."""
    claims = read("About 300 people slept there. Doctors treated 46 wounded, nine of them badly wounded.")
    assert any("nine of them [the 46]" in claim.statement for claim in claims)
    assert not any("300" in claim.statement for claim in claims if claim.relation == "casualties")
