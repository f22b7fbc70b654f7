"""What changed when a figure or a statement was told again."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.groups import ClaimRef
from sayso.records.labels import ChangeKind


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a later telling has otherwise, in the words of both; None where a telling lacks it."""

    kind: ChangeKind
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A telling and the earlier one that it is nearest to, with what changed between the two, if anything.

    ``revises`` says that the same voice gave another number later, which is no drift. ``reasons`` say why the two are taken
    to tell the same thing.
    """

    first: ClaimRef
    second: ClaimRef
    changes: tuple[Change, ...]
    reasons: tuple[str, ...]
    revises: bool = False


@dataclass(frozen=True, slots=True)
class Drift:
    """The chain of tellings of one figure or statement, in the order of time, with what changed at each step.

    ``told`` are all its claims, those that were said first before those said later, and claims of no known day last.
    """

    id: str
    told: tuple[ClaimRef, ...]
    steps: tuple[Step, ...]
