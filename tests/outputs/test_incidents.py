"""Incidents are told line by line, each with whose word it is."""

from __future__ import annotations

from barracks import BARRACKS
from sayso.outputs.incidents import as_told
from sayso.outputs.voices import names_of


def test_each_line_has_its_voice() -> None:
    """Who says what stands beside every part of an incident, the report's own word included."""
    (told,) = as_told(BARRACKS, names_of(BARRACKS))
    assert told.kind == "bombing"
    assert [(line.chain, line.about, line.words, line.force) for line in told.lines] == [
        (
            ("the ministry",),
            "tells of",
            "a bombing; target: a barracks; place: Karsk; time: Tuesday (2024-03-12)",
            "asserted",
        ),
        (("the ministry",), "killed", "Twelve soldiers (12)", "asserted"),
        (("Residents",), "killed", "some", "reported"),
        (("the ministry",), "said to have done it", "Northern Shield Movement", "alleged"),
        (("Northern Shield Movement",), "said not to have done it", "Northern Shield Movement", "denied"),
        (("the report itself",), "took responsibility", "nobody", "asserted"),
    ]


def test_lines_lead_to_their_claims() -> None:
    """A line that rests on a claim names it."""
    (told,) = as_told(BARRACKS, names_of(BARRACKS))
    known = {claim.id for claim in BARRACKS.claims}
    assert [line.claim in known for line in told.lines] == [False, True, True, True, True, True]
