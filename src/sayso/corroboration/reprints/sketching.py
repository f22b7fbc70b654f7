"""Keys that near-equal sentences share, so that a document meets its likely copies and hardly any others.

Each sentence is a set of shingles of seven words, from which MinHash (Broder 1997) draws six values; each is a key. Two
sentences of which a share J of all shingles is common have a key in common with a chance of 1 - (1 - J)**6 (one row a
band, in the terms of locality-sensitive hashing: Indyk and Motwani 1998): surely where they are equal, 0.99 where half
of the shingles agree, 0.8 for a common run of 14 words in sentences of 25 and 30. Seven words in a row are hardly ever
common by chance, so that more rows are not needed. Sentences rather than whole documents are sketched, for a passage of
40 words in a story of 800 is lost in the whole.

A key depends on the words of one sentence alone, so that who meets whom depends on no order and on no third document.
"""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from rensa import RMinHash

from sayso.corroboration.reprints.numbers import mix, run_numbers
from sayso.corroboration.reprints.words import Words
from sayso.records import Sketch

SHINGLE: Final = 7
"""Words in a shingle."""
DRAWN: Final = 6
"""Keys for each sentence."""
SHORTEST: Final = 8
"""Sentences of fewer words say nothing about where they come from."""
LONGEST: Final = 60
"""Longer sentences, as in texts without full stops, are cut at this many words."""
SCHEME: Final = f"sentences-{SHINGLE}-{DRAWN}-rensa-{RMinHash.ALGORITHM_VERSION}"
"""How keys are made; changes whenever they would come out differently."""

_SEED: Final = 1_803
_SENTENCE_END = re.compile(r"[.!?]['\"”’)\]]*\s+|\n\s*")
_POSITIVE: Final = np.uint64(2**63 - 1)


def sketch(words: Words, text: str) -> Sketch:
    """Return the sketch of a document; one without a sentence of eight words has no keys."""
    sentences = _sentences(words, text)
    if not sentences:
        return Sketch(words.document_id, SCHEME, ())
    shingles = run_numbers(words.numbers, SHINGLE)
    sets = [shingles[first : behind - SHINGLE + 1] for first, behind in sentences]
    offsets = np.cumsum([0, *map(len, sets)], dtype=np.uint64)
    drawn = RMinHash.digest_matrix_from_flat_token_hashes(
        np.concatenate(sets), offsets, DRAWN, _SEED
    ).to_rows()
    places = np.arange(1, DRAWN + 1, dtype=np.uint64)
    keys = mix(np.array(drawn, dtype=np.uint64) + (places << np.uint64(32))) & _POSITIVE
    return Sketch(words.document_id, SCHEME, tuple(np.unique(keys).tolist()))


def _sentences(words: Words, text: str) -> list[tuple[int, int]]:
    """Return the first word of each sentence and the one behind its last; a very long one comes in parts."""
    starts, ends = words.starts, words.ends
    found: list[tuple[int, int]] = []
    first = 0
    for i in range(1, len(starts) + 1):
        if i < len(starts) and i - first < LONGEST:
            between = starts[i] - ends[i - 1]
            if between == 1 or not _SENTENCE_END.search(text, ends[i - 1], starts[i]):
                continue
        if i - first >= SHORTEST:
            found.append((first, i))
        first = i
    return found
