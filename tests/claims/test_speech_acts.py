"""Speech acts: on whose word a claim rests."""

from __future__ import annotations

import pytest

from claims.invented import read


@pytest.mark.whole
def test_an_aside_is_the_reports_own() -> None:
    """What a report adds in a clause set off by commas is not the word of whoever blames."""
    text = "The ministry blamed Northern Shield, which has fought the Red Dawn Front since 2017, for the bombing."
    said = [{"source": "The ministry", "cue": "blamed", "content": text[20:-1], "verb_class": "blame"}]
    voices = {claim.relation: [voice.text for voice in claim.voices] for claim in read(text, said)}
    assert voices == {"responsible_for": ["The ministry"], "hostile_to": []}


@pytest.mark.whole
def test_an_aside_in_a_clause_is_the_speakers() -> None:
    """Inside a clause that somebody says, everything rests on the speaker's word."""
    text = "The ministry said Northern Shield, which has fought Lorvia for years, bombed the port."
    said = [{"source": "The ministry", "cue": "said", "content": text[18:-1]}]
    assert {voice.text for claim in read(text, said) for voice in claim.voices} == {"The ministry"}


@pytest.mark.whole
def test_a_relative_pronoun_is_called_by_its_noun() -> None:
    """A voice that is only "which" in the text is called by what it stands for."""
    text = "The Karsk council, which opposes longer roads through the valley, met in Orsk."
    said = [{"source": "which", "cue": "opposes", "content": "longer roads through the valley"}]
    (claim,) = read(text, said)
    assert [voice.text for voice in claim.voices] == ["The Karsk council"]


@pytest.mark.whole
def test_implicating_is_an_allegation() -> None:
    """Who implicates somebody is the voice, and nothing is read into the deed itself."""
    (claim,) = [
        claim
        for claim in read("Lorvia implicated Bureau Nine in the murder of Anton Brel.")
        if claim.subject and claim.subject.actor == "Bureau Nine"
    ]
    assert (claim.relation, claim.force) == ("responsible_for", "alleged")
    assert [voice.actor for voice in claim.voices] == ["Lorvia"]


@pytest.mark.whole
def test_officers_who_accuse_speak_with_their_standing() -> None:
    """Several nameless officers are people in the cast, and still an authority's voice."""
    claims = read("Officers accused Northern Shield of bombing the port.", [])
    assert {voice.kind for claim in claims for voice in claim.voices} == {"authority"}


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "cue", "content", "verb_class"),
    [
        ("Lorvia declined to meet with Black Lantern.", "declined", "to meet with Black Lantern", "deny"),
        (
            "Lorvia agreed to hold talks with Black Lantern.",
            "agreed",
            "to hold talks with Black Lantern",
            "feel",
        ),
    ],
)
def test_an_attitude_is_nobodys_word(text: str, cue: str, content: str, verb_class: str) -> None:
    """Who agrees to something or refuses it says nothing: that they do is the report's own word."""
    said = [{"source": "Lorvia", "cue": cue, "content": content, "verb_class": verb_class}]
    (claim,) = [claim for claim in read(text, said) if claim.relation == "negotiates_with"]
    assert claim.voices == ()
    assert claim.polarity == ("denied" if cue == "declined" else "affirmed")


@pytest.mark.whole
def test_what_is_opposed_is_not_vouched_for() -> None:
    """Who opposes somebody else's talks is no voice for them."""
    text = "Mira Toll opposes Lorvia's talks with Black Lantern."
    said = [
        {
            "source": "Mira Toll",
            "cue": "opposes",
            "content": "Lorvia's talks with Black Lantern",
            "verb_class": "feel",
        }
    ]
    (claim,) = [claim for claim in read(text, said) if claim.relation == "negotiates_with"]
    assert claim.voices == ()


@pytest.mark.whole
def test_an_aside_behind_an_infinitive_is_the_reports_own() -> None:
    """Who is alleged to belong to somebody is not alleged what a report adds about him."""
    text = "The men are alleged to belong to Black Lantern, which has fought Veldania for years."
    content = "to belong to Black Lantern, which has fought Veldania for years"
    found = read(text, [{"source": "", "cue": "alleged", "content": content, "force": "alleged"}])
    forces = {claim.relation: claim.force for claim in found}
    assert (forces["part_of" if "part_of" in forces else "member_of"], forces["hostile_to"]) == (
        "alleged",
        "asserted",
    )
