"""Where words stand, and what an id is made of."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass


def digest(*parts: object) -> str:
    """Return a 16-digit id made of what makes the thing itself, so that reading twice gives the same id."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: ``start`` and ``end`` in code points, end exclusive."""

    start: int
    end: int

    def text(self, text: str) -> str:
        """Return the words it stands for."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether all of the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def distance(self, other: Span) -> int:
        """Return how many characters lie between the two; 0 where they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)

    def __len__(self) -> int:
        return self.end - self.start


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans sorted, with those that touch or overlap joined into one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
