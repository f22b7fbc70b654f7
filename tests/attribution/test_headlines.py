from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from factories import parse, text_of
from sayso.attribution.headlines import headline_candidates
from sayso.records import Span

POLICE_FIRST = (
    "Police=police/NNS/ROOT :/:/punct/1 five/CD/nummod/4 held/VBN/acl/1 after/IN/prep/4 raid/NN/pobj/5"
)
POLICE_LAST = "Five/CD/nsubj/2 held=hold/VBN/ROOT after/IN/prep/2 raid/NN/pobj/3 :/:/punct/2 police/NNS/dep/2"
SUBTITLE = "Karsk/NNP/ROOT :/:/punct/1 a/DT/det/5 divided/JJ/amod/5 town/NN/appos/1"


@pytest.mark.parametrize(
    ("notation", "speaker", "content"),
    [(POLICE_FIRST, "Police", "five held after raid"), (POLICE_LAST, "police", "Five held after raid")],
)
def test_colon_parts_speaker_and_content(notation: str, speaker: str, content: str) -> None:
    """The speaker may stand before or behind the colon."""
    headline = parse(notation)
    text = text_of(headline)
    (found,) = headline_candidates(headline, Span(0, len(text)))
    assert [span.text(text) for span in headline.spans_of(found.source)] == [speaker]
    assert [span.text(text) for span in headline.spans_of(found.content)] == [content]


def test_place_before_a_colon_says_nothing() -> None:
    """A headline about a place is no attribution."""
    headline = parse(SUBTITLE, {"Karsk": "place"})
    assert headline_candidates(headline, Span(0, len(text_of(headline)))) == []


def test_only_the_headline_counts() -> None:
    """Without a headline there is nothing to find."""
    assert headline_candidates(parse(POLICE_FIRST), None) == []


def test_every_listed_speaker_stands_in_its_example() -> None:
    """The list is its own documentation."""
    data = tomllib.loads(files("sayso.attribution").joinpath("cues/headlines.toml").read_text("utf-8"))
    nouns = [entry["noun"] for entry in data["speaker"]]
    assert len(nouns) == len(set(nouns))
    assert all(entry["noun"] in entry["example"].lower() for entry in data["speaker"])
