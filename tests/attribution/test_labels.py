from __future__ import annotations

import pytest

from factories import parse, text_of
from sayso.attribution.labels import label_candidates
from sayso.records import Span

TURNS = """MELNIK/NNP/ROOT :/:/punct/1
We/PRP/nsubj/3 will/MD/aux/3 pay/VB/ROOT for/IN/prep/3 it/PRP/pobj/4 ././punct/3

TARROW/NNP/ROOT :/:/punct/1
Nobody/NN/nsubj/2 paid=pay/VBD/ROOT so/RB/advmod/4 far/RB/advmod/2 ././punct/2"""
BRACKETS = '[/-LRB-/punct/2 Melnik/NNP/ROOT ]/-RRB-/punct/2 "/``/punct/6 We/PRP/nsubj/6 paid=pay/VBD/ccomp/2 it/PRP/dobj/6'
HEADING = "Melnik/NNP/ROOT :/:/punct/1 A/DT/det/5 closing/VBG/amod/5 surge/NN/appos/1 ././punct/1"


def test_turns_of_a_transcript_belong_to_who_is_named_in_front() -> None:
    """Each paragraph behind a name in capitals and a colon is that speaker's."""
    transcript = parse(TURNS)
    text = text_of(transcript)
    found = [
        [span.text(text) for part in (each.source, each.content) for span in transcript.spans_of(part)]
        for each in label_candidates(transcript, None)
    ]
    assert found == [["MELNIK", "We will pay for it."], ["TARROW", "Nobody paid so far."]]


def test_bracketed_name_before_a_quotation_speaks() -> None:
    """Monitoring services put the speaker in brackets."""
    wire = parse(BRACKETS, {"Melnik": "person"})
    (found,) = label_candidates(wire, None)
    assert wire.tokens[found.head].text == "]"


@pytest.mark.parametrize("names", [{}, {"Melnik": "person"}])
def test_heading_with_a_name_is_no_speech(names: dict[str, str]) -> None:
    """A name in small letters and a colon head a section more often than a speech."""
    assert label_candidates(parse(HEADING, names), None) == []  # type: ignore[arg-type]


def test_headline_is_left_to_its_own_rules() -> None:
    """What stands in the headline is no transcript."""
    transcript = parse(TURNS)
    assert label_candidates(transcript, Span(0, len(text_of(transcript)))) == []
