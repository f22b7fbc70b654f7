"""Tellings are one incident where something speaks for it and nothing against; an unsure one stays apart."""

from __future__ import annotations

import pytest

from incidents.told import incidents_in
from sayso.incidents.joining import _overlap
from sayso.records import Span, Time

SUNDAY = Time("Sunday", Span(0, 6), "2024-03-10", "2024-03-10")
MONDAY = Time("Monday", Span(0, 6), "2024-03-11", "2024-03-11")
SINCE = Time("since Sunday", Span(0, 6), "2024-03-10", None)


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # What came of it hangs on the incident.
        ("Twelve soldiers were killed when a bomb exploded in Karsk.", ["bombing"]),
        ("Gunmen attacked a convoy, killing nine soldiers.", ["attack"]),
        ("Nine villagers died and two were wounded in the raid on Karsk.", ["attack"]),
        ("A bomb killed nine villagers in Karsk.", ["bombing"]),
        # What came of it, told next.
        ("A bomb exploded in Karsk on Monday. Nine people were killed.", ["bombing"]),
        # Pointing back.
        ("A bomb exploded in Karsk on Monday. The blast killed nine people.", ["bombing"]),
        ("Gunmen kidnapped the mayor on Monday. The abduction was filmed.", ["kidnapping"]),
        (
            "A bomb exploded in Karsk on Monday. The attack was filmed. The incident worried Orsk.",
            ["bombing"],
        ),
        # A pronoun.
        (
            "Gunmen stopped nine engineers. Gunmen kidnapped the engineers. They kidnapped them on Monday.",
            ["kidnapping"],
        ),
        # Agreement.
        ("Anton Brel was murdered on Monday. Black Lantern murdered Anton Brel.", ["killing"]),
        # Nothing speaks for it, or something against.
        ("A bomb exploded in Karsk on Monday. A bomb exploded in Orsk on Sunday.", ["bombing", "bombing"]),
        ("Anton Brel was murdered on Monday. Mira Toll was murdered on Monday.", ["killing", "killing"]),
        ("Gunmen kidnapped the mayor. Gunmen attacked a convoy.", ["kidnapping", "attack"]),
        ("Gunmen attacked a convoy in Karsk. The attack on the bridge was filmed.", ["attack", "attack"]),
        ("Gunmen kidnapped the mayor and burned two buses.", ["kidnapping", "arson"]),
    ],
)
def test_what_is_one_incident(text: str, kinds: list[str]) -> None:
    """As the rules of the module tell."""
    assert [incident.kind for incident in incidents_in(text, published="2024-03-13")] == kinds


def test_times_are_one_where_they_overlap() -> None:
    """Two days are two incidents; a side left open bounds nothing."""
    assert not _overlap(SUNDAY, MONDAY)
    assert _overlap(SINCE, MONDAY)
    assert _overlap(MONDAY, MONDAY)


@pytest.mark.whole
def test_the_headline_tells_of_the_same_incident() -> None:
    """A toll that is bounded ("at least 11") ties two tellings as a plain one does."""
    incidents = incidents_in(
        "Gunmen kill at least 11 at a port\n\nGunmen killed at least 11 people at the port of Karsk on Monday."
    )
    assert len(incidents) == 1


@pytest.mark.whole
def test_other_harm_is_no_other_incident() -> None:
    """The dead and the wounded of one attack are counted apart, and contradict each other in nothing."""
    (incident,) = incidents_in("Gunmen attacked the town and killed 12 people. Thirty people were wounded.")
    assert {one.harm for one in incident.victims} == {"killed", "wounded"}


@pytest.mark.whole
def test_a_toll_over_years_is_no_incident() -> None:
    """Who counts the dead of a war speaks of no single act."""
    assert not incidents_in("Some 1,200 people have been killed in the war since 2019, the bank said.")


@pytest.mark.whole
def test_a_shooting_that_killed_is_a_killing() -> None:
    """To shoot leaves open whether they lived; where they were killed, that is what it was."""
    for text, kind in (
        ("Gunmen shot and killed the mayor in Karsk.", "killing"),
        ("Gunmen shot the mayor in Karsk.", "attack"),
        ("Gunmen attacked a convoy in Karsk, killing nine guards.", "attack"),
    ):
        (incident,) = incidents_in(text)
        assert incident.kind == kind
