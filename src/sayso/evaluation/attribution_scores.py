"""How well attributions were found: four figures, from words to whole attributions.

All are micro-averages over the articles of a split. Before anything is counted, white space is trimmed off each
span, and spans of one role that overlap or have only white space between them are joined. A word is a run of word
characters or one other character that is no space; it belongs to every span that covers part of it.

(a) token: for each role, the words that carry it in some attribution, compared as sets.
(b) exact: for each role, the complete spans of each attribution that has the role; equal or not.
(c) relation: two attributions match if their contents share at least half of the words of both together; pairs are
    taken one to one, the best overlap first. Source accuracy is the share of matched pairs whose sources agree:
    they share a word, or both are absent.
(d) attribution: as (c), and the source must agree.

Attributions without content are left out of (c) and (d).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sayso.evaluation.counts import NONE, Counts, ratio
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.polnear import ROLES, GoldArticle, Marked, Role
from sayso.records import Span

MATCH: Final = 0.5
"""Least share of common words at which two contents are taken for the same one."""

_WORD = re.compile(r"(?P<word>\w+)|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Options:
    """Two ways to soften (b): without punctuation at the edges of a span, and every piece of a span by itself."""

    ignore_edge_punctuation: bool = False
    by_fragment: bool = False


@dataclass(frozen=True, slots=True)
class Marking:
    """What one role of one attribution comes to: its spans, trimmed and joined, and the words they touch."""

    spans: tuple[Span, ...]
    words: frozenset[int]


Comparable = dict[Role, Marking]
"""One attribution, made comparable."""


class Words:
    """The words of one article by number, to make spans comparable."""

    def __init__(self, name: str, text: str) -> None:
        found = list(_WORD.finditer(text))
        self._name = name
        self._text = text
        self._starts = [match.start() for match in found]
        self._ends = [match.end() for match in found]
        self._is_word = [match["word"] is not None for match in found]

    def __len__(self) -> int:
        return len(self._starts)

    def touched(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the numbers of the words of which the spans cover a character."""
        return frozenset(
            i
            for span in spans
            for i in range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
        )

    def without_edges(self, words: frozenset[int]) -> frozenset[int]:
        """Return the words from the first to the last that is no punctuation; all of them if none is."""
        proper = [i for i in words if self._is_word[i]]
        if not proper:
            return words
        first, last = min(proper), max(proper)
        return frozenset(i for i in words if first <= i <= last)

    def marking(self, spans: Iterable[Span]) -> Marking:
        """Return spans trimmed and joined, with their words; raises CorpusError for a span outside the text."""
        joined: list[Span] = []
        for span in sorted(trimmed for span in spans if (trimmed := self._trimmed(span))):
            if joined and not self._text[joined[-1].end : span.start].strip():
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return Marking(tuple(joined), self.touched(joined))

    def _trimmed(self, span: Span) -> Span | None:
        if not 0 <= span.start <= span.end <= len(self._text):
            raise CorpusError(
                f"{self._name}: no text at {span.start}-{span.end}; do text and spans belong together?"
            )
        words = span.text(self._text)
        stripped = words.strip()
        if not stripped:
            return None
        start = span.start + len(words) - len(words.lstrip())
        return Span(start, start + len(stripped))

    def comparable(self, attributions: Iterable[Marked]) -> list[Comparable]:
        """Return attributions ready to compare, in order, without those that mark nothing but white space."""
        made: list[Comparable] = [
            {
                "source": self.marking(one.source),
                "cue": self.marking(one.cue),
                "content": self.marking(one.content),
            }
            for one in attributions
        ]
        return [one for one in made if any(marking.spans for marking in one.values())]


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts behind the four figures, over any number of articles. ``unread`` articles got no prediction."""

    articles: int = 0
    unread: int = 0
    tokens: int = 0
    token: dict[Role, Counts] = field(default_factory=lambda: dict.fromkeys(ROLES, NONE))
    exact: dict[Role, Counts] = field(default_factory=lambda: dict.fromkeys(ROLES, NONE))
    relation: Counts = NONE
    attribution: Counts = NONE

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.articles + other.articles,
            self.unread + other.unread,
            self.tokens + other.tokens,
            {role: self.token[role] + other.token[role] for role in ROLES},
            {role: self.exact[role] + other.exact[role] for role in ROLES},
            self.relation + other.relation,
            self.attribution + other.attribution,
        )

    @property
    def source_accuracy(self) -> float:
        """Which share of the matched attributions has the right source."""
        return ratio(self.attribution.hits, self.relation.hits)

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "articles": self.articles,
            "unpredicted articles": self.unread,
            "tokens": self.tokens,
            "token": {role: counts.as_dict() for role, counts in self.token.items()},
            "exact": {role: counts.as_dict() for role, counts in self.exact.items()},
            "relation": self.relation.as_dict(),
            "source_accuracy": self.source_accuracy,
            "attribution": self.attribution.as_dict(),
        }


def score_article(article: GoldArticle, predicted: Sequence[Marked] | None, options: Options) -> Figures:
    """Return one article's figures; ``predicted`` is None where it could not be read."""
    words = Words(article.stem, article.text)
    gold, found = words.comparable(article.attributions), words.comparable(predicted or ())
    pairs = matched(gold, found)
    sizes = (
        sum(bool(one["content"].spans) for one in found),
        sum(bool(one["content"].spans) for one in gold),
    )
    return Figures(
        articles=1,
        unread=int(predicted is None),
        tokens=len(words),
        token={role: _compare_words(gold, found, role) for role in ROLES},
        exact={role: _compare_spans(words, gold, found, role, options) for role in ROLES},
        relation=Counts(len(pairs), *sizes),
        attribution=Counts(sum(sources_agree(gold[i], found[j]) for i, j in pairs), *sizes),
    )


def matched(
    gold: Sequence[Comparable],
    found: Sequence[Comparable],
    fits: Callable[[Comparable, Comparable], bool] = lambda _, __: True,
) -> list[tuple[int, int]]:
    """Return pairs of places in ``gold`` and ``found`` whose contents match, one to one, best overlap first.

    Equal overlaps are taken in the order of gold, then of found. Pairs that do not fit are passed over.
    """
    candidates: list[tuple[float, int, int]] = []
    for i, left in enumerate(gold):
        for j, right in enumerate(found):
            common = len(left["content"].words & right["content"].words)
            overlap = ratio(common, len(left["content"].words | right["content"].words))
            if overlap >= MATCH and fits(left, right):
                candidates.append((-overlap, i, j))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return list(partner.items())


def sources_agree(gold: Comparable, found: Comparable) -> bool:
    """Say whether two sources share a word, or are both absent."""
    left, right = gold["source"].words, found["source"].words
    return bool(left & right) if left else not right


def _compare_words(gold: Sequence[Comparable], found: Sequence[Comparable], role: Role) -> Counts:
    left = frozenset[int]().union(*(one[role].words for one in gold))
    right = frozenset[int]().union(*(one[role].words for one in found))
    return Counts(len(left & right), len(right), len(left))


def _compare_spans(
    words: Words, gold: Sequence[Comparable], found: Sequence[Comparable], role: Role, options: Options
) -> Counts:
    left = _items(words, gold, role, options)
    right = _items(words, found, role, options)
    return Counts((left & right).total(), right.total(), left.total())


def _items(
    words: Words, attributions: Iterable[Comparable], role: Role, options: Options
) -> Counter[Hashable]:
    """Return what (b) compares, each as often as it stands there."""
    wholes = (one[role].spans for one in attributions if one[role].spans)
    pieces = [(span,) for whole in wholes for span in whole] if options.by_fragment else list(wholes)
    if not options.ignore_edge_punctuation:
        return Counter(pieces)
    return Counter(words.without_edges(words.touched(piece)) for piece in pieces)
