from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from factories import real_parse, span_in, token_of
from sayso.documents.parsing import CHUNK, Parser, paragraph_breaks
from sayso.records import Document, Name, Span


def name(text: str, words: str, kind: str = "armed_group") -> Name:
    return Name(span_in(text, words), words, kind, "document")  # type: ignore[arg-type]


def parsed(text: str, shadow: str | None = None, **fields: object) -> list[str]:
    document = Document("x", text, **fields)  # type: ignore[arg-type]
    return [token.text for token in Parser.load().parse(document, (), shadow).tokens]


@pytest.mark.whole
def test_a_known_name_is_one_word_and_no_verb() -> None:
    """What reads as a verb in English is a name where it is known to be one."""
    text = "The agency is assisting IS in the valley."
    found = real_parse(text, [name(text, "IS")])
    token = found.tokens[token_of(found, "IS")]
    assert (token.pos, token.dep) == ("PROPN", "dobj")


@pytest.mark.whole
def test_a_name_of_several_words_keeps_its_own_words_and_offsets() -> None:
    """The stand-in is never seen outside: token, lemma and offsets are the report's."""
    text = "Men of the Shield-of-Karsk network fled."
    found = real_parse(text, [name(text, "Shield-of-Karsk network")])
    token = found.tokens[token_of(found, "Shield-of-Karsk network")]
    assert text[token.start : token.end] == token.text
    assert token.lemma == "shield-of-karsk network"
    assert found.name_of(token.i) is not None


@pytest.mark.whole
@pytest.mark.parametrize("verb", ["arms", "funds", "trains", "raids", "taxes", "shields"])
def test_a_name_does_what_could_be_a_plural_noun(verb: str) -> None:
    """Behind a known name a verb is a verb, though it could name things; the name itself stays a name."""
    text = f"The office said the Red Dawn Front {verb} the farmers."
    found = real_parse(text, [name(text, "Red Dawn Front")])
    front = found.tokens[token_of(found, "Red Dawn Front")]
    assert found.tokens[token_of(found, verb)].pos == "VERB"
    assert (front.tag, front.pos, front.dep) == ("NNP", "PROPN", "nsubj")


@pytest.mark.whole
def test_contractions_with_typographic_marks_are_negations() -> None:
    """The tokenizer's normal forms reach the parser."""
    found = real_parse("The rebels don’t favour a truce.")
    assert found.tokens[token_of(found, "n’t")].dep == "neg"


@pytest.mark.whole
def test_unread_stretches_have_no_words() -> None:
    """Nothing is parsed in furniture, bylines and datelines."""
    text = "By Ines Tarrow\n\nThe bridge is safe.\n\nLeave a Reply"
    furniture = (span_in(text, "Leave a Reply"),)
    words = parsed(text, furniture=furniture, byline_span=span_in(text, "By Ines Tarrow"))
    assert words == ["The", "bridge", "is", "safe", "."]


@pytest.mark.whole
def test_a_shadow_is_parsed_and_the_text_is_kept() -> None:
    """An all-capitals wire is parsed in ordinary print; its tokens are the wire's."""
    assert parsed("THE ARMY FLED.", "The army fled.") == ["THE", "ARMY", "FLED", "."]


@pytest.mark.whole
def test_a_shadow_of_another_length_is_refused() -> None:
    """Offsets would no longer hold."""
    with pytest.raises(ValueError, match="length"):
        parsed("THE ARMY FLED.", "The army has fled.")


@pytest.mark.whole
def test_a_paragraph_ends_a_sentence() -> None:
    """A headline without a full stop does not run into the text."""
    found = real_parse("Bridge closed again\n\nThe mayor spoke on Monday.")
    assert [(s.paragraph, s.span) for s in found.sentences] == [(0, Span(0, 19)), (1, Span(21, 47))]


@pytest.mark.whole
def test_a_long_text_is_parsed_whole() -> None:
    """Cut into stretches for the memory's sake, it comes back as one parse."""
    text = "The mayor said that the bridge was safe.\n\n" * (CHUNK // 5)
    found = real_parse(text)
    assert len(found.sentences) == CHUNK // 5
    assert all(found.tokens[token.head].start // 42 == token.start // 42 for token in found.tokens)


@pytest.mark.whole
@given(st.text(max_size=80))
def test_tokens_are_the_words_at_their_offsets(text: str) -> None:
    """For arbitrary text: tokens are sorted, do not overlap, and say what stands there."""
    found = real_parse(text)
    assert all(text[token.start : token.end] == token.text for token in found.tokens)
    ends = [0, *(token.end for token in found.tokens)]
    assert all(end <= token.start for end, token in zip(ends, found.tokens, strict=False))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\n\nTwo", ["One", "Two"]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One \n \n\n Two", ["One", "Two"]),
        ("One", ["One"]),
    ],
)
def test_breaks_begin_paragraphs(text: str, expected: list[str]) -> None:
    """A blank line begins a paragraph, and a single break does where lines are not wrapped."""
    edges = [0, *paragraph_breaks(text), len(text)]
    assert [text[a:b].strip() for a, b in pairwise(edges)] == expected


def test_wrapped_lines_are_one_paragraph() -> None:
    """In a wire wrapped at a fixed width only blank or indented lines begin paragraphs."""
    line = "the river rose over the old bridge and the lower market again today"
    text = "\n".join([line] * 4) + "\n   " + "\n".join([line] * 3)
    assert paragraph_breaks(text) == [text.index("   ")]


@pytest.mark.whole
def test_square_brackets_are_kept_in_the_tokens() -> None:
    """The parser is shown round brackets; the report's own stay in the tokens."""
    assert parsed("The front [MRT] fled.") == ["The", "front", "[", "MRT", "]", "fled", "."]


@pytest.mark.whole
def test_words_are_described_as_by_the_attribute_ruler_itself() -> None:
    """Looking its patterns up gives what trying them all gives, for contractions, symbols and words out of order."""
    parser = Parser.load()
    names = [name for name, _ in parser.pipeline.pipeline]
    at = names.index("attribute_ruler")
    for text in (
        "They won't say who's been there, but there's nobody who'd've gone: \"it's mine\", he got told.",
        "$5 , at 10% -- the N.S.M. ain't it ? There were those that which whose whom; you're not, that is, to go.",
        "Whoever gets the most of what the others' children have must be the better one , mustn't they ?",
    ):
        doc = Doc(parser.pipeline.vocab, words=[token.text for token in parser.pipeline.tokenizer(text)])
        for _, component in parser.pipeline.pipeline[:at]:
            doc = component(doc)
        theirs, ours = doc.copy(), doc.copy()
        parser.pipeline.pipeline[at][1](theirs)
        parser._components[at](ours)
        assert ours.to_bytes() == theirs.to_bytes()
        assert doc.to_bytes() != theirs.to_bytes()
