"""Whole-way tests of attribution by rules: sentences in, source, cue and content out."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from factories import parse, real_parse
from sayso.attribution import stage
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.stage import find_attributions
from sayso.records import Attribution, Document, digest

pytestmark = pytest.mark.whole


@dataclass(frozen=True)
class Found:
    source: str
    cue: str
    content: str


def read(text: str) -> tuple[Attribution, ...]:
    return find_attributions(Document(digest(text), text), real_parse(text), Lexicon.load())


def found(text: str, each: Attribution) -> Found:
    parts = (" / ".join(span.text(text) for span in spans) for spans in (each.source, each.cue, each.content))
    return Found(*parts)


OUTERMOST = [
    # indirect speech
    ("The ministry said that the bridge was safe.", "The ministry", "said", "that the bridge was safe"),
    ("The bridge, the mayor said, was never closed.", "the mayor", "said", "The bridge / was never closed"),
    ("The bridge was never closed, the mayor said.", "the mayor", "said", "The bridge was never closed"),
    # according to
    ("According to the army, the rebels fled.", "the army", "According to", "the rebels fled"),
    ("The rebels fled, according to two villagers.", "two villagers", "according to", "The rebels fled"),
    # direct and mixed speech
    (
        "“We will not pay a single coin,” the mayor said.",
        "the mayor",
        "said",
        "“We will not pay a single coin,”",
    ),
    (
        "The mayor called the deal “a gift to smugglers”.",
        "The mayor",
        "called",
        "the deal “a gift to smugglers”",
    ),
    # passive, with and without somebody
    ("It has been claimed that the dam was mined.", "", "has been claimed", "that the dam was mined"),
    # blame
    (
        "The army accused the rebels of burning the mill.",
        "The army",
        "accused",
        "the rebels of burning the mill",
    ),
    ("The governor blamed the militia for the blast.", "The governor", "blamed", "the militia for the blast"),
    # nouns
    (
        "The report repeated claims by the army that the rebels used children.",
        "the army",
        "claims",
        "that the rebels used children",
    ),
    # intention
    ("The rebels vowed to retake the port.", "The rebels", "vowed", "to retake the port"),
    # adverbs
    ("The envoy has reportedly left the capital.", "", "reportedly", "The envoy has / left the capital"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), OUTERMOST, ids=[case[0] for case in OUTERMOST])
def test_source_cue_and_content_are_found(text: str, source: str, cue: str, content: str) -> None:
    """Each way of saying so gives an attribution with exactly these words."""
    assert Found(source, cue, content) in [found(text, each) for each in read(text)]


def test_attribution_inside_a_content_has_its_parent() -> None:
    """What an official says residents say is residents' word, inside the official's."""
    text = "An official said that residents told investigators that soldiers had burned the mill."
    outer, inner = read(text)
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert found(text, outer).source == "An official"
    assert found(text, inner) == Found("residents", "told", "that soldiers had burned the mill")


def test_accusations_inside_a_reference_are_nested() -> None:
    """Who refers to others' accusations passes them on."""
    text = "The institute referred to the accusations made by the border police about the smuggling of arms."
    outer, inner = read(text)
    assert inner.parent == outer.id
    assert found(text, inner).source == "the border police"
    assert found(text, inner).content == "the smuggling of arms"


def test_allegations_that_have_been_made_are_nobodys() -> None:
    """Agentless allegations have an unnamed voice, inside that of who points to them."""
    text = "The institute said that allegations have been made that the general sold the guns."
    inner = [each for each in read(text) if each.parent]
    assert [(each.voice.kind, found(text, each).content) for each in inner] == [
        ("unnamed", "that the general sold the guns")
    ]


def test_quotation_goes_on_behind_its_cue() -> None:
    """A second sentence in quotation marks belongs to the speaker of the first."""
    text = "“The river is rising,” the mayor said. “We have asked the army for boats and pumps.”"
    (only,) = [each for each in read(text) if not each.parent]
    assert (
        found(text, only).content == "“The river is rising,” / “We have asked the army for boats and pumps.”"
    )
    assert only.manner == "direct"


def test_quotation_over_paragraphs_is_one_content() -> None:
    """A speaker goes on over paragraphs until the mark closes."""
    text = "“The river is rising,” the mayor said.\n\n“We have asked the army for boats.\n\n“Nobody came to help us.”"
    (only,) = [each for each in read(text) if not each.parent]
    assert [span.text(text) for span in only.content] == [
        "“The river is rising,”",
        "“We have asked the army for boats.\n\n“Nobody came to help us.”",
    ]


def test_speech_behind_a_colon_belongs_to_the_sentence_before() -> None:
    """A sentence that ends in a colon announces who speaks next."""
    text = "The mayor was blunt when he told reporters:\n\n“Nobody in the capital has sent us a single boat.”"
    contents = [found(text, each).content for each in read(text) if not each.parent]
    assert "“Nobody in the capital has sent us a single boat.”" in " ".join(contents)


def test_plain_narrative_has_no_attribution() -> None:
    """Events that the reporter tells are nobody else's word."""
    assert (
        read("The river rose overnight. Two boats sank near the old bridge, and the market was flooded.")
        == ()
    )


def test_ids_are_the_same_when_read_twice() -> None:
    """Ids are made of what makes the thing itself."""
    text = "The ministry said that the bridge was safe."
    assert [each.id for each in read(text)] == [each.id for each in read(text)]


def test_manner_tells_told_quoted_and_both() -> None:
    """Indirect, direct and mixed contents are told apart."""
    texts = {
        "The mayor said the deal was a gift.": "indirect",
        "“The deal is a gift,” the mayor said.": "direct",
        "The mayor said the deal was “a gift to smugglers”.": "mixed",
    }
    assert {text: read(text)[0].manner for text in texts} == texts


def test_a_second_verb_of_speech_keeps_the_speaker() -> None:
    """Things do not doubt: who believed is who doubted, and what was believed ends there."""
    text = "Two diplomats said they believed the camps existed but doubted that officers were involved."
    inner = [found(text, each) for each in read(text)][1:]
    assert inner == [
        Found("they", "believed", "the camps existed"),
        Found("they", "doubted", "that officers were involved"),
    ]


def test_who_rejects_an_accusation_has_not_made_it() -> None:
    """The accusation inside a rejection is somebody else's."""
    text = "The ministry rejected the accusation that it armed the militia."
    (inner,) = [each for each in read(text) if each.parent]
    assert (inner.source, found(text, inner).content) == ((), "that it armed the militia")


def test_a_phrase_rests_on_its_speaker_inside_what_the_verb_of_speech_says() -> None:
    """In "X said C, citing Y" the chain runs from X to Y."""
    text = "The paper reported that the mine had closed, citing two engineers."
    outer, inner = read(text)
    assert (inner.parent, found(text, inner).source) == (outer.id, "two engineers")
    assert found(text, inner).content == "that the mine had closed"


def test_a_quotation_goes_to_the_tag_behind_it_rather_than_to_a_deed_before() -> None:
    """Who welcomed the guests has not said what is quoted next; the long tag behind it names the speaker."""
    text = (
        "The mayor welcomed two hundred guests.\n\n“This is a very big year for the whole town!” "
        "His niece, the council member Ines Brack of the Green List, shouted to the crowd."
    )
    (speaker,) = [found(text, each).source for each in read(text) if "big year" in found(text, each).content]
    assert speaker.endswith("Ines Brack of the Green List")


@pytest.mark.parametrize("text", ["The army admitted involvement.", "The rebels denied the charge."])
def test_a_denial_or_admission_in_two_words_counts(text: str) -> None:
    """What is denied, admitted or confirmed is not missed for being short."""
    assert len(read(text)) == 1


def test_closing_comma() -> None:
    """A source keeps the comma that closes off an apposition, and no other punctuation at its end."""
    parsed = parse(
        "Dren/NNP/nsubj/7 ,/,/punct/1 the/DT/det/4 mayor/NN/appos/1 ,/,/punct/1 and/CC/cc/1 said=say/VBD/ROOT so/RB/advmod/7 ././punct/7"
    )
    assert stage._closed_off(parsed, range(5)) == [0, 1, 2, 3, 4]
    assert stage._closed_off(parsed, range(6)) == [0, 1, 2, 3, 4]
    assert stage._closed_off(parsed, range(4)) == [0, 1, 2, 3]
    assert stage._closed_off(parsed, [2, 3, 4]) == [2, 3]
    assert stage._closed_off(parsed, [0, 1]) == [0]
    assert stage._closed_off(parsed, [6, 8]) == [6]
    assert stage._closed_off(parsed, [8]) == []
