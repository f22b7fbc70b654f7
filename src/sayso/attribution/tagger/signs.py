"""The signs by which it is judged how likely a proposed attribution is right: what network and rules say of its parts.

Probabilities come as log-odds. Of a whole part it is asked how much of what is probably its role it holds, and how
little else: the expected overlap with the words that a person would mark.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Protocol, Self

import numpy as np
import numpy.typing as npt

from sayso.attribution.candidates import Candidate
from sayso.attribution.tagger.confidence import logit
from sayso.attribution.tagger.model import Scores
from sayso.attribution.tagger.roles import CONTENT, CUE, SOURCE

HARDLY: Final = 0.02
"""A word that is less likely than this to belong to a cue's content is left out of what the content should hold."""
BESIDE: Final = 0.1
"""How likely a word beside a source or cue must be to have its role, for the part to go on with it."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Parts:
    """A proposed attribution in words of those read together, sorted; there may be no source."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]


class _Cued(Protocol):
    @property
    def cue(self) -> tuple[int, ...]: ...


@dataclass(frozen=True, slots=True)
class View:
    """What is known of n words read together.

    ``likely`` (n, 7) is how probable each tag of each word is, ``role`` (n, 3) the same of each role; ``cues`` and
    ``sources`` (n, n) are the links as probabilities over all words; ``rules`` what the rules found, sorted by head.
    """

    likely: Floats
    role: Floats
    cues: Floats
    sources: Floats
    rules: Sequence[Candidate]

    @classmethod
    def of(cls, scores: Scores, likely: Floats, rules: Sequence[Candidate]) -> Self:
        """Return what scores and the probabilities of their tags come to."""
        role = likely[:, 1::2] + likely[:, 2::2]
        return cls(likely, role, _softmax(scores.cues), _softmax(scores.sources), rules)

    def signs(self, parts: Parts, tagged: Sequence[bool]) -> dict[str, float]:
        """Return a proposal's signs (`confidence.SIGNS`); ``tagged`` is whether each of three eagernesses proposed it."""
        source, cue, content = list(parts.source), list(parts.cue), list(parts.content)
        role = self.role
        rule = agreement(parts, self.rules)
        same = _overlap(rule.content, parts.content) if rule is not None else 0.0
        plainly, eagerly, most_eagerly = map(float, tagged)
        linked = np.add.reduce(self.cues[:, cue], 1)
        as_cue, as_content = role[cue, CUE], role[content, CONTENT]
        return {
            "cue": logit(_mean(as_cue)),
            "weakest cue word": logit(min(as_cue.tolist())),
            "whole cue": logit(_whole(role[:, CUE], cue)),
            "content": logit(_mean(as_content)),
            "weakest content word": logit(min(as_content.tolist())),
            "weakest content edge": logit(min(self._edges(content))),
            "whole content": logit(_whole_content(role[:, CONTENT] * linked, content)),
            "content link": logit(_mean(linked[content])),
            "source": logit(_mean(role[source, SOURCE])) if source else 0.0,
            "whole source": logit(_whole(role[:, SOURCE], source)) if source else 0.0,
            "source link": logit(_mean(np.add.reduce(self.sources[np.ix_(cue, source or cue)], 1))),
            "no source": float(not source),
            "tagged plainly": plainly,
            "tagged eagerly": eagerly,
            "tagged most eagerly": most_eagerly,
            "rules agree": rule.score * same if rule is not None else 0.0,
            "rules differ": float(rule is None),
            "words": float(np.log(len(content))),
        }

    def _edges(self, content: Sequence[int]) -> Iterator[float]:
        """Yield how probable it is that each piece of a content begins and ends where it does."""
        begin, inside = 2 * CONTENT + 1, 2 * CONTENT + 2
        for before, here in pairwise((-2, *content)):
            if here != before + 1:
                yield float(self.likely[here, begin])
                if before >= 0:
                    yield 1.0 - float(self.likely[before + 1, inside])
        if content[-1] + 1 < len(self.likely):
            yield 1.0 - float(self.likely[content[-1] + 1, inside])


def _mean(values: Floats) -> float:
    """Return the mean of one row; to the last digit what its own method gives, which takes three times as long."""
    return float(np.add.reduce(values) / len(values))


def _softmax(table: Floats) -> Floats:
    shares = np.exp(table - table.max(1, keepdims=True))
    return shares / shares.sum(1, keepdims=True)  # type: ignore[no-any-return]


def _whole(likely: Floats, part: Sequence[int]) -> float:
    """Return a source's or cue's expected overlap, with the words of its role that go on before and after it."""
    missed = 0.0
    for step, i in ((-1, part[0]), (1, part[-1])):
        beside = i + step
        while 0 <= beside < len(likely) and likely[beside] > BESIDE:
            missed += float(likely[beside])
            beside += step
    return float(likely[list(part)].sum()) / (len(part) + missed)


def _whole_content(likely: Floats, content: Sequence[int]) -> float:
    """Return a content's expected overlap; ``likely`` (n,) is how probably each word is content of its cue."""
    held = np.where(likely > HARDLY, likely, 0.0)
    inside = float(held[list(content)].sum())
    return inside / (float(held.sum()) + len(content) - inside)


def _overlap(one: Iterable[int], other: Iterable[int]) -> float:
    """Return the words that two have in common as a share of all their words."""
    left, right = set(one), set(other)
    return len(left & right) / max(1, len(left | right))


def agreement(parts: _Cued, found: Sequence[Candidate]) -> Candidate | None:
    """Return the rules' attribution with the same cue, the likeliest of several; ``found`` is sorted by head."""
    first = bisect_left(found, parts.cue[0], key=_head)
    last = bisect_right(found, parts.cue[-1], key=_head)
    same = [one for one in found[first:last] if one.head in parts.cue]
    return max(same, key=lambda one: one.score, default=None)


def _head(candidate: Candidate) -> int:
    return candidate.head
