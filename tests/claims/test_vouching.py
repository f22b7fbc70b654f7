"""Whose word stands behind a claim: who says it, never who only wants it or takes it for granted."""

from __future__ import annotations

import pytest

from claims.invented import Said, read
from sayso.records import Claim


def one(text: str, said: list[Said], relation: str) -> Claim:
    """Return the only claim of a relation."""
    (claim,) = [claim for claim in read(text, said) if claim.relation == relation]
    return claim


def words(claim: Claim) -> list[str]:
    return [voice.text for voice in claim.voices]


@pytest.mark.whole
def test_own_attitude_inside_a_saying_keeps_the_voice() -> None:
    """Who says that it supports somebody is the voice of its own attitude."""
    text = "Veldania said Veldania supports Black Lantern."
    said: list[Said] = [
        {"source": "Veldania", "cue": "said", "content": "Veldania supports Black Lantern"},
        {
            "source": "Veldania",
            "cue": "supports",
            "content": "Black Lantern",
            "verb_class": "feel",
            "parent": "0",
        },
    ]
    assert words(one(text, said, "supports")) == ["Veldania"]


@pytest.mark.whole
def test_own_plan_that_nobody_is_quoted_for_is_the_reports_word() -> None:
    """Who is only told to want something has not said so."""
    text = "Veldania wants to attack Black Lantern."
    said: list[Said] = [
        {
            "source": "Veldania",
            "cue": "wants",
            "content": "to attack Black Lantern",
            "verb_class": "intend",
        }
    ]
    claim = one(text, said, "threatens")
    assert words(claim) == []
    assert claim.statement.startswith("The report says: ")


@pytest.mark.whole
def test_a_promise_is_its_makers_word() -> None:
    """Who promises something has said so."""
    text = "Veldania promised to arm Black Lantern."
    said: list[Said] = [
        {
            "source": "Veldania",
            "cue": "promised",
            "content": "to arm Black Lantern",
            "verb_class": "promise",
        }
    ]
    assert words(one(text, said, "arms")) == ["Veldania"]


@pytest.mark.whole
@pytest.mark.parametrize(
    ("cue", "verb_class"), [("assailed", "blame"), ("asked", "ask"), ("ordered", "order")]
)
def test_who_somebody_is_told_in_passing_is_the_reports_word(cue: str, verb_class: str) -> None:
    """Who assails or asks an officer does not say that he is one."""
    text = f"Anton Brel {cue} Bureau Nine director Mira Toll to leave."
    content = "Bureau Nine director Mira Toll to leave"
    said: list[Said] = [{"source": "Anton Brel", "cue": cue, "content": content, "verb_class": verb_class}]
    assert words(one(text, said, "leads")) == []


@pytest.mark.whole
def test_membership_of_an_armed_group_stays_the_speakers_word() -> None:
    """A title that may be an accusation is not taken from who says it; an office is told by who writes."""
    text = "Police said that Anton Brel, a member of Black Lantern, had fled."
    content = "Anton Brel, a member of Black Lantern, had fled"
    said: list[Said] = [{"source": "Police", "cue": "said", "content": content}]
    assert words(one(text, said, "member_of")) == ["Police"]
    text = "Police said that Anton Brel, a director of Bureau Nine, had fled."
    content = "Anton Brel, a director of Bureau Nine, had fled"
    said = [{"source": "Police", "cue": "said", "content": content}]
    assert words(one(text, said, "leads")) == []
    said[0]["manner"] = "direct"
    assert words(one(text, said, "leads")) == ["Police"]


@pytest.mark.whole
def test_what_somebody_should_say_he_has_not_said() -> None:
    """An act of speech that is only called for is nobody's word; who calls for it keeps his."""
    text = "Mira Toll said Veldania must admit that Bureau Nine armed Black Lantern."
    said: list[Said] = [
        {"source": "Mira Toll", "cue": "said", "content": text[15:-1]},
        {
            "source": "Veldania",
            "cue": "admit",
            "content": "that Bureau Nine armed Black Lantern",
            "verb_class": "admit",
            "force": "admitted",
            "parent": "0",
        },
    ]
    claim = one(text, said, "arms")
    assert (words(claim), claim.force) == (["Mira Toll"], "asserted")


@pytest.mark.whole
def test_first_person_inside_a_quotation_is_the_speaker() -> None:
    """The first person in somebody's words is no further voice."""
    text = "“I think that Veldania is arming Black Lantern,” Mira Toll said."
    said: list[Said] = [
        {"source": "Mira Toll", "cue": "said", "content": text[: text.index("Mira") - 1], "manner": "direct"},
        {
            "source": "I",
            "cue": "think",
            "content": "that Veldania is arming Black Lantern",
            "verb_class": "believe",
            "force": "possible",
            "manner": "direct",
            "parent": "0",
        },
    ]
    assert words(one(text, said, "arms")) == ["Mira Toll"]


@pytest.mark.whole
def test_what_stands_beside_an_act_of_speech_is_not_said() -> None:
    """What happened despite or after an act of speech is told by who writes the sentence."""
    text = "Mira Toll denied the rumour despite the fact that Veldania armed Black Lantern."
    said: list[Said] = [
        {
            "source": "Mira Toll",
            "cue": "denied",
            "content": "the rumour",
            "verb_class": "deny",
            "force": "denied",
        }
    ]
    claim = one(text, said, "arms")
    assert (words(claim), claim.polarity) == ([], "affirmed")


def denied(content: str) -> list[Said]:
    """Return the denial of a content by the front."""
    return [
        {
            "source": "The front",
            "cue": "denied",
            "content": content,
            "verb_class": "deny",
            "force": "denied",
        }
    ]


@pytest.mark.whole
@pytest.mark.parametrize(
    "content",
    ["that it had armed the men who shelled Orsk", "that the men, who had shelled Orsk, were armed"],
)
def test_what_a_denial_takes_for_granted_is_not_denied(content: str) -> None:
    """Who denies arming those who shelled a town does not deny that it was shelled."""
    found = one(f"The front denied {content}.", denied(content), "attacks")
    assert (found.polarity, found.force, words(found)) == ("affirmed", "asserted", [])


@pytest.mark.whole
@pytest.mark.parametrize(
    "content", ["that Veldania had shelled Orsk", "the claim that Veldania shelled Orsk"]
)
def test_what_is_denied_stays_denied(content: str) -> None:
    """The deed itself is denied, also as what a claim says."""
    found = one(f"The front denied {content}.", denied(content), "attacks")
    assert (found.polarity, found.force, words(found)) == ("denied", "denied", ["The front"])


@pytest.mark.whole
def test_where_fighters_are_denied_to_be_stays_denied() -> None:
    """A place that is said of them is what is denied; one within their name is taken for granted."""
    there = one(
        "The front denied that Black Lantern fighters had been near Orsk.",
        denied("that Black Lantern fighters had been near Orsk"),
        "active_in",
    )
    assert (there.polarity, there.force, words(there)) == ("denied", "denied", ["The front"])
    known = one(
        "The front denied that Black Lantern fighters in Orsk had left.",
        denied("that Black Lantern fighters in Orsk had left"),
        "active_in",
    )
    assert (known.polarity, known.force, words(known)) == ("affirmed", "asserted", [])
