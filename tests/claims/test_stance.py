from __future__ import annotations

import pytest

from factories import parse, real_parse, token_of
from sayso.claims.stance import Stance, stance_of


def test_plain_past_assertion_is_affirmed_and_certain() -> None:
    """A plain statement about the past is affirmed, certain and past."""
    read = parse("Gunmen=gunman/NNS/nsubj/2 shelled=shell/VBD/ROOT Karsk/NNP/dobj/2 ././punct/2")
    assert stance_of(read, 1) == Stance("affirmed", "certain", "past")


def test_no_group_denies() -> None:
    """A subject with "no" turns the whole clause over."""
    read = parse(
        "No/DT/det/2 group/NN/nsubj/4 has=have/VBZ/aux/4 claimed=claim/VBN/ROOT it/PRP/dobj/4 ././punct/4"
    )
    assert stance_of(read, 3) == Stance("denied", "certain", "past")


def test_failed_to_denies_what_failed() -> None:
    """What somebody failed to do did not happen, and not failing to do it means doing it."""
    read = parse("They/PRP/nsubj/2 failed=fail/VBD/ROOT to/TO/aux/4 leave/VB/xcomp/2 ././punct/2")
    assert stance_of(read, 3) == Stance("denied", "certain", "past")
    twice = parse(
        "They/PRP/nsubj/4 did=do/VBD/aux/4 not/RB/neg/4 fail/VB/ROOT to/TO/aux/6 leave/VB/xcomp/4 ././punct/4"
    )
    assert stance_of(twice, 5) == Stance("affirmed", "certain", "past")


def test_may_is_possible() -> None:
    """A "may" makes the event possible."""
    read = parse("They/PRP/nsubj/3 may/MD/aux/3 attack/VB/ROOT Karsk/NNP/dobj/3 ././punct/3")
    assert stance_of(read, 2).certainty == "possible"


def test_must_have_is_a_guess() -> None:
    """A "must" with a perfect is a probable past, without one an open demand."""
    guess = parse("They/PRP/nsubj/4 must/MD/aux/4 have/VB/aux/4 left=leave/VBN/ROOT ././punct/4")
    demand = parse("They/PRP/nsubj/3 must/MD/aux/3 leave/VB/ROOT ././punct/3")
    assert stance_of(guess, 3) == Stance("affirmed", "probable", "past")
    assert stance_of(demand, 2) == Stance("affirmed", "unstated", "hypothetical")


def test_alleged_noun_is_possible() -> None:
    """An adjective of doubt makes the event of its noun possible."""
    read = parse(
        "Reports=report/NNS/nsubj/2 named=name/VBD/ROOT the/DT/det/5 alleged/JJ/amod/5 attack/NN/dobj/2"
    )
    assert stance_of(read, 4).certainty == "possible"


def test_not_only_does_not_deny() -> None:
    """A "not only" denies nothing."""
    read = parse(
        "They/PRP/nsubj/4 not/RB/neg/4 only/RB/advmod/4 shelled=shell/VBD/ROOT Karsk/NNP/dobj/4 ././punct/4"
    )
    assert stance_of(read, 3).polarity == "affirmed"


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The militia will attack the port.", "attack", ("affirmed", "unstated", "future")),
        ("The militia plans to attack the port.", "attack", ("affirmed", "unstated", "future")),
        ("The militia is going to attack the port.", "attack", ("affirmed", "unstated", "future")),
        (
            "If the militia attacks the port, ships will leave.",
            "attacks",
            ("affirmed", "unstated", "hypothetical"),
        ),
        (
            "Rebels came to the port in order to attack it.",
            "attack",
            ("affirmed", "unstated", "hypothetical"),
        ),
        ("The militia never attacked the port.", "attacked", ("denied", "certain", "past")),
        ("The militia refused to leave the port.", "leave", ("denied", "certain", "past")),
        ("The militia left without attacking the port.", "attacking", ("denied", "certain", "past")),
        ("The militia is likely to attack the port.", "attack", ("affirmed", "probable", "present")),
        ("The militia is unlikely to attack the port.", "attack", ("denied", "probable", "present")),
        ("The militia probably attacked the port.", "attacked", ("affirmed", "probable", "past")),
        ("The army prevented an attack on the port.", "attack", ("denied", "certain", "past")),
        ("The threat of an attack on the port remains.", "attack", ("affirmed", "unstated", "future")),
        ("The militia continued to shell the port.", "shell", ("affirmed", "certain", "past")),
        ("The militia controls the port.", "controls", ("affirmed", "certain", "present")),
        ("Did the militia attack the port?", "attack", ("affirmed", "unstated", "past")),
        ("The mayor said that the militia attacked the port.", "attacked", ("affirmed", "certain", "past")),
        (
            "The militia could attack the port and burn the ships.",
            "burn",
            ("affirmed", "possible", "present"),
        ),
        ("None of the groups attacked the port.", "attacked", ("denied", "certain", "past")),
    ],
)
def test_stance_on_real_parses(text: str, word: str, expected: tuple[str, str, str]) -> None:
    """The words around and above an event tell its polarity, certainty and tense."""
    read = real_parse(text)
    stance = stance_of(read, token_of(read, word))
    assert (stance.polarity, stance.certainty, stance.tense) == expected
