from __future__ import annotations

import pytest

from factories import parse, real_parse, token_of
from sayso.claims.stance import Stance, is_left_open, stance_of


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


@pytest.mark.parametrize(
    ("helper", "stance"),
    [
        ("did=do/VBD", Stance("affirmed", "certain", "past")),
        ("will/MD", Stance("affirmed", "unstated", "future")),
        ("may/MD", Stance("affirmed", "possible", "present")),
    ],
)
def test_a_helping_verb_makes_a_clause(helper: str, stance: Stance) -> None:
    """What somebody "said they did" is no infinitive, though the verb is bare and nothing leads it in."""
    read = parse(
        f"Rebels=rebel/NNS/nsubj/2 said=say/VBD/ROOT they/PRP/nsubj/5 {helper}/aux/5 attack/VB/ccomp/2 ././punct/2"
    )
    assert stance_of(read, 4) == stance


def test_made_to_do() -> None:
    """What somebody was made to do came about."""
    read = parse("They/PRP/nsubj/2 made=make/VBD/ROOT villagers/NNS/nsubj/4 leave/VB/ccomp/2 ././punct/2")
    assert stance_of(read, 3) == Stance("affirmed", "certain", "past")


def test_a_participle_behind_a_noun_is_told_by_itself() -> None:
    """An accord "signed" in the past was signed, whatever is still to be done under it."""
    read = parse(
        "They/PRP/nsubj/3 may/MD/aux/3 break/VB/ROOT an/DT/det/5 accord/NN/dobj/3 signed=sign/VBN/acl/5 "
        "in/IN/prep/6 Karsk/NNP/pobj/7 ././punct/3"
    )
    assert stance_of(read, 5) == Stance("affirmed", "certain", "past")


@pytest.mark.parametrize(
    ("adverb", "stance"),
    [
        ("yet", Stance("denied", "certain", "present")),
        ("still", Stance("affirmed", "unstated", "hypothetical")),
    ],
)
def test_yet_to(adverb: str, stance: Stance) -> None:
    """What somebody "has yet to" do was not done; what they still have to do is left open."""
    read = parse(
        f"They/PRP/nsubj/2 have=have/VBP/ROOT {adverb}/RB/advmod/2 to/TO/aux/5 claim/VB/xcomp/2 it/PRP/dobj/5"
    )
    assert stance_of(read, 4) == stance


def test_left_open() -> None:
    """A clause below a condition is left open, and what stands below that clause; what stands above is not."""
    read = parse(
        "If/IN/mark/3 they/PRP/nsubj/3 try=try/VBP/advcl/8 to/TO/aux/5 leave/VB/xcomp/3 ,/,/punct/8 ships/NNS/nsubj/8 "
        "turn/VBP/ROOT ././punct/8"
    )
    assert is_left_open(read, token_of(read, "try"))
    assert is_left_open(read, token_of(read, "leave"))
    assert not is_left_open(read, token_of(read, "turn"))
