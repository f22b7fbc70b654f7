"""Claims of many documents that say the same thing, and what they are at odds about."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.actors import Score
from sayso.records.labels import DisputeKind, Relation


@dataclass(frozen=True, slots=True, order=True)
class ClaimRef:
    """A claim of a document, by the ids of both."""

    document: str
    claim: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that were found to say the same thing: how surely, and why. ``first`` is the smaller one."""

    first: ClaimRef
    second: ClaimRef
    score: Score


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about the same thing, sorted: those that affirm it, those that deny it, and those that take neither side.

    ``subject``, ``object``, ``place`` and ``time`` are the words most of its claims have for them, None where none has
    any; time is in ISO dates, the earliest and the latest with a slash between. ``documents`` are sorted. ``links`` are
    the strongest that hold its claims together; two claims that are alike in every part have none.
    """

    id: str
    affirming: tuple[ClaimRef, ...]
    denying: tuple[ClaimRef, ...]
    relation: Relation
    subject: str | None
    object: str | None
    place: str | None
    time: str | None
    documents: tuple[str, ...]
    links: tuple[Link, ...]
    open: tuple[ClaimRef, ...] = ()

    @property
    def members(self) -> tuple[ClaimRef, ...]:
        """All claims of it, sorted."""
        return tuple(sorted((*self.affirming, *self.denying, *self.open)))


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two sides that can't both be right, or that count the same thing differently: each the claims of it, sorted.

    ``groups`` are the groups that the claims stand in, one or two. Of numbers, ``revises`` says that the second side is
    the first one's voice again, later; False where it is not, None where that can't be told or nothing is counted.
    """

    id: str
    kind: DisputeKind
    groups: tuple[str, ...]
    first: tuple[ClaimRef, ...]
    second: tuple[ClaimRef, ...]
    reasons: tuple[str, ...]
    revises: bool | None = None
