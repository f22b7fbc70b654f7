"""Incidents are put together with every part on the word of those who say it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.invented import cast_of, established
from factories import real_parse, span_in
from incidents.told import incidents_in
from reports import claim
from sayso.incidents.stage import find_incidents
from sayso.records import Document

DENIED = {
    "source": "Northern Shield",
    "cue": "denied",
    "content": "involvement in the attack on the convoy",
    "force": "denied",
    "verb_class": "deny",
}


@pytest.mark.whole
def test_an_incident_has_its_parts() -> None:
    """Kind, place, time, victims with their number, and who did it."""
    (incident,) = incidents_in(
        "Black Lantern kidnapped two priests near Karsk on Monday.", published="2024-03-13"
    )
    assert incident.kind == "kidnapping"
    assert incident.place is not None
    assert incident.place.text == "Karsk"
    assert incident.time is not None
    assert incident.time.earliest == "2024-03-11"
    (victims,) = incident.victims
    assert victims.party is not None
    assert (victims.harm, victims.party.text) == ("abducted", "two priests")
    assert victims.quantity is not None
    assert victims.quantity.low == 2
    (perpetrator,) = incident.perpetrators
    assert (perpetrator.party.actor, perpetrator.polarity) == ("Black Lantern", "affirmed")
    assert (incident.voices, incident.force) == ((), "asserted")


@pytest.mark.whole
def test_each_part_keeps_its_own_voice() -> None:
    """The ministry tells of the bombing, residents count the dead, and neither says the other's part."""
    text = (
        "Bureau Nine said a bomb exploded in Karsk on Monday. Residents said nine people died in the blast."
    )
    (incident,) = incidents_in(
        text,
        [
            {"source": "Bureau Nine", "cue": "said", "content": "a bomb exploded in Karsk on Monday"},
            {"source": "Residents", "cue": "said nine", "content": "nine people died in the blast"},
        ],
    )
    assert [voice.text for voice in incident.voices] == ["Bureau Nine"]
    assert [[voice.text for voice in one.voices] for one in incident.victims] == [["Residents"]]


@pytest.mark.whole
def test_a_denial_stands_beside_the_deed() -> None:
    """Who denies a part in an attack that the report takes for granted is named as denying it."""
    text = "Northern Shield denied involvement in the attack on the convoy."
    (incident,) = incidents_in(text, [DENIED])
    assert [party.text for party in incident.targets] == ["the convoy"]
    assert incident.voices == ()
    (perpetrator,) = incident.perpetrators
    assert (perpetrator.party.actor, perpetrator.polarity) == ("Northern Shield", "denied")
    assert [voice.text for voice in perpetrator.voices] == ["Northern Shield"]


@pytest.mark.whole
def test_a_deed_that_is_only_denied_is_no_incident() -> None:
    """Where nobody says that it happened, there is none."""
    text = "Northern Shield denied that Northern Shield attacked the convoy."
    said = {**DENIED, "content": "that Northern Shield attacked the convoy"}
    assert incidents_in(text, [said]) == ()


@pytest.mark.whole
def test_a_denied_deed_joins_the_one_that_somebody_tells() -> None:
    """A denial in so many words is kept beside the attack that the report tells of."""
    text = "Black Lantern attacked the convoy on Monday. Northern Shield denied that Northern Shield attacked the convoy."
    said = {**DENIED, "content": "that Northern Shield attacked the convoy"}
    (incident,) = incidents_in(text, [said])
    assert [(one.party.actor, one.polarity) for one in incident.perpetrators] == [
        ("Black Lantern", "affirmed"),
        ("Northern Shield", "denied"),
    ]
    assert incident.voices == ()


@pytest.mark.whole
@pytest.mark.parametrize(
    "unclaimed",
    [
        "No group has claimed responsibility for the bombing.",
        "No one has claimed responsibility.",
        "Nobody claimed the bombing.",
        "There was no claim of responsibility for the bombing.",
    ],
)
def test_what_nobody_claimed_is_unclaimed(unclaimed: str) -> None:
    """That nobody took responsibility is kept, and nobody is made its doer."""
    (incident,) = incidents_in(f"A bomb exploded in Karsk on Monday. {unclaimed}")
    assert incident.unclaimed
    assert incident.perpetrators == ()


@pytest.mark.whole
def test_who_claims_a_deed_is_its_doer_on_their_own_word() -> None:
    """A claim of responsibility is admitted by who makes it."""
    (incident,) = incidents_in(
        "A bomb exploded in Karsk on Monday. Black Lantern claimed responsibility for the bombing."
    )
    (perpetrator,) = incident.perpetrators
    assert (perpetrator.party.actor, perpetrator.force) == ("Black Lantern", "admitted")
    assert not incident.unclaimed


@pytest.mark.whole
def test_an_incident_of_which_nothing_is_told_is_none() -> None:
    """A bare "attack" tells nothing that could be kept."""
    assert incidents_in("The attack was condemned.") == ()
    assert incidents_in("Veldania signed the accord.") == ()


@pytest.mark.whole
def test_the_same_text_gives_the_same_incidents() -> None:
    """Reading twice gives the same records, ids included."""
    text = "Gunmen attacked a convoy near Karsk on Monday. The attack killed nine soldiers."
    assert incidents_in(text) == incidents_in(text)


@pytest.mark.whole
def test_who_kills_is_not_dead() -> None:
    """Those who shoot somebody dead are no victims, and those who die in a raid did not make it."""
    (incident,) = incidents_in("Gunmen shot dead a judge in Karsk.")
    assert [one.party.text for one in incident.victims if one.party] == ["a judge"]
    assert [one.party.text for one in incident.perpetrators] == ["Gunmen"]
    (incident,) = incidents_in("Four farmers died in the raid on Karsk.")
    assert incident.perpetrators == ()
    assert [one.harm for one in incident.victims] == ["killed"]


@pytest.mark.whole
def test_a_doer_judged_from_the_context_is_one_with_its_score() -> None:
    """A claim that no single word states belongs to the one incident that its words speak of."""
    text = "A bomb exploded in Karsk on Monday. Red Dawn Front had threatened the town."
    parse = real_parse(text, established(text))
    judged = replace(
        claim(
            "Red Dawn Front",
            "responsible_for",
            certainty="certain",
            evidence=span_in(text, "exploded in Karsk"),
        ),
        basis="context",
        score=0.4,
    )
    (incident,) = find_incidents(Document(id="d", text=text), parse, cast_of(parse), (), (judged,))
    assert [(one.party.actor, one.claim, one.score) for one in incident.perpetrators] == [
        ("Red Dawn Front", judged.id, 0.4)
    ]
