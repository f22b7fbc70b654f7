"""The way through the trained tagger, with a session in its place that believes the rules."""

import numpy as np
import pytest

from factories import parse, real_parse, text_of, token_of
from sayso.attribution.candidates import Candidate
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.stage import _kept, find_attributions, proposals
from sayso.attribution.tagged import tagged_candidates
from sayso.attribution.tagger.model import Tagger, has_model
from sayso.records import Attribution, Document, Parse, Span, digest
from tagging import B_CONTENT, B_CUE, B_SOURCE, I_CONTENT, I_CUE, I_SOURCE, NONE, Ints, Session, tagger_of

LEXICON = Lexicon.load()
NESTED = parse(
    "Dren/NNP/nsubj/2 said=say/VBD/ROOT that/IN/mark/5 Marek/NNP/nsubj/5 claimed=claim/VBD/ccomp/2 that/IN/mark/8 "
    "Karsk/NNP/nsubj/8 fell=fall/VBD/ccomp/5 ././punct/2"
)
UNKNOWN_CUE = parse(
    "The/DT/det/3 old/JJ/amod/3 miller/NN/nsubj/5 half/RB/advmod/5 whickered/VBD/ROOT Karsk/NNP/nsubj/7 fell=fall/VBD/ccomp/5 "
    "././punct/5"
)
UNKNOWN_TAGS = [B_SOURCE, I_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT, NONE]


def candidates(parsed: Parse, tagger: Tagger) -> tuple[list[Candidate], list[int | None]]:
    document = Document("by-hand", text_of(parsed))
    found = proposals(document, parsed, LEXICON)
    return tagged_candidates(document, parsed, LEXICON, tagger, found.found, found.quotations, 0.0)


def read(parsed: Parse, tagger: Tagger | None, min_score: float | None = None) -> tuple[Attribution, ...]:
    return find_attributions(Document("by-hand", text_of(parsed)), parsed, LEXICON, tagger, min_score)


def tags(*chosen: int) -> Session:
    """Return a session that gives these tags to the first window and none to any other."""

    def once(inputs: object) -> Ints:
        return np.array(chosen if len(session.asked) == 1 else [NONE] * len(chosen))

    session = Session(once)
    return session


def test_same_words() -> None:
    """A network that believes the rules finds what the rules find, and which of them is in which."""
    by_rules, tagged = read(NESTED, None), read(NESTED, tagger_of(Session()))
    assert len(tagged) == 2
    assert [(one.id, one.parent, one.source, one.cue, one.content) for one in tagged] == [
        (one.id, one.parent, one.source, one.cue, one.content) for one in by_rules
    ]
    assert [one.verb_class for one in tagged] == [one.verb_class for one in by_rules]
    assert [one.force for one in tagged] == [one.force for one in by_rules]


def test_scores_by_confidence() -> None:
    """The score is the confidence's, not the rules'."""
    (outer, inner) = read(NESTED, tagger_of(Session(), words=1.0))
    assert outer.score > inner.score > 0.5
    (outer, inner) = read(NESTED, tagger_of(Session(), rules_agree=2.0))
    assert outer.score > 0.5


def test_order() -> None:
    """Attributions stand in text order of their cues, and parents are found by their places in it."""
    found, holders = candidates(NESTED, tagger_of(Session()))
    assert [one.head for one in found] == [1, 4]
    assert holders == [None, 0]
    before = parse(
        "Karsk/NNP/nsubj/3 reportedly/RB/advmod/3 fell=fall/VBD/ccomp/5 Dren/NNP/nsubj/5 said=say/VBD/ROOT ././punct/5"
    )
    inner_first = tagger_of(Session())
    found, holders = candidates(before, inner_first)
    assert [one.head for one in found] == sorted(one.head for one in found)
    for one, holder in zip(found, holders, strict=True):
        assert holder is None or one.cue <= found[holder].content


def test_heads() -> None:
    """The head of a cue is its word that says something, the head of a source its noun."""
    ((one,), _) = candidates(UNKNOWN_CUE, tagger_of(tags(*UNKNOWN_TAGS)))
    assert one.head == token_of(UNKNOWN_CUE, "whickered")
    assert one.source_head == token_of(UNKNOWN_CUE, "miller")
    assert one.rule == "tagger"


def test_unknown_cue() -> None:
    """For a cue that the lexicon does not know, the network says what it does, as firmly as such cues mostly do."""
    (one,) = read(UNKNOWN_CUE, tagger_of(tags(*UNKNOWN_TAGS)))
    assert one.verb_class == "deny"
    assert one.force == LEXICON.usual_force("deny")
    assert read(UNKNOWN_CUE, None) == ()


def test_known_cue() -> None:
    """For a cue that the lexicon knows, its entry says what it does, whatever the network thinks."""
    said = parse("Dren/NNP/nsubj/2 warned=warn/VBD/ROOT Karsk/NNP/nsubj/4 fell=fall/VBD/ccomp/2 ././punct/2")
    (one,) = read(said, tagger_of(tags(B_SOURCE, B_CUE, B_CONTENT, I_CONTENT, NONE)))
    assert one.verb_class == "warn"


def test_no_source() -> None:
    """Where the network sees no source, the voice is unnamed."""
    (one,) = read(UNKNOWN_CUE, tagger_of(tags(NONE, NONE, NONE, *UNKNOWN_TAGS[3:])))
    assert one.source == ()
    assert one.source_token is None
    assert one.voice.kind == "unnamed"


@pytest.mark.parametrize("given", [True, False])
@pytest.mark.parametrize(("words", "left"), [(1.0, 1), (-1.0, 0)])
def test_least_score(given: bool, words: float, left: int) -> None:  # noqa: FBT001  # a parameter of the test
    """What scores less than is asked for, or than was settled, is left out, with all that was said in it."""
    whole = read(NESTED, tagger_of(Session(), words=words, constant=-1.5 * words))
    between = sum(one.score for one in whole) / 2
    tagger = tagger_of(Session(), 0.0 if given else between, words=words, constant=-1.5 * words)
    assert read(NESTED, tagger, between if given else None) == whole[:left]
    assert read(NESTED, tagger, 0.0) == whole


def test_kept() -> None:
    """What hung on something dropped hangs on the nearest that holds it and is kept."""
    found, _ = candidates(NESTED, tagger_of(Session()))
    chain = [found[0], found[1], found[0], found[1]]
    kept, holders = _kept(chain, [None, 0, 1, 2], [True, False, False, True])
    assert kept == [found[0], found[1]]
    assert holders == [None, 0]
    assert _kept(chain, [None, 0, 1, 2], [False, False, True, True])[1] == [None, 0]
    assert _kept(chain, [1, None, 1, 0], [True, True, False, True])[1] == [1, None, 0]


def test_only_punctuation() -> None:
    """A content of nothing but punctuation is none."""
    assert read(UNKNOWN_CUE, tagger_of(tags(*UNKNOWN_TAGS[:5], NONE, NONE, B_CONTENT))) == ()


def test_nothing() -> None:
    """A text without words has no attributions."""
    empty = Parse("empty", (), (), (), (), (), (), ())
    assert find_attributions(Document("empty", ""), empty, LEXICON, tagger_of(Session())) == ()


def test_around_furniture() -> None:
    """Words on both sides of what is not to be read are no one span."""
    text = text_of(UNKNOWN_CUE)
    between = Span(UNKNOWN_CUE.tokens[5].end, UNKNOWN_CUE.tokens[6].start)
    document = Document("by-hand", text, furniture=(between,))
    (one,) = find_attributions(document, UNKNOWN_CUE, LEXICON, tagger_of(tags(*UNKNOWN_TAGS)))
    assert [span.text(text) for span in one.content] == ["Karsk", "fell"]
    assert [span.text(text) for span in one.source] == ["The old miller"]


REPORT = (
    "The interior ministry of Veldania said on Monday that gunmen had shelled the port of Sorrel. “We saw them "
    "leave at dawn,” Ines Tarrow, a baker, told reporters, “and nobody came to help.”\n\nResidents denied that any "
    "soldier had been there. According to the army, officials claimed that two trucks were stopped near Karsk."
)


@pytest.mark.whole
@pytest.mark.skipif(not has_model(), reason="no model comes with this checkout")
def test_same_twice() -> None:
    """The model that comes along finds the same in a text read twice, alone or after other texts."""

    def found(text: str) -> tuple[Attribution, ...]:
        return find_attributions(Document(digest(text), text), real_parse(text), LEXICON, Tagger.load())

    first = found(REPORT)
    assert len(first) >= 4
    assert any(one.parent is not None for one in first)
    for other in ("Karsk fell.", REPORT.replace("ministry", "council"), ""):
        found(other)
        assert found(REPORT) == first


def test_addressee() -> None:
    """Whom somebody tells is no part of what is told, also where the network took it in."""
    told = parse(
        "Dren/NNP/nsubj/2 told=tell/VBD/ROOT the/DT/det/4 clerks/NNS/dobj/2 that/IN/mark/7 Karsk/NNP/nsubj/7 "
        "fell=fall/VBD/ccomp/2 ././punct/2"
    )
    (one,), _ = candidates(
        told,
        tagger_of(tags(B_SOURCE, B_CUE, B_CONTENT, I_CONTENT, I_CONTENT, I_CONTENT, I_CONTENT, NONE)),
    )
    assert sorted(one.content) == [4, 5, 6]
    plain = parse("Dren/NNP/nsubj/2 told=tell/VBD/ROOT a/DT/det/4 story/NN/dobj/2 ././punct/2")
    (one,), _ = candidates(plain, tagger_of(tags(B_SOURCE, B_CUE, B_CONTENT, I_CONTENT, NONE)))
    assert sorted(one.content) == [2, 3]


def test_headline() -> None:
    """Who speaks in the headline by the rules is kept, unless the network found somebody who speaks there."""
    parsed = parse("Karsk/NNP/nsubj/2 fell=fall/VBD/ccomp/5 ,/,/punct/5 Dren/NNP/nsubj/5 said=say/VBD/ROOT")
    text = text_of(parsed)
    silent = tagger_of(tags(*[NONE] * 5), words=-9.0)

    def found(title: Span | None) -> list[str]:
        document = Document("by-hand", text, title_span=title)
        return [one.voice.text for one in find_attributions(document, parsed, LEXICON, silent, 0.3)]

    assert found(Span(0, len(text))) == ["Dren"]
    assert found(None) == []


@pytest.mark.whole
@pytest.mark.skipif(not has_model(), reason="no model comes with this checkout")
@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (
            "A report pointed to accusations by intelligence officers that Lorvia trains the brigade.",
            "A report",
            "intelligence officers",
        ),
        (
            "The envoy pointed to claims by two former officers that the border guard had let trucks pass.",
            "The envoy",
            "two former officers",
        ),
        (
            "The paper cited fears among farmers that the dam will break.",
            "The paper",
            "farmers",
        ),
    ],
)
def test_pointed_to(text: str, outer: str, inner: str) -> None:
    """Who points to others' words is no speaker of them: those are nested, whatever the network makes of the noun."""
    found = find_attributions(Document(digest(text), text), real_parse(text), LEXICON, Tagger.load())
    assert [(one.voice.text, one.parent is None) for one in found] == [(outer, True), (inner, False)]
    assert found[1].parent == found[0].id
    assert found[1].content[0].text(text).startswith("that")


@pytest.mark.whole
@pytest.mark.parametrize("text", ["The institute cited claims by two former officers that police trust."])
def test_relative_clause(text: str) -> None:
    """A clause that lacks an object tells which claims are meant, and not what they say."""
    found = find_attributions(Document(digest(text), text), real_parse(text), LEXICON)
    assert not any(one.voice.text == "two former officers" for one in found)


@pytest.mark.whole
@pytest.mark.skipif(not has_model(), reason="no model comes with this checkout")
def test_joined_cues() -> None:
    """Of two cues that share a speaker, the first says nothing of what the second says, here: doubts."""
    text = (
        "Two foreign diplomats, speaking on condition of anonymity, said they believed the camps existed but doubted "
        "that officers on active duty were involved."
    )
    found = find_attributions(Document(digest(text), text), real_parse(text), LEXICON, Tagger.load())
    ends = {one.force: one.content[-1].text(text) for one in found}
    assert ends["doubted"] == "that officers on active duty were involved"
    assert ends["possible"] == "the camps existed"
    assert ends["asserted"] == "they believed the camps existed"
