"""The speaker's own verb: what is denied, doubted or withheld is never told with another one."""

from __future__ import annotations

import pytest

from claims.invented import Said, read
from factories import parse
from sayso.claims.withheld import is_negated, verb_from

DENIED = {"verb_class": "deny", "force": "denied"}

REFUSED = [
    ("refused to confirm", "doubted"),
    ("declined to say", "possible"),
    ("could not confirm", "doubted"),
    ("was unable to confirm", "doubted"),
]


@pytest.mark.whole
@pytest.mark.parametrize(("verb", "force"), REFUSED)
def test_what_is_withheld_keeps_its_verb(verb: str, force: str) -> None:
    """Who refuses to confirm something neither doubts nor says it."""
    text = f"The general {verb} that Northern Shield attacked Orsk."
    said: list[Said] = [
        {
            "source": "The general",
            "cue": verb,
            "content": "that Northern Shield attacked Orsk",
            "force": force,
        }
    ]
    (claim,) = read(text, said)
    assert claim.relation == "attacks"
    assert claim.statement == text


@pytest.mark.whole
@pytest.mark.parametrize(
    ("verb", "force"),
    [
        ("could not confirm", "doubted"),
        ("would not rule out", "possible"),
        ("did not say", "doubted"),
        ("ruled out", "denied"),
    ],
)
def test_what_is_withheld_is_not_the_report_s_own_word(verb: str, force: str) -> None:
    """Where no attribution was found the verb above the clause still speaks, in its own words."""
    text = f"The general {verb} that Northern Shield attacked Orsk."
    (claim,) = read(text)
    assert [voice.text for voice in claim.voices] == ["The general"]
    assert (claim.statement, claim.force) == (text, force)


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Northern Shield has not denied attacking Orsk.",
            ["Northern Shield has not denied attacking Orsk."],
        ),
        (
            "Neither Veldania nor Lorvia has denied arming Northern Shield.",
            [
                "Veldania has not denied that Veldania armed Northern Shield.",
                "Veldania has not denied that Lorvia armed Northern Shield.",
            ],
        ),
        (
            "Neither the army nor the ministry denied that Northern Shield attacked Orsk.",
            ["The army did not deny that Northern Shield attacked Orsk."],
        ),
        (
            "Neither the army nor the ministry immediately ruled out that Northern Shield attacked Orsk.",
            ["The army did not immediately rule out that Northern Shield attacked Orsk."],
        ),
    ],
)
def test_who_does_not_deny_a_deed_does_not_say_that_there_was_none(text: str, statements: list[str]) -> None:
    """What nobody denied is left open: no denial is made of it, and no affirmation, whoever the "not" stands with."""
    found = read(text)
    assert [claim.statement for claim in found] == statements
    assert {(claim.polarity, claim.force) for claim in found} == {("affirmed", "possible")}


@pytest.mark.whole
def test_who_does_neither_of_two_things() -> None:
    """Both verbs are told, so that nobody confirms what they would neither confirm nor deny."""
    text = "The general neither confirmed nor denied that Northern Shield attacked Orsk."
    said: list[Said] = [
        {
            "source": "The general",
            "cue": "denied",
            "content": "that Northern Shield attacked Orsk",
            "verb_class": "deny",
            "force": "possible",
        }
    ]
    (claim,) = read(text, said)
    assert (claim.statement, claim.polarity) == (text, "affirmed")


@pytest.mark.whole
def test_a_gerund_taken_for_a_part_of_the_cue_is_told_once() -> None:
    """The deed that is denied is no part of the verb, even where the cue was found to hold it."""
    text = "Northern Shield has not denied attacking Orsk."
    said: list[Said] = [
        {
            "source": "Northern Shield",
            "cue": "has not denied attacking",
            "content": "Orsk",
            "verb_class": "deny",
            "force": "possible",
        }
    ]
    (claim,) = read(text, said)
    assert claim.statement == "Northern Shield has not denied that Northern Shield attacked Orsk."


@pytest.mark.whole
def test_what_has_not_stopped_goes_on() -> None:
    """A verb that ends a deed ends nothing where it is denied."""
    assert [claim.polarity for claim in read("Lorvia stopped arming Northern Shield.")] == ["denied"]
    assert [claim.polarity for claim in read("Lorvia has not stopped arming Northern Shield.")] == [
        "affirmed"
    ]


@pytest.mark.whole
def test_a_clause_without_a_relation_keeps_the_verb_too() -> None:
    """What meets no frame is told with the verb that withholds it."""
    text = "The general refused to confirm that the talks had ended early."
    said: list[Said] = [
        {
            "source": "The general",
            "cue": "refused to confirm",
            "content": "that the talks had ended early",
            "force": "doubted",
        }
    ]
    (claim,) = read(text, said)
    assert (claim.relation, claim.statement) == ("says", text)


def test_a_plain_verb_of_saying_is_left_alone() -> None:
    """A verb that is neither turned round nor negated needs no telling."""
    plain = parse("He/PRP/nsubj/2 said/VBD/ROOT=say it/PRP/nsubj/4 rained/VBD/ccomp/2")
    assert verb_from(plain, 1, plain.tokens[2].start) is None
    assert not is_negated(plain, 1)


@pytest.mark.whole
def test_a_verb_that_takes_no_clause_gets_none() -> None:
    """Where the text's verb has no clause behind it, none is hung on it."""
    text = "Anton Brel dismissed Lorvia's support for Black Lantern."
    said: list[Said] = [
        {
            "source": "Anton Brel",
            "cue": "dismissed",
            "content": "Lorvia's support for Black Lantern",
            **DENIED,
        }
    ]
    assert [claim for claim in read(text, said) if "dismissed that" in claim.statement] == []
    assert "supports" in {claim.relation for claim in read(text, said)}
