"""What the claims of a group independently rest on, and the words that show which of them rest on the same."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.groups import ClaimRef
from sayso.records.labels import FoldGround, OriginKind, Side
from sayso.records.spans import Span


@dataclass(frozen=True, slots=True)
class Words:
    """Where words stand: the document's id, and the span of its text."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Fold:
    """Two claims that rest on one origin: on what ground, the sentence that says why, and the words that show it."""

    first: ClaimRef
    second: ClaimRef
    ground: FoldGround
    reason: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """An innermost voice, or a story's own reporting, with the claims of one group that rest on it, sorted.

    ``side`` says whether they affirm what the group says, deny it or take neither side: only who affirms it corroborates it.
    ``called`` is who it is, in a reader's words. ``folds`` tie all of its claims together. ``unknown`` are the reasons for
    which it can't be shown to be independent of the others; none where nothing speaks against it.
    """

    id: str
    kind: OriginKind
    side: Side
    called: str
    claims: tuple[ClaimRef, ...]
    folds: tuple[Fold, ...]
    unknown: tuple[str, ...]
