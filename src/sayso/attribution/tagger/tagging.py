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
from sayso.attribution.nesting import parents
from sayso.attribution.quotes import Quotation
from sayso.attribution.tagger.assembling import Tagged, Weighed, chosen, weighed
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


def tag(tagger: Tagger, text: Text, least: float) -> list[Nested]:
    """Return the attributions at least so likely to be right, the outermost first, then those inside, level by level."""
    result = [Nested(one, None) for found in _kept(tagger, read(tagger, text), least) for one in found]
    level = range(len(result))
    for _ in range(DEEPEST):
        inside = [
            (n, reading) for n in level for reading in read_inside(tagger, text, result[n].tagged.content)
        ]
        # Read one by one, but decoded side by side, which takes a fraction of the time.
        found_inside = _kept(tagger, [reading for _, reading in inside], least)
        for (n, _), found in zip(inside, found_inside, strict=True):
            result.extend(Nested(one, n) for one in found)
        level = range(level.stop, len(result))
    return result


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of words read together, and what the rules propose among them, outermost, in these words."""

    scores: Scores
    rules: tuple[Candidate, ...]


def read(tagger: Tagger, text: Text) -> list[Reading]:
    """Return how the whole document reads, window by window."""
    if not text.parse.tokens:
        return []
    readings = []
    for window in windows(text.parse, text.pieces):
        words = np.arange(window.first, window.last)
        scores = tagger.scores(words, text.pieces, text.table[words], text.heads)
        readings.append(Reading(scores, _outermost(_among(text.found, words))))
    return readings


def read_inside(tagger: Tagger, text: Text, content: Sequence[int]) -> list[Reading]:
    """Return how a content reads as a text of its own; not at all where none of its words might be a cue."""
    words = np.array(content, dtype=np.int64)
    words = words[~is_quotation_mark(text.table[words])]
    if len(words) < LEAST or not is_cue_word(text.table[words]).any():
        return []
    readings = []
    for part in parts(words, text.pieces):
        found = _among(text.found, part)
        scores = tagger.scores(part, text.pieces, as_text(text.table[part], found), text.heads)
        readings.append(Reading(scores, _outermost(found)))
    return readings


def proposed(settled: Settled, readings: Sequence[Reading]) -> list[list[Weighed]]:
    """Return all that is proposed in each reading, with its signs."""
    return weighed(settled, [one.scores for one in readings], [one.rules for one in readings])


def _kept(tagger: Tagger, readings: Sequence[Reading], least: float) -> list[list[Tagged]]:
    """Return what is chosen of each reading."""
    settled = tagger.settled
    return [
        chosen(one.scores, found, settled.confidence, least)
        for one, found in zip(readings, proposed(settled, readings), strict=True)
    ]


def _outermost(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple(one for one, holder in zip(found, parents(found), strict=True) if holder is None)


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
