"""From tagged words to attributions: which content and which source go with which cue, and how sure that is.

PolNeAR gives every attribution one cue, so each stretch of cue words makes one attribution. A content goes to the cue
that its words pick; a source is picked by the cue's words, or none is, so that two cues can share one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.attribution.candidates import Candidate
from sayso.attribution.tagger.confidence import logit
from sayso.attribution.tagger.model import Scores

SOURCE, CUE, CONTENT = 0, 1, 2

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``[first, last)`` of a window that carry one role."""

    role: int
    first: int
    last: int

    @property
    def words(self) -> range:
        """Its words."""
        return range(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Tagged:
    """An attribution in words of the document.

    ``signs`` of how sure its parts are: `confidence.SIGNS`; ``act``: the number of the speech act that the cue's words
    look most like.
    """

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    signs: dict[str, float]
    act: int


def stretches(tags: Sequence[int] | Ints) -> Iterator[Stretch]:
    """Yield the stretches that BIO tags mark, in text order."""
    first, role = 0, None
    for i, tag in enumerate((*tags, 0)):
        here = None if tag == 0 else (int(tag) - 1) // 2
        begins = tag % 2 == 1
        if role is not None and (here != role or begins):
            yield Stretch(role, first, i)
            role = None
        if here is not None and role is None:
            first, role = i, here


def assemble(scores: Scores, tags: Ints, likely: Floats) -> list[Tagged]:
    """Return the attributions among words that were read together.

    ``tags`` (words,) are the chosen ones, ``likely`` (words, 7) how probable each is. A cue that no content goes to
    makes none: nothing is said.
    """
    found = list(stretches(tags))
    cues = [one for one in found if one.role == CUE]
    if not cues:
        return []
    sources = [one for one in found if one.role == SOURCE]
    contents: list[list[tuple[Stretch, float]]] = [[] for _ in cues]
    for one in found:
        if one.role == CONTENT:
            shares = _shares(scores.cues, one, cues)
            best = int(shares.argmax())
            contents[best].append((one, float(shares[best])))
    result = []
    for cue, parts in zip(cues, contents, strict=True):
        if parts:
            source, sure = _source(scores.sources, cue, sources)
            result.append(_tagged(scores, likely, tags, cue, parts, source, sure))
    return result


def _shares(table: Floats, one: Stretch, others: Sequence[Stretch]) -> Floats:
    """Return how the words of a stretch share themselves among other stretches, as probabilities."""
    rows = table[one.first : one.last]
    columns = np.stack([rows[:, other.first : other.last].max(1) for other in others], axis=1)
    columns -= columns.max(1, keepdims=True)
    columns -= np.log(np.exp(columns).sum(1, keepdims=True))
    mean = columns.mean(0)
    # Words that are sure of different ones would leave nothing of any.
    mean = np.exp(mean - mean.max())
    return mean / mean.sum()  # type: ignore[no-any-return]


def _source(table: Floats, cue: Stretch, sources: Sequence[Stretch]) -> tuple[Stretch | None, float]:
    """Return the source that a cue picks, or None, and how sure that is."""
    shares = _shares(table, cue, [*sources, cue])
    best = int(shares.argmax())
    return (sources[best] if best < len(sources) else None), float(shares[best])


def _tagged(  # one attribution's parts and what they were read from
    scores: Scores,
    likely: Floats,
    tags: Ints,
    cue: Stretch,
    parts: Sequence[tuple[Stretch, float]],
    source: Stretch | None,
    sure: float,
) -> Tagged:
    role = likely[:, 1::2] + likely[:, 2::2]
    content = [i for part, _ in parts for i in part.words]
    edges = [_edges(likely, tags, part) for part, _ in parts]
    signs = {
        "cue": logit(float(role[list(cue.words), CUE].mean())),
        "weakest cue word": logit(float(role[list(cue.words), CUE].min())),
        "content": logit(float(role[content, CONTENT].mean())),
        "weakest content edge": logit(min(edges)),
        "content link": logit(min(share for _, share in parts)),
        "source": logit(float(role[list(source.words), SOURCE].mean())) if source else 0.0,
        "source link": logit(sure),
        "no source": float(source is None),
        "rules agree": 0.0,
        "rules differ": 0.0,
        "words": float(np.log(len(content))),
    }

    def placed(words: Iterable[int]) -> tuple[int, ...]:
        return tuple(int(scores.words[i]) for i in words)

    act = int(scores.acts[cue.first : cue.last].sum(0).argmax())
    return Tagged(placed(source.words if source else ()), placed(cue.words), placed(content), signs, act)


def _edges(likely: Floats, tags: Ints, part: Stretch) -> float:
    """Return how probable the likelier-to-be-wrong end of a stretch is."""
    begin = float(likely[part.first, tags[part.first]])
    inside = float(likely[part.last, 2 * part.role + 2]) if part.last < len(tags) else 0.0
    return min(begin, 1.0 - inside)


def agreement(tagged: Tagged, found: Sequence[Candidate]) -> Candidate | None:
    """Return the rules' attribution with the same cue, the likeliest of several; ``found`` is sorted by head."""
    first = bisect_left(found, tagged.cue[0], key=_head)
    last = bisect_right(found, tagged.cue[-1], key=_head)
    same = [one for one in found[first:last] if one.head in tagged.cue]
    return max(same, key=lambda one: one.score, default=None)


def _head(candidate: Candidate) -> int:
    return candidate.head


def signs_of(tagged: Tagged, rule: Candidate | None) -> dict[str, float]:
    """Return all signs of how sure an attribution is; ``rule`` is the rules' own with this cue, if there is one."""
    if rule is None:
        return {**tagged.signs, "rules agree": 0.0, "rules differ": 1.0}
    shared = len(rule.content & set(tagged.content)) / max(1, len(rule.content | set(tagged.content)))
    return {**tagged.signs, "rules agree": rule.score * shared, "rules differ": 0.0}
