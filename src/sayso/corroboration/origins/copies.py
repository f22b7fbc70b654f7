"""Which documents are copies of each other, as far as the claims of a group are concerned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sayso.records import Passage, Reprint, Span, Words

_LEEWAY: Final = 60
"""So many characters off may a word stand in one copy of a passage: up to six words differ at a time."""
_READABLE: Final = 400
"""Passages of more characters are shown in part."""


@dataclass(frozen=True, slots=True)
class Copies:
    """The reprints among documents, by the ids of both, the smaller first, and the telling that each copied one belongs to."""

    reprints: Mapping[tuple[str, str], Reprint] = field(default_factory=dict)
    folds: Mapping[str, str] = field(default_factory=dict)

    @staticmethod
    def of(reprints: Iterable[Reprint], folds: Iterable[Sequence[str]] = ()) -> Copies:
        """Return copies as `find_reprints` and `fold_copies` give them."""
        return Copies(
            {(one.first, one.second): one for one in reprints},
            {document: fold[0] for fold in folds if len(fold) > 1 for document in fold},
        )

    def between(self, one: str, other: str) -> Reprint | None:
        """Return the reprint that two documents make."""
        return self.reprints.get((min(one, other), max(one, other)))

    def one_telling(self, one: str, other: str) -> bool:
        """Say whether two documents are copies of one report."""
        fold = self.folds.get(one)
        return fold is not None and fold == self.folds.get(other)


def shared_words(reprint: Reprint, first: Sequence[Span], second: Sequence[Span]) -> tuple[Words, ...]:
    """Return the passage in which these words of both documents are the same ones, nothing where there is none.

    Of a long passage it is the part in which these words stand.
    """
    for passage in reprint.passages:
        one, other = _within(first, passage.first), _within(second, passage.second)
        if one and other and _in_step(one, other, passage):
            if max(len(passage.first), len(passage.second)) <= _READABLE:
                one, other = passage.first, passage.second
            return Words(reprint.first, one), Words(reprint.second, other)
    return ()


def longest_passage(reprint: Reprint) -> tuple[Words, ...]:
    """Return the longest passage of a reprint, in both documents."""
    if not reprint.passages:
        return ()
    longest = max(reprint.passages, key=lambda one: (one.words, -one.first.start))
    return Words(reprint.first, longest.first), Words(reprint.second, longest.second)


def _within(spans: Sequence[Span], passage: Span) -> Span | None:
    """Return the stretch from the first of these spans to the last where most of them lies in a passage."""
    inside = sum(max(0, min(span.end, passage.end) - max(span.start, passage.start)) for span in spans)
    if 2 * inside <= sum(map(len, spans)):
        return None
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _in_step(one: Span, other: Span, passage: Passage) -> bool:
    """Say whether two stretches stand at the same place of a passage, or nearly."""
    scale = len(passage.second) / len(passage.first)
    start = passage.second.start + (one.start - passage.first.start) * scale
    end = passage.second.start + (one.end - passage.first.start) * scale
    off = abs((start + end) - (other.start + other.end)) / 2
    return off <= _LEEWAY + abs((end - start) - len(other)) / 2
