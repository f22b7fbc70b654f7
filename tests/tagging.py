"""A tokenizer that fits on a page, and what a network might say, for tests of the tagger."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import get_args

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from sayso.attribution.tagger.confidence import SIGNS, Confidence
from sayso.attribution.tagger.decoding import allowed
from sayso.attribution.tagger.features import FEATURES
from sayso.attribution.tagger.model import Scores, Settled, Tagger
from sayso.records import Parse, Sentence, Span, Token, VerbClass

SIZES = tuple(size for _, size in FEATURES)
OUTPUTS = ("tags", "cues", "sources", "acts")
"""What the network is asked for: for n words (n, TAGS), (n, n), (n, n) and (n, speech acts)."""
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


RULE = [name for name, _ in FEATURES].index("rule")


def believed(inputs: Mapping[str, Ints]) -> Ints:
    """Return the tags that the rules propose: what a network would say that learnt to believe them."""
    return inputs["features"][:, RULE]


@dataclass
class Session:
    """Stands in for a network whose tags are those of ``tags``; keeps what it was asked.

    Every content picks whatever cue there is, and every cue whatever source.
    """

    tags: Callable[[Mapping[str, Ints]], Ints] = believed
    asked: list[Mapping[str, Ints]] = field(default_factory=list)

    def run(self, names: Sequence[str], inputs: Mapping[str, Ints]) -> tuple[Floats, ...]:
        """Return scores of tags, of links to cues and to sources, and of speech acts, as onnxruntime would."""
        assert tuple(names) == OUTPUTS
        self.asked.append(inputs)
        tags = self.tags(inputs)
        scores = np.eye(TAGS)[tags] * 8.0
        role = (tags + 1) // 2
        cues = np.outer(role == 3, role == 2) * 9.0
        # A cue goes a little with itself: what it picks where there is no source.
        sources = np.outer(role == 2, (role == 1) + 0.5 * (role == 2)) * 9.0
        acts = np.zeros((len(tags), len(get_args(VerbClass))))
        acts[:, get_args(VerbClass).index("deny")] = 1.0
        return scores, cues, sources, acts


@dataclass(frozen=True)
class Noise:
    """Stands in for a network that says anything at all: always the same for a seed and the same words."""

    seed: int

    def run(self, names: Sequence[str], inputs: Mapping[str, Ints]) -> tuple[Floats, ...]:
        """Return scores of tags, of links to cues and to sources, and of speech acts, as onnxruntime would."""
        assert tuple(names) == OUTPUTS
        count = len(inputs["features"])
        chance = np.random.default_rng([self.seed, *inputs["pieces"].tolist()])
        widths = (TAGS, count, count, len(get_args(VerbClass)))
        tags, cues, sources, acts = (chance.normal(0.0, 3.0, (count, width)) for width in widths)
        tags[:, NONE] -= 3.0  # else little would be found
        return tags, cues, sources, acts


def tagger_of(
    session: Session | Noise, min_score: float = 0.0, constant: float = 0.0, **weights: float
) -> Tagger:
    """Return a tagger that asks this session; ``weights`` are those of its confidence, by the signs' names."""
    may = allowed(TAGS)
    weight = tuple(weights.get(name.replace(" ", "_"), 0.0) for name in SIGNS)
    settled = Settled(get_args(VerbClass), may[:-1], may[-1], Confidence(weight, constant), min_score)
    return Tagger(session, tokenizer(), settled)
