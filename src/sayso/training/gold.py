"""What a person marked, word by word, as the network is to learn it."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
import numpy.typing as npt

from sayso.attribution.lexicon import Cue, Lexicon
from sayso.evaluation.polnear import GoldAttribution
from sayso.records import Parse, Span, Token, VerbClass

ACTS: tuple[VerbClass, ...] = get_args(VerbClass)
NO_TARGET = -1
KEPT_BACK = 10
"""Of the cue words in the lexicon, one in this many never shows the network its speech act: on these it is measured."""
SHOWN = frozenset({"say"})
"""Never kept back: a third of all cues, and of no cue that is unknown."""

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Targets:
    """What each word of a document is to be.

    Its BIO tag (0 to 6), the first word of its cue if it is content, the first word of its source if it is cue (itself
    where there is none), and what it does if it is a cue word; -1 is no target.
    """

    tags: Ints
    cues: Ints
    sources: Ints
    acts: Ints


def targets(parse: Parse, attributions: Iterable[GoldAttribution], lexicon: Lexicon) -> Targets:
    """Return what is to be learnt of a document. PolNeAR is flat; where two spans share a word, the earlier has it.

    The speech act of a cue word is that of its entry in the lexicon, if it has one and is not kept back.
    """
    count = len(parse.tokens)
    tags = np.zeros(count, dtype=np.int64)
    cues, sources, acts = (np.full(count, NO_TARGET, dtype=np.int64) for _ in range(3))
    ends = [token.end for token in parse.tokens]

    def words(spans: Sequence[Span]) -> list[int]:
        return sorted(
            {
                i
                for span in spans
                for i in range(bisect_right(ends, span.start), bisect_left(parse.starts, span.end))
            }
        )

    for one in sorted(attributions, key=_begin):
        source, cue, content = words(one.source), words(one.cue), words(one.content)
        for role, own in enumerate((source, cue, content)):
            free = {i for i in own if tags[i] == 0}
            for i in free:
                tags[i] = 2 * role + (2 if i - 1 in free else 1)
        if not cue:
            continue
        cues[content] = cue[0]
        for i in cue:
            sources[i] = source[0] if source else i
            entry = entry_of(parse.tokens[i], lexicon)
            if entry is not None and not is_kept_back(parse.tokens[i].lemma):
                acts[i] = ACTS.index(entry.verb_class)
    return Targets(tags, cues, sources, acts)


def _begin(one: GoldAttribution) -> int:
    return min(span.start for span in one.cue or one.content or one.source)


def entry_of(token: Token, lexicon: Lexicon) -> Cue | None:
    """Return the lexicon's entry for a word by itself, if it has one."""
    if token.pos in {"VERB", "AUX"}:
        return lexicon.verb(token.lemma)
    if token.pos == "NOUN":
        return lexicon.noun(token.lemma)
    if token.pos == "ADJ":
        return lexicon.adjective(token.lower)
    return None


def is_kept_back(lemma: str) -> bool:
    """Say whether a cue word's speech act is kept from the network, to measure what it makes of unknown cues."""
    return (
        lemma not in SHOWN and hashlib.sha256(lemma.encode("utf-8", "replace")).digest()[0] % KEPT_BACK == 0
    )
