from __future__ import annotations

import pytest

from sayso import read_text
from sayso.records import Report

pytestmark = pytest.mark.whole


def who(report: Report) -> dict[str, list[str]]:
    """Return the actors that are taken for states, with their mentions."""
    return {
        one.name: [mention.text for mention in one.mentions] for one in report.actors if one.kind == "state"
    }


def test_a_country_that_does_something_is_somebody() -> None:
    """Countries that no catalogue knows are actors once a claim says something of them, with all their mentions."""
    report = read_text(
        "Officers said that Sarvenia has trained fighters of the Highland Front. Kesteria supports Sarvenia, they said."
    )
    assert who(report) == {"Sarvenia": ["Sarvenia", "Sarvenia"], "Kesteria": ["Kesteria"]}
    trains, supports = (one for one in report.claims if one.relation in ("trains", "supports"))
    assert trains.subject is not None
    assert supports.object is not None
    assert trains.subject.actor == supports.object.actor is not None


def test_who_speaks_elsewhere_is_the_same() -> None:
    """A country that speaks in one sentence and does something in another is one actor."""
    report = read_text(
        "Officers said that Sarvenia has trained fighters of the Highland Front. Sarvenia denied the report on Friday."
    )
    assert [one.name for one in report.actors if one.name == "Sarvenia"] == ["Sarvenia"]
    assert who(report) == {"Sarvenia": ["Sarvenia", "Sarvenia"]}


def test_where_something_is_stays_a_place() -> None:
    """A place in which somebody is, or that is attacked, does not become an actor by that."""
    report = read_text(
        "Officers said that the Highland Front is active in Sarvenia and attacked Dunmarch on Monday."
    )
    assert who(report) == {}


def test_actors_stay_in_the_order_of_the_text() -> None:
    """Whoever comes in late stands where their first mention does, and every mention opens to its words."""
    report = read_text("Sarvenia trains the rebels, officers said. The Highland Front denied it.")
    starts = [one.mentions[0].span for one in report.actors]
    assert starts == sorted(starts)
    for one in report.actors:
        for mention in one.mentions:
            assert mention.span.text(report.document.text) == mention.text
            assert mention.actor == one.id
