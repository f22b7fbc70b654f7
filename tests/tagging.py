"""A tokenizer that fits on a page, and what a network might say, for tests of the tagger."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from sayso.attribution.tagger.features import FEATURES
from sayso.attribution.tagger.model import Scores
from sayso.records import Parse, Sentence, Span, Token

SIZES = tuple(size for _, size in FEATURES)
TAGS = 7
NONE, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(TAGS)

UNKNOWN = 100
VOCABULARY = 256
"""Word pieces that the tokenizer below knows, and some that stay unused."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@cache
def tokenizer() -> Tokenizer:
    """Return a tokenizer that cuts words as BERT's does, whose pieces are a letter or a few words of reports."""
    vocabulary = {f"[unused{n}]": n for n in range(UNKNOWN)} | {"[UNK]": UNKNOWN, "[CLS]": 101, "[SEP]": 102}
    letters = string.ascii_lowercase + string.digits + ".,?'\"“”"
    known = [*letters, *(f"##{letter}" for letter in letters), "the", "said", "ministry", "##ing", "bridge"]
    vocabulary |= {piece: 103 + n for n, piece in enumerate(known)}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def plain_parse(sentences: Sequence[tuple[int, Sequence[str]]]) -> Parse:
    """Return a parse of sentences given as their paragraph's number and their words, each hung on its first word."""
    tokens: list[Token] = []
    found: list[Sentence] = []
    at = 0
    for paragraph, words in sentences:
        first = len(tokens)
        for word in words:
            own = len(tokens)
            tokens.append(
                Token(own, at, at + len(word), word, word.lower(), word.lower(), "X", "XX", "dep", first)
            )
            at += len(word) + 1
        span = Span(tokens[first].start, tokens[-1].end)
        found.append(Sentence(first, len(tokens), span, paragraph, first))
    below = {sentence.first: tuple(range(sentence.first + 1, sentence.last)) for sentence in found}
    return Parse(
        document_id="plain",
        tokens=tuple(tokens),
        sentences=tuple(found),
        names=(),
        children=tuple(below.get(n, ()) for n in range(len(tokens))),
        name_at=(-1,) * len(tokens),
        sentence_at=tuple(n for n, one in enumerate(found) for _ in range(one.first, one.last)),
        starts=tuple(token.start for token in tokens),
    )


def scores_of(
    tags: Sequence[int],
    cues: Mapping[int, int] | None = None,
    sources: Mapping[int, int] | None = None,
    acts: Mapping[int, int] | None = None,
    words: Sequence[int] | None = None,
) -> Scores:
    """Return what a network says that is sure of these tags, and that these words pick those as cue and source.

    ``acts`` gives words their speech act's number, of three; ``words`` are the places in the document.
    """
    count = len(tags)

    def table(chosen: Mapping[int, int] | None, width: int) -> Floats:
        made = np.zeros((count, width))
        for row, column in (chosen or {}).items():
            made[row, column] = 8.0
        return made

    return Scores(
        np.arange(count) if words is None else np.array(words),
        table(dict(enumerate(tags)), TAGS),
        table(cues, count),
        table(sources, count),
        table(acts, 3),
    )


def sure(scores: Scores) -> tuple[Ints, Floats]:
    """Return the best tags, each word by itself, and how probable every tag is."""
    shares = np.exp(scores.tags)
    return scores.tags.argmax(1), shares / shares.sum(1, keepdims=True)
