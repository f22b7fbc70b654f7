from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import token_of
from sayso.attribution.quotes import find_quotations, quotation_at
from sayso.records import Parse, Sentence, Span, Token


def words(text: str) -> Parse:
    """Return a parse of words only: one sentence a line, a paragraph each."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    offset = 0
    for number, line in enumerate(text.split("\n")):
        first = len(tokens)
        for word in line.split(" "):
            if word:
                i = len(tokens)
                pos = "PUNCT" if not word[0].isalnum() and len(word) == 1 else "X"
                tokens.append(Token(i, offset, offset + len(word), word, word, word, pos, "XX", "dep", first))
            offset += len(word) + 1
        if len(tokens) > first:
            span = Span(tokens[first].start, tokens[-1].end)
            sentences.append(Sentence(first, len(tokens), span, number, first))
    at = tuple(n for n, s in enumerate(sentences) for _ in range(s.first, s.last))
    empty = tuple(() for _ in tokens)
    return Parse(
        "x",
        tuple(tokens),
        tuple(sentences),
        (),
        empty,
        (-1,) * len(tokens),
        at,
        tuple(t.start for t in tokens),
    )


def quoted(text: str) -> list[list[str]]:
    return [[span.text(text) for span in found.spans] for found in find_quotations(text, words(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no way” and left .", [["“no way”"]]),
        ('He said "no way" and "never" .', [['"no way"'], ['"never"']]),
        ("He said ``no way'' and left .", [["``no way''"]]),
        ("Mayor: 'No way' for the dam", [["'No way'"]]),
        ("Mayor: ‘No way’ for the dam", [["‘No way’"]]),
        ("The mayors' dam isn't Karsk's", []),
        ("A \"dam\" and the mayors' 'own' word", [['"dam"']]),
        ("“Outer “inner” words", [["“Outer “inner”"]]),
        ("No marks here", []),
    ],
)
def test_quotations_of_one_paragraph_keep_their_marks(text: str, expected: list[list[str]]) -> None:
    """Each pair of marks gives one quotation, marks included; apostrophes give none."""
    assert quoted(text) == expected


def test_quotation_over_paragraphs_is_one() -> None:
    """A mark left open that opens again in the next paragraph goes on until it closes."""
    text = "“First part .\n“Second part .\n“Third part ,” he said .\n“Another”"
    assert quoted(text) == [["“First part .", "“Second part .", "“Third part ,”"], ["“Another”"]]


def test_mark_that_never_closes_ends_with_its_paragraph() -> None:
    """A forgotten mark does not swallow the rest of the report."""
    assert quoted("He said “no way and left .\nNothing follows .") == [["“no way and left ."]]


def test_speech_has_five_words() -> None:
    """A short quotation may be a term; five words are speech."""
    text = "the “dam” and “this is what I saw”"
    assert [found.is_speech for found in find_quotations(text, words(text))] == [False, True]


def test_quotation_at_finds_the_one_that_covers_a_character() -> None:
    """An offset inside a quotation gives it, one outside gives nothing."""
    text = "He said “no way” and left ."
    parse = words(text)
    found = find_quotations(text, parse)
    assert quotation_at(found, parse.tokens[token_of(parse, "way”")].start) is found[0]
    assert quotation_at(found, 0) is None


@given(st.text(alphabet="ab “”\"'‘’\n.", max_size=60))
def test_quotations_never_overlap_and_lie_in_the_text(text: str) -> None:
    """Whatever the marks, quotations are sorted stretches of the text that share no character."""
    spans = [span for found in find_quotations(text, words(text)) for span in found.spans]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
