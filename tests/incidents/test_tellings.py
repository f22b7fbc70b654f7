"""What only may happen, is denied or is general tells of no incident."""

from __future__ import annotations

import pytest

from incidents.told import incidents_in, tellings_in


@pytest.mark.whole
@pytest.mark.parametrize(
    "text",
    [
        "Black Lantern plans to attack the port.",
        "Officials fear an attack on the airport.",
        "If the army attacks Karsk, the talks will end.",
        "Black Lantern threatened to bomb the bridge.",
        "The threat of an attack on the port remains.",
        "Did gunmen attack the port?",
        "Guerrillas attack villages.",
        "Bombings are a crime.",
        "The murder trial began.",
        "Nine people were killed in an accident.",
        "The mayor may have been kidnapped.",
    ],
)
def test_what_did_not_happen_is_not_told(text: str) -> None:
    """Plans, fears, conditions, threats, questions, habits and other things than violence tell of none."""
    told = [telling for telling in tellings_in(text)[1] if telling.say.force != "possible"]
    assert [telling.kind for telling in told if not telling.against] == []


@pytest.mark.whole
def test_a_denied_deed_is_a_word_against() -> None:
    """What is said not to have happened is kept as a word against, and tells of no incident by itself."""
    (telling,) = tellings_in("Black Lantern did not attack the port.")[1]
    assert telling.against


@pytest.mark.whole
def test_a_definite_phrase_takes_its_incident_for_granted() -> None:
    """Whatever is asked or denied of the bombing, there was one."""
    (telling,) = tellings_in("Black Lantern did not plan the bombing.")[1]
    assert (telling.definite, telling.against) == (True, False)


@pytest.mark.whole
def test_what_was_hit_and_where_stand_beside() -> None:
    """Targets, place and time are those of the telling."""
    (telling,) = tellings_in("Gunmen attacked a convoy near Karsk on Monday.")[1]
    assert [party.text for party in telling.targets] == ["a convoy"]
    assert telling.place is not None
    assert telling.place.text == "Karsk"
    assert telling.time is not None
    assert telling.time.text == "Monday"


@pytest.mark.whole
def test_the_place_hit_is_where_it_was() -> None:
    """An attack on a town happened there."""
    (telling,) = tellings_in("Gunmen attacked the town of Karsk.")[1]
    assert telling.place is not None
    assert telling.place.text == "Karsk"


@pytest.mark.whole
@pytest.mark.parametrize(
    "text",
    [
        "The false report of the killing of ten farmers is groundless.",
        "The report by officials of the killing of ten farmers is false.",
        "Some 85 people were kidnapped in Karsk between 3 January 2019 and 20 March 2019.",
    ],
)
def test_hearsay_and_long_times_tell_of_no_incident(text: str) -> None:
    """What a nameless report is about is not taken for granted, and what went on for months is no single act."""
    assert incidents_in(text) == ()


@pytest.mark.whole
def test_who_denies_the_killing_denies_it() -> None:
    """A definite noun that is itself what is denied is not taken for granted."""
    text = "Bureau Nine denied the killing of farmers in Karsk."
    said = {
        "source": "Bureau Nine",
        "cue": "denied",
        "content": "the killing of farmers in Karsk",
        "force": "denied",
        "verb_class": "deny",
    }
    assert incidents_in(text, [said]) == ()
