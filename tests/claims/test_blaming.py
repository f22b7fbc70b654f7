"""Who accuses, admits and denies is the voice of a claim, and who is accused its subject."""

from __future__ import annotations

import pytest

from claims.invented import Said, only, read


@pytest.mark.whole
def test_blame_is_the_blamers_word() -> None:
    """Who blames is the voice, who is blamed the subject; each of those blamed gets a claim of his own."""
    text = "The ministry blamed Northern Shield and Black Lantern for the bombing of the port."
    claims = [claim for claim in read(text) if claim.relation == "responsible_for"]
    assert [claim.subject.actor for claim in claims if claim.subject] == ["Northern Shield", "Black Lantern"]
    assert {claim.force for claim in claims} == {"alleged"}
    assert {claim.voices[0].text for claim in claims} == {"The ministry"}
    assert {claim.object.text for claim in claims if claim.object} == {"the bombing of the port"}


@pytest.mark.whole
def test_claimed_responsibility_is_admitted() -> None:
    """Who claims responsibility is voice and subject in one, and admits."""
    claim = only(read("Black Lantern claimed responsibility for the bombing."), "responsible_for")
    assert (claim.force, claim.polarity, claim.voices[0].actor) == ("admitted", "affirmed", "Black Lantern")


@pytest.mark.whole
def test_no_group_claimed_is_the_reports_own_denial() -> None:
    """That nobody claimed a deed is told by the report, and denied."""
    claim = only(read("No group has claimed responsibility for the bombing."), "responsible_for")
    assert (claim.polarity, claim.voices) == ("denied", ())


@pytest.mark.whole
def test_no_claim_of_responsibility_is_told_plainly() -> None:
    """That there was no claim is told as such, and not as somebody's innocence."""
    claim = only(read("There was no claim of responsibility for the bombing."), "responsible_for")
    assert claim.polarity == "denied"
    assert claim.statement == "The report says: no claim of responsibility was made for the bombing."


@pytest.mark.whole
def test_denied_content_is_denied_by_its_speaker() -> None:
    """What a speaker denies is a claim with polarity denied and his voice, found as attribution or not."""
    text = "Northern Shield denied arming Black Lantern."
    said: Said = {
        "source": "Northern Shield",
        "cue": "denied",
        "content": "arming Black Lantern",
        "verb_class": "deny",
        "force": "denied",
    }
    statements: list[str] = []
    for claims in (read(text, [said]), read(text)):
        claim = only(claims, "arms")
        assert (claim.polarity, claim.force) == ("denied", "denied")
        assert claim.voices[0].actor == "Northern Shield"
        statements.append(claim.statement)
    assert statements == [
        "Northern Shield denied that Northern Shield armed Black Lantern.",
        "Northern Shield denied arming Black Lantern.",
    ]


@pytest.mark.whole
def test_accusation_without_attribution_keeps_its_accuser() -> None:
    """Where no attribution was found, a verb of accusing above the predicate still gives its subject's voice."""
    claim = only(read("Lorvia accused Bureau Nine of arming Black Lantern."), "arms")
    assert (claim.force, claim.voices[0].actor) == ("alleged", "Lorvia")
    assert claim.subject is not None
    assert claim.subject.actor == "Bureau Nine"


@pytest.mark.whole
def test_a_denial_of_a_deed_is_told_once() -> None:
    """The clause has the speaker's own "denied" for its verb, so that nobody denies that he denied."""
    text = "Black Lantern denied any involvement in the blast."
    said: list[Said] = [
        {
            "source": "Black Lantern",
            "cue": "denied",
            "content": "any involvement in the blast",
            "verb_class": "deny",
            "force": "denied",
        }
    ]
    claim = only(read(text, said), "responsible_for")
    assert (claim.statement, claim.polarity) == (text, "denied")
    assert [voice.text for voice in claim.voices] == ["Black Lantern"]


@pytest.mark.whole
def test_what_somebody_is_suspected_of_is_no_part_of_him() -> None:
    """An of-phrase that says what the accusation is belongs to the verb."""
    claim = only(read("Police suspect the gang of the robbery."), "responsible_for")
    assert claim.subject is not None
    assert claim.subject.text == "the gang"
    assert claim.statement == "According to police, the gang is responsible for the robbery."


@pytest.mark.whole
def test_a_claimed_deed_is_the_claimants_word() -> None:
    """Who claims an attack says so; the report does not say it a second time in its own voice."""
    (claim,) = read("The attack was claimed by Black Lantern.")
    assert (claim.relation, claim.force) == ("responsible_for", "admitted")
    assert [voice.actor for voice in claim.voices] == ["Black Lantern"]
    aimed = read("The attack on the village was claimed by Black Lantern.")
    assert {claim.relation for claim in aimed} == {"attacks", "responsible_for"}
    assert all([voice.actor for voice in claim.voices] == ["Black Lantern"] for claim in aimed)


@pytest.mark.whole
def test_nobody_accuses_himself() -> None:
    """In a clause that an accusation stands above, the accuser is no party that did it."""
    text = "Mira Toll accused the army of attacking Orsk, and Mira Toll attacked the village."
    said: list[Said] = [
        {
            "source": "Mira Toll",
            "cue": "accused",
            "content": "the army of attacking Orsk, and Mira Toll attacked the village",
            "verb_class": "allege",
            "force": "alleged",
        }
    ]
    claims = read(text, said)
    assert claims
    assert all(claim.subject is None or claim.subject.actor != "Mira Toll" for claim in claims)


@pytest.mark.whole
def test_a_denial_without_an_attribution_keeps_its_verb() -> None:
    """A verb above a noun and its clause is told as written."""
    text = "The ministry rejected the accusation that Northern Shield attacked the village."
    claim = only(read(text), "attacks")
    assert (claim.statement, claim.force, claim.polarity) == (text, "denied", "denied")


@pytest.mark.whole
def test_the_time_said_is_not_the_time_spoken_of() -> None:
    """When somebody blames another for a deed is when it was said, and not when the deed was done."""
    text = "On Monday, the ministry blamed the Red Dawn Front for the bombing."
    said = [
        {
            "source": "the ministry",
            "cue": "blamed",
            "content": "the Red Dawn Front for the bombing",
            "verb_class": "blame",
        }
    ]
    claim = only(read(text, said, "2019-05-05"), "responsible_for")
    assert claim.said is not None
    assert claim.said.earliest == "2019-04-29"
    assert claim.time is None
