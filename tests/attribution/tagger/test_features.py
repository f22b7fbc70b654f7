"""Features of sentences written by hand, and their ranges for any text."""

from typing import get_args

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import parse, real_parse, text_of, token_of
from sayso.attribution.candidates import Candidate
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.quotes import Quotation, find_quotations
from sayso.attribution.stage import proposals
from sayso.attribution.tagger.features import (
    DEPS,
    FEATURES,
    KINDS,
    TAGS,
    as_text,
    features,
    is_cue_word,
    is_quotation_mark,
)
from sayso.documents.parsing import PIPELINES
from sayso.records import Document, NameKind, Parse, Span

LEXICON = Lexicon.load()
SENTENCE = parse(
    "The/DT/det/2 ministry/NN/nsubj/3 said=say/VBD/ROOT Karsk/NNP/nsubj/5 fell=fall/VBD/ccomp/3 ././punct/3",
    {"Karsk": "place"},
)
QUOTE = parse(
    "``/``/punct/5 We/PRP/nsubj/5 will/MD/aux/5 not/RB/neg/5 leave/VB/ccomp/9 Karsk/NNP/dobj/5 ,/,/punct/9 ''/''/punct/9 "
    "said=say/VBD/ROOT Dren/NNP/nsubj/9 ././punct/9"
)


def candidate(source: set[int], cue: set[int], content: set[int], score: float = 0.5) -> Candidate:
    own = (frozenset(source), frozenset(cue), frozenset(content))
    return Candidate(*own, min(cue), None, None, "by-hand", score)


def column(table: npt.NDArray[np.int64], name: str) -> list[int]:
    numbers: list[int] = table[:, [one for one, _ in FEATURES].index(name)].tolist()
    return numbers


def in_range(table: npt.NDArray[np.int64]) -> bool:
    sizes = [size for _, size in FEATURES]
    return table.shape[1] == len(sizes) and bool(((table >= 0) & (table < sizes)).all())


def test_words() -> None:
    """A word's tag, label and name are told by their numbers, counted from 1; 0 is none of the known ones."""
    table = features(SENTENCE, LEXICON, (), ())
    assert [TAGS[n - 1] for n in column(table, "tag")] == ["DT", "NN", "VBD", "NNP", "VBD", "."]
    assert [DEPS[n - 1] for n in column(table, "dep")] == ["det", "nsubj", "ROOT", "nsubj", "ccomp", "punct"]
    assert column(table, "name") == [0, 0, 0, KINDS.index("place") + 1, 0, 0]
    strange = parse("Karsk/NEW/novel/2 fell=fall/VBD/ROOT")
    assert [column(features(strange, LEXICON, (), ()), name)[0] for name in ("tag", "dep", "name")] == [
        0,
        0,
        0,
    ]


def test_cue_words() -> None:
    """Words that the lexicon knows as cues are told by how often they attribute; others are 0."""
    levels = column(features(SENTENCE, LEXICON, (), ()), "cue-word")
    assert [n > 0 for n in levels] == [False, False, True, False, False, False]
    rate = LEXICON.verb("say")
    assert rate is not None
    assert levels[2] == 1 + min(4, int(max(rate.rate.values()) * 5))
    assert is_cue_word(features(SENTENCE, LEXICON, (), ())).tolist() == [n > 0 for n in levels]


def test_proposals() -> None:
    """What the rules propose is told as begins and insides of roles, with the score in five levels."""
    table = features(SENTENCE, LEXICON, [candidate({0, 1}, {2}, {3, 4}, 0.7)], ())
    assert column(table, "rule") == [1, 2, 3, 5, 6, 0]
    assert column(table, "rule-score") == [4, 4, 4, 4, 4, 0]


@pytest.mark.parametrize(("score", "level"), [(0.0, 1), (0.19, 1), (0.2, 2), (0.99, 5), (1.0, 5)])
def test_levels(score: float, level: int) -> None:
    """A score of 1 is in the highest level, one of 0 in the lowest, not the same as no proposal."""
    found = [candidate(set(), {2}, {3}, score)]
    assert column(features(SENTENCE, LEXICON, found, ()), "rule-score")[2] == level


@pytest.mark.parametrize("inner_score", [0.1, 1.0])
def test_outer_over_inner(inner_score: float) -> None:
    """Where one proposed attribution lies inside another, the words are told as the outer one has them."""
    outer = candidate({0}, {1}, {2, 3, 4, 5}, 0.5)
    inner = candidate({2}, {3}, {4}, inner_score)
    for found in ([outer, inner], [inner, outer]):
        assert column(features(SENTENCE, LEXICON, found, ()), "rule") == [1, 3, 5, 6, 6, 6]


def test_in_pieces() -> None:
    """A content in two pieces begins twice."""
    assert column(features(SENTENCE, LEXICON, [candidate(set(), {2}, {0, 1, 4, 5})], ()), "rule") == [
        5,
        6,
        3,
        0,
        5,
        6,
    ]


def test_quotation() -> None:
    """A speech is told by its first mark, its words and its last mark, a quoted term in another way."""
    quotations = find_quotations(text_of(QUOTE), QUOTE)
    table = features(QUOTE, LEXICON, (), quotations)
    assert column(table, "quotation") == [1, 2, 2, 2, 2, 2, 2, 3, 0, 0, 0]
    assert is_quotation_mark(table).nonzero()[0].tolist() == [0, 7]
    term = Quotation((Span(0, 3),), (1, 2), 2)
    assert column(features(QUOTE, LEXICON, (), [term]), "quotation")[:4] == [0, 4, 5, 0]


def test_places() -> None:
    """Where paragraphs, sentences and the title begin is told."""
    found = parse("Karsk/NNP/ROOT fell/VBD/dep/1\nDren/NNP/ROOT\nSorrel/NNP/ROOT\n\nBrask/NNP/ROOT")
    assert column(features(found, LEXICON, (), ()), "place") == [1, 0, 2, 2, 1]
    titled = features(found, LEXICON, (), (), found.span_over(0, 1))
    assert column(titled, "place") == [3, 4, 2, 2, 1]
    nowhere = features(found, LEXICON, (), (), Span(found.tokens[-1].end, found.tokens[-1].end + 3))
    assert column(nowhere, "place") == [1, 0, 2, 2, 1]


def test_as_text() -> None:
    """A content read by itself is outside all quotations, begins like a paragraph, and has its own proposals."""
    quotations = find_quotations(text_of(QUOTE), QUOTE)
    table = features(QUOTE, LEXICON, [candidate({9}, {8}, set(range(1, 7)))], quotations)
    part = table[1:7]
    own = as_text(part, [candidate({0}, {3}, {4})])
    assert column(own, "quotation") == [0] * 6
    assert column(own, "place") == [1, 0, 0, 0, 0, 0]
    assert column(own, "rule") == [1, 0, 0, 3, 5, 0]
    assert column(own, "tag") == column(part, "tag")
    assert column(part, "quotation") == [2] * 6


def test_nothing() -> None:
    """A text without words has a table without rows."""
    empty = Parse("empty", (), (), (), (), (), (), ())
    assert features(empty, LEXICON, (), ()).shape == (0, len(FEATURES))


def test_every_kind() -> None:
    """Every kind of name has a number of its own."""
    kinds = {value for each in get_args(NameKind) for value in (get_args(each) or (each,))}
    assert set(KINDS) == kinds
    assert len(set(TAGS)) == len(TAGS)
    assert len(set(DEPS)) == len(DEPS)


@pytest.mark.whole
def test_every_label() -> None:
    """Every tag and label that the installed parser gives has a number, but for white space, which is no word."""
    spacy = pytest.importorskip("spacy")
    name = next(one for one in PIPELINES if spacy.util.is_package(one))
    pipeline = spacy.load(name)
    assert set(pipeline.get_pipe("tagger").labels) - {"_SP"} <= set(TAGS)
    assert set(pipeline.get_pipe("parser").labels) <= set(DEPS)


_PIECES = st.sampled_from(
    [
        "said",
        "the ministry",
        "“",
        "”",
        '"',
        "'",
        "\n\n",
        ". ",
        "according to",
        "Karsk",
        " ",
        "reportedly",
        "❄",
    ]
)


@pytest.mark.whole
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=30), st.integers(0, 40))
def test_any_text(pieces: list[str], title: int) -> None:
    """Whatever a text holds, every feature stays below its number of values."""
    text = " ".join(pieces)
    document = Document("any", text, title_span=Span(0, title))
    read = real_parse(text)
    found = proposals(document, read, LEXICON)
    table = features(read, LEXICON, found.found, found.quotations, document.title_span)
    assert len(table) == len(read.tokens)
    assert in_range(table)


def test_real_proposals() -> None:
    """The rules' own proposals of a sentence are told as they are."""
    document = Document("by-hand", text_of(SENTENCE))
    found = proposals(document, SENTENCE, LEXICON)
    table = features(SENTENCE, LEXICON, found.found, found.quotations)
    assert column(table, "rule") == [1, 2, 3, 5, 6, 0]
    assert column(table, "rule")[token_of(SENTENCE, "said")] == 3
    assert in_range(table)
