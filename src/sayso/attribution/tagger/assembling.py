"""From what the network says to attributions: many are proposed, the surest that go together are kept.

PolNeAR gives every attribution one cue, so each stretch of cue words makes one proposal: a content goes to the cue that
its words pick; a source is picked by the cue's words, or none is, so that two cues can share one. Tags are chosen three
times, more and more eagerly, and what the rules found is proposed as well. How likely each proposal is right is a matter
of its signs (`sayso.attribution.tagger.signs`), whoever proposed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.attribution.candidates import Candidate
from sayso.attribution.tagger.confidence import Confidence
from sayso.attribution.tagger.decoding import best_tags, marginals
from sayso.attribution.tagger.model import Scores, Settled
from sayso.attribution.tagger.roles import CONTENT, CUE, SOURCE
from sayso.attribution.tagger.signs import Parts, View

EAGERNESS: Final = (0.0, 1.0, 2.0)
"""What is taken off the score of "none of it" before tags are chosen: for F1 a tag pays before it is likelier than not."""
SHARED: Final = 0.2
"""Largest share of its content that an attribution may have in common with a surer one beside it."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``[first, last)`` of those read together that carry one role."""

    role: int
    first: int
    last: int

    @property
    def words(self) -> range:
        """Its words."""
        return range(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Tagged:
    """An attribution in words of the document, sorted.

    ``score`` is the probability that it is right, ``act`` the number of the speech act that the cue's words look most
    like.
    """

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    score: float
    act: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """A proposal with its signs of being right (`confidence.SIGNS`)."""

    parts: Parts
    signs: dict[str, float]


def weighed(
    settled: Settled, read: Sequence[Scores], rules: Sequence[Sequence[Candidate]]
) -> list[list[Weighed]]:
    """Return all that is proposed, for each stretch of words that was read together.

    ``rules`` are the rules' outermost candidates in each stretch, in its words, sorted by head.
    """
    if not read:
        return []
    likely = marginals([one.tags for one in read], settled.steps, settled.starts)
    # Who proposed each: none but the rules, or tags chosen with one eagerness or another.
    proposed: list[dict[Parts, list[float]]] = [{_of_rule(one): [] for one in found} for found in rules]
    nothing = np.arange(read[0].tags.shape[1]) == 0
    eager = [one.tags - eagerness * nothing for eagerness in EAGERNESS for one in read]
    tagged = best_tags(eager, settled.steps, settled.starts)
    for n, (known, one) in enumerate(zip(proposed, read, strict=True)):
        # More eagerness mostly changes nothing, and the same tags make the same attributions.
        made: dict[bytes, list[Parts]] = {}
        for eagerness, tags in zip(EAGERNESS, tagged[n :: len(read)], strict=True):
            same = tags.tobytes()
            if same not in made:
                made[same] = list(_assembled(one, tags))
            for parts in made[same]:
                known.setdefault(parts, []).append(eagerness)
    result = []
    for one, shares, known, found in zip(read, likely, proposed, rules, strict=True):
        view = View.of(one, shares, found)
        result.append(
            [
                Weighed(parts, view.signs(parts, [eagerness in by for eagerness in EAGERNESS]))
                for parts, by in known.items()
                if parts.cue and parts.content
            ]
        )
    return result


def chosen(scores: Scores, proposed: Iterable[Weighed], confidence: Confidence, least: float) -> list[Tagged]:
    """Return the surest proposals that go together, of those at least so likely, in text order of their cues."""
    ranked = sorted(
        ((confidence.score(one.signs), one.parts) for one in proposed),
        key=lambda pair: (-pair[0], pair[1].cue, pair[1].content, pair[1].source),
    )
    taken: list[Tagged] = []
    cues: set[int] = set()
    contents: set[int] = set()
    for score, parts in ranked:
        if score < least:
            break
        content = [i for i in parts.content if i not in contents]
        if not (cues.isdisjoint((*parts.cue, *parts.content)) and contents.isdisjoint(parts.cue)):
            continue
        if len(content) < (1 - SHARED) * len(parts.content):
            continue
        cues.update(parts.cue)
        contents.update(content)
        taken.append(_tagged(scores, Parts(parts.source, parts.cue, tuple(content)), score))
    return sorted(taken, key=lambda one: one.cue)


def _tagged(scores: Scores, parts: Parts, score: float) -> Tagged:
    def placed(words: Iterable[int]) -> tuple[int, ...]:
        return tuple(int(scores.words[i]) for i in words)

    act = int(scores.acts[list(parts.cue)].sum(0).argmax())
    return Tagged(placed(parts.source), placed(parts.cue), placed(parts.content), score, act)


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


def _of_rule(candidate: Candidate) -> Parts:
    return Parts(
        tuple(sorted(candidate.source)), tuple(sorted(candidate.cue)), tuple(sorted(candidate.content))
    )


def _assembled(scores: Scores, tags: Ints) -> Iterator[Parts]:
    """Yield the attributions that tags and links make. A cue that no content goes to makes none: nothing is said."""
    found = list(stretches(tags))
    cues = [one for one in found if one.role == CUE]
    if not cues:
        return
    sources = [one for one in found if one.role == SOURCE]
    contents: list[list[int]] = [[] for _ in cues]
    for one in found:
        if one.role == CONTENT:
            contents[_pick(scores.cues, one, cues)].extend(one.words)
    for cue, content in zip(cues, contents, strict=True):
        if content:
            picked = _pick(scores.sources, cue, [*sources, cue])
            source = tuple(sources[picked].words) if picked < len(sources) else ()
            yield Parts(source, tuple(cue.words), tuple(content))


def _pick(table: Floats, one: Stretch, others: Sequence[Stretch]) -> int:
    """Return the number of the stretch that a stretch's words pick together."""
    if len(others) == 1:
        return 0
    rows = table[one.first : one.last]
    columns = np.stack([np.maximum.reduce(rows[:, other.first : other.last], 1) for other in others], axis=1)
    columns -= np.maximum.reduce(columns, 1, keepdims=True)
    columns -= np.log(np.add.reduce(np.exp(columns), 1, keepdims=True))
    return int((np.add.reduce(columns, 0) / len(columns)).argmax())
