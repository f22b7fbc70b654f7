"""A parsed document cut into stretches that the tagger reads at once.

A stretch holds whole paragraphs as long as they fit, else whole sentences, else what fits of one. PolNeAR's
attributions hardly ever run over a paragraph's end (163 of 19,834 on train), so little is lost at a cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from sayso.records import Parse

LONGEST = 254
"""Most word pieces in a window, the encoder's two marks not counted: as many as it was trained on at once."""
LONGEST_WORD = 8
"""Most pieces of one word that are read; a longer one (an address, a serial number) says nothing more."""

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a document: those of word ``i`` are ``ids[starts[i]:starts[i + 1]]``, at least one."""

    ids: Ints
    starts: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``[first, last)`` of a parse."""

    first: int
    last: int


def pieces_of(words: Sequence[str], tokenizer: Tokenizer) -> Pieces:
    """Return the word pieces of a document's words. A word without any, such as a stray mark, is "unknown"."""
    unknown = tokenizer.token_to_id("[UNK]") or 0
    # A lone surrogate cannot be handed to the tokenizer.
    readable = [word.encode("utf-8", "replace").decode("utf-8") for word in words]
    encoding = tokenizer.encode(readable, is_pretokenized=True, add_special_tokens=False)
    of_word: list[list[int]] = [[] for _ in words]
    for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
        if word is not None and len(of_word[word]) < LONGEST_WORD:
            of_word[word].append(piece)
    filled = [pieces or [unknown] for pieces in of_word]
    starts = [0, *accumulate(len(pieces) for pieces in filled)]
    return Pieces(
        np.array([piece for pieces in filled for piece in pieces], dtype=np.int64),
        np.array(starts, dtype=np.int64),
    )


def windows(parse: Parse, pieces: Pieces, longest: int = LONGEST) -> list[Window]:
    """Return windows of at most ``longest`` pieces that together hold every word once, in text order."""
    units: list[Window] = []
    paragraph = -1
    for sentence in parse.sentences:
        grown = Window(units[-1].first if units else 0, sentence.last)
        if sentence.paragraph == paragraph and _size(pieces, grown) <= longest:
            units[-1] = grown
        else:
            units.extend(_cut(Window(sentence.first, sentence.last), pieces, longest))
        paragraph = sentence.paragraph
    packed: list[Window] = []
    for unit in units:
        grown = Window(packed[-1].first if packed else 0, unit.last)
        if packed and _size(pieces, grown) <= longest:
            packed[-1] = grown
        else:
            packed.append(unit)
    return packed


def parts(words: Ints, pieces: Pieces, longest: int = LONGEST) -> list[Ints]:
    """Cut words of a document, in text order, into runs of at most ``longest`` pieces that follow each other."""
    ends = np.cumsum(pieces.starts[words + 1] - pieces.starts[words])
    found, first, done = [], 0, 0
    while first < len(words):
        last = max(int(np.searchsorted(ends, done + longest, side="right")), first + 1)
        found.append(words[first:last])
        first, done = last, int(ends[last - 1])
    return found


def _size(pieces: Pieces, window: Window) -> int:
    return int(pieces.starts[window.last] - pieces.starts[window.first])


def _cut(sentence: Window, pieces: Pieces, longest: int) -> list[Window]:
    """Cut a sentence that does not fit into parts that do."""
    parts = []
    first = sentence.first
    while first < sentence.last:
        last = int(np.searchsorted(pieces.starts, pieces.starts[first] + longest, side="right")) - 1
        last = min(max(last, first + 1), sentence.last)
        parts.append(Window(first, last))
        first = last
    return parts
