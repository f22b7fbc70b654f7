from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution.tagger.windows import LONGEST_WORD, Pieces, Window, parts, pieces_of, windows
from sayso.records import Parse
from tagging import UNKNOWN, plain_parse, tokenizer

LIMIT = 20

sentences = st.lists(
    st.tuples(st.integers(0, 1), st.lists(st.text("ab", min_size=1, max_size=LONGEST_WORD), min_size=1, max_size=14)),
    min_size=1,
    max_size=8,
)  # fmt: skip


def parsed(drawn: list[tuple[int, list[str]]]) -> tuple[Parse, Pieces]:
    """Return the parse of drawn sentences, a paragraph beginning at each marked 1, and their pieces: a letter each."""
    paragraphs = np.cumsum([new for new, _ in drawn])
    parse = plain_parse([(int(number), words) for number, (_, words) in zip(paragraphs, drawn, strict=True)])
    sizes = [len(token.text) for token in parse.tokens]
    return parse, Pieces(np.arange(sum(sizes)), np.cumsum([0, *sizes]))


def equal_words(count: int, *lengths: int) -> tuple[Parse, Pieces]:
    """Return paragraphs of one sentence each, of so many words of so many pieces."""
    return parsed([(1, ["a" * count] * length) for length in lengths])


@given(sentences)
def test_cover(drawn: list[tuple[int, list[str]]]) -> None:
    """Windows hold every word once, in order, and never more pieces than fit."""
    parse, pieces = parsed(drawn)
    found = windows(parse, pieces, LIMIT)
    assert found[0].first == 0
    assert found[-1].last == len(parse.tokens)
    assert all(one.last == other.first for one, other in pairwise(found))
    for window in found:
        assert window.first < window.last
        assert pieces.starts[window.last] - pieces.starts[window.first] <= LIMIT


@given(sentences)
def test_whole_sentences(drawn: list[tuple[int, list[str]]]) -> None:
    """A window ends inside a sentence only where that sentence is too long for one."""
    parse, pieces = parsed(drawn)
    for window in windows(parse, pieces, LIMIT):
        sentence = parse.sentence_of(window.last - 1)
        if window.last < sentence.last:
            assert pieces.starts[sentence.last] - pieces.starts[sentence.first] > LIMIT


def test_whole_paragraphs() -> None:
    """A paragraph that fits is not cut in order to fill the window before it."""
    parse, pieces = equal_words(1, 12, 12, 6)
    assert windows(parse, pieces, LIMIT) == [Window(0, 12), Window(12, 30)]


def test_cut_sentence() -> None:
    """A sentence too long for a window is cut where no more of it fits."""
    parse, pieces = equal_words(3, 10)
    assert windows(parse, pieces, LIMIT) == [Window(0, 6), Window(6, 10)]


def test_nothing() -> None:
    """A text without words has no windows."""
    assert windows(plain_parse([]), Pieces(np.array([], np.int64), np.array([0]))) == []


@given(sentences, st.integers(1, 3))
def test_parts(drawn: list[tuple[int, list[str]]], every: int) -> None:
    """Runs of some words of a document hold each once, in order, and as many as fit."""
    parse, pieces = parsed(drawn)
    words = np.arange(len(parse.tokens))[::every]
    found = parts(words, pieces, LIMIT)
    assert np.concatenate(found).tolist() == words.tolist()
    sizes = pieces.starts[1:] - pieces.starts[:-1]
    assert all(sizes[one].sum() <= LIMIT for one in found)
    assert all(sizes[one].sum() + sizes[other[0]] > LIMIT for one, other in pairwise(found))


def test_pieces() -> None:
    """A word's pieces are those of the tokenizer, found where the word's place says."""
    pieces = pieces_of(["The", "ministry", "Karsk"], tokenizer())
    assert pieces.starts.tolist() == [0, 1, 2, 7]
    own = [tokenizer().id_to_token(int(one)) for one in pieces.ids]
    assert own == ["the", "ministry", "k", "##a", "##r", "##s", "##k"]


def test_longest_word() -> None:
    """Of a very long word only the first pieces are read."""
    pieces = pieces_of(["a" * 90, "b"], tokenizer())
    assert pieces.starts.tolist() == [0, LONGEST_WORD, LONGEST_WORD + 1]


@pytest.mark.parametrize("word", ["", " ", "\u200b", "\x00", "\ufeff", "漢", "🜂"])
def test_unreadable_word(word: str) -> None:
    """A word that has no pieces, or none that are known, is read as unknown and moves no other word."""
    pieces = pieces_of(["said", word, "the"], tokenizer())
    assert pieces.starts.tolist() == [0, 1, 2, 3]
    assert pieces.ids[1] == UNKNOWN


@settings(deadline=None)
@given(st.lists(st.text(st.characters()), max_size=12))
def test_any_words(words: list[str]) -> None:
    """Whatever characters a text holds, lone surrogates too, every word gets from one to the most pieces."""
    pieces = pieces_of(words, tokenizer())
    sizes = np.diff(pieces.starts)
    assert len(sizes) == len(words)
    assert pieces.starts[-1] == len(pieces.ids)
    assert ((sizes >= 1) & (sizes <= LONGEST_WORD)).all()


def test_surrogates() -> None:
    """A lone surrogate, as broken files give, is read as a question mark."""
    broken, plain = (pieces_of(["a", word], tokenizer()) for word in ("\ud800", "?"))
    assert broken.ids.tolist() == plain.ids.tolist()
