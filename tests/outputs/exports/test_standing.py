from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.outputs.exports.standing import End, is_name, line_of, loose_ends, standing, whose_word
from sayso.records import Side
from sayso.store.asking.claims import Beside, FoundClaim, FoundVoice
from tellingtale import told

_ARMS = told("2024-03-11", "The Karsk Post", "Samuel Roth", "Luria arms the movement")


def beside(side: Side, *, disputed: bool = False) -> Beside:
    return Beside("g", 2, 2, 1, 0, disputed, drifts=False, side=side)


def found(group: Beside | None = None, **claim: Any) -> FoundClaim:
    """Return a claim that Luria arms the movement, but for what is said otherwise."""
    made = replace(_ARMS.claim, **{"relation": "arms", **claim})
    return replace(
        _ARMS,
        claim=made,
        beside=group,
        subject="Luria",
        subject_id="l",
        object="Northern Shield Movement",
        object_id="m",
    )


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (found(), "told"),
        (found(force="alleged"), "told"),
        (found(beside("affirmed", disputed=True)), "told"),
        (found(beside("open")), "open"),
        (found(force="doubted"), "open"),
        (found(force="possible"), "open"),
        (found(certainty="possible"), "open"),
        (found(tense="future"), "open"),
        (found(tense="hypothetical"), "open"),
        (found(polarity="denied"), "open"),
        (found(force="denied", polarity="denied"), "open"),
        (found(beside("open"), force="denied", polarity="denied"), "open"),
        (found(beside("denied"), force="denied", polarity="denied"), "denied"),
        (found(beside("denied"), polarity="denied"), "open"),
        (found(beside("denied", disputed=True), polarity="denied"), "negated"),
        (found(beside("affirmed"), force="denied", polarity="denied"), "open"),
    ],
)
def test_standing(claim: FoundClaim, expected: str) -> None:
    """Only what is said outright is told; a denial is one where its group takes it for one; the rest is left open."""
    assert standing(claim) == expected
    assert (line_of(claim) is not None) == (expected == "told")


@pytest.mark.parametrize(
    "claim",
    [
        found(relation="says"),
        found(relation="casualties"),
        found(relation="strength"),
        replace(found(), object_id="l", object="Luria"),
        replace(found(), object_id=None, object="fighters in the north"),
        replace(found(), subject_id=None, subject=None),
    ],
)
def test_what_draws_no_line(claim: FoundClaim) -> None:
    """Words without a relation, numbers, and what has one end or a nameless one draw no line."""
    assert line_of(claim) is None


def test_a_name_that_was_tied_to_nobody_is_a_loose_end() -> None:
    """A line may end at a name that no actor bears; each such name of a document comes once."""
    claim = replace(found(), subject_id=None)
    assert line_of(claim) == (End(None, "Luria"), End("m", "Northern Shield Movement"))
    assert loose_ends([claim, found(), claim, found(relation="says")]) == ["Luria"]


def test_whose_word() -> None:
    """The words beside a line name all voices and the force; of a denial, who denies it."""
    chain = (
        FoundVoice("an envoy", "anonymous", None, None),
        FoundVoice("the ministry", "authority", None, None),
    )
    assert whose_word(replace(found(force="alleged"), voices=chain)) == (
        "alleged, according to an envoy (unnamed), citing the ministry"
    )
    assert whose_word(replace(found(force="denied"), voices=chain)) == (
        "denied by the ministry, according to an envoy (unnamed)"
    )
    own = replace(found(), voices=())
    assert whose_word(own) == "asserted, according to the report of The Karsk Post itself"
    assert whose_word(replace(own, publisher=None)) == "asserted, according to the report itself"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Northern Shield Movement", True),
        ("the Karsk Brigade", True),
        ("The Brigade of Karsk", True),
        ("NSM", True),
        ("5th Karsk Rifles", True),
        ("卡尔斯克", True),
        ("the brigade", False),
        ("Two courts", False),
        ("a Karsk lawyer", False),
        ("she", False),
        ("", False),
        ("(the) ", False),
    ],
)
def test_is_name(words: str, expected: bool) -> None:  # noqa: FBT001  # what is expected
    """A name has capitals, where its letters have any; a description has none, or an article that says it is one of many."""
    assert is_name(words) is expected
