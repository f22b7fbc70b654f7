"""A document's tagged attributions: read in windows, and each content again as a text of its own.

PolNeAR marks no attribution inside another, so the network finds the outermost ones only. Read by itself, without its
quotation marks, a content is a text whose outermost attributions are those one level down.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from sayso.attribution.candidates import Candidate
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.quotes import Quotation
from sayso.attribution.tagger.assembling import Tagged, assemble
from sayso.attribution.tagger.decoding import best_tags, marginals
from sayso.attribution.tagger.features import as_text, features, is_cue_word, is_quotation_mark
from sayso.attribution.tagger.model import Scores, Settled, Tagger
from sayso.attribution.tagger.windows import Pieces, parts, windows
from sayso.records import Parse, Span

DEEPEST = 3
"""How often a content is read again: of what A says that B says that C says that D says, no fifth voice is looked for."""
LEAST = 4
"""Fewest words of a content that is read again."""

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Nested:
    """A tagged attribution, and the number of the one in whose content it was found; None for an outermost one."""

    tagged: Tagged
    parent: int | None


@dataclass(frozen=True, slots=True)
class Text:
    """A document as the network reads it: its parse, word pieces, each word's head, and a row of features for each.

    ``found`` is what the rules propose, whatever its score, quotations linked, sorted by the cues' heads.
    """

    parse: Parse
    pieces: Pieces
    heads: Ints
    table: Ints
    found: tuple[Candidate, ...]


def text_of(  # what there is to know of a document
    tagger: Tagger,
    parse: Parse,
    lexicon: Lexicon,
    found: Iterable[Candidate],
    quotations: Sequence[Quotation],
    title: Span | None = None,
) -> Text:
    """Return a document as the network reads it."""
    ordered = tuple(sorted(found, key=lambda candidate: candidate.head))
    heads = np.array([token.head for token in parse.tokens], dtype=np.int64)
    return Text(
        parse, tagger.pieces(parse), heads, features(parse, lexicon, ordered, quotations, title), ordered
    )


def tag(tagger: Tagger, text: Text) -> list[Nested]:
    """Return the attributions of a document, the outermost ones first, then those inside them, level by level."""
    result = [Nested(one, None) for one in outermost(tagger, text)]
    level = range(len(result))
    for _ in range(DEEPEST):
        for n in level:
            result.extend(Nested(one, n) for one in inside(tagger, text, result[n].tagged.content))
        level = range(level.stop, len(result))
    return result


def outermost(tagger: Tagger, text: Text) -> list[Tagged]:
    """Return the attributions that the network finds in the whole document."""
    return assembled(tagger.settled, read(tagger, text))


def read(tagger: Tagger, text: Text) -> list[Scores]:
    """Return what the network says of the whole document, window by window."""
    if not text.parse.tokens:
        return []
    stretches = [np.arange(window.first, window.last) for window in windows(text.parse, text.pieces)]
    return [tagger.scores(words, text.pieces, text.table[words], text.heads) for words in stretches]


def inside(tagger: Tagger, text: Text, content: Sequence[int]) -> list[Tagged]:
    """Return the attributions in a content, read as a text of its own; only where one of its words might be a cue."""
    words = np.array(content, dtype=np.int64)
    words = words[~is_quotation_mark(text.table[words])]
    if len(words) < LEAST or not is_cue_word(text.table[words]).any():
        return []
    found = []
    for part in parts(words, text.pieces):
        table = as_text(text.table[part], _among(text.found, part))
        found.append(tagger.scores(part, text.pieces, table, text.heads))
    return assembled(tagger.settled, found)


def _among(found: Sequence[Candidate], words: Ints) -> list[Candidate]:
    """Return the candidates whose cues lie among some words, counted in these."""
    row = {int(word): n for n, word in enumerate(words)}
    first = bisect_left(found, int(words[0]), key=_head)
    last = bisect_right(found, int(words[-1]), key=_head)

    def counted(places: Iterable[int]) -> frozenset[int]:
        return frozenset(row[i] for i in places if i in row)

    return [
        replace(
            one,
            source=counted(one.source),
            cue=counted(one.cue),
            content=counted(one.content),
            head=row[one.head],
        )
        for one in found[first:last]
        if one.cue <= row.keys() and one.head in row
    ]


def _head(candidate: Candidate) -> int:
    return candidate.head


def assembled(settled: Settled, read: Sequence[Scores]) -> list[Tagged]:
    """Return the attributions in what the network says of a few stretches of text."""
    if not read:
        return []
    tags = [one.tags - settled.eagerness * (np.arange(one.tags.shape[1]) == 0) for one in read]
    chosen = best_tags(tags, settled.steps, settled.starts)
    likely = marginals(tags, settled.steps, settled.starts)
    return [
        tagged
        for one, path, shares in zip(read, chosen, likely, strict=True)
        for tagged in assemble(one, path, shares)
    ]
