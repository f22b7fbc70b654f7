"""Claims are told on pages so that each has one teller."""

from __future__ import annotations

from dataclasses import replace

from reports import claim
from sayso.records import Voice
from sayso.web.telling import beside_voices


def test_the_report_is_no_second_voice() -> None:
    """Beside a voice the statement is neutral; where the report says so itself, and where voices are told, it stays whole."""
    own = replace(claim(None, "says"), statement="The report says: the mayor vowed to build roads.")
    said = replace(own, voices=(Voice(None, "the mayor", "authority"),))
    assert beside_voices(said) == "The mayor vowed to build roads."
    assert beside_voices(own) == own.statement
    told = replace(said, statement="According to the mayor, roads are long.")
    assert beside_voices(told) == told.statement
