"""Counts, grades, disputes and changes in words: never as facts, and both sides alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sayso.records import Change, ChangeKind, Dispute, DisputeKind, Drift
from sayso.store.judging.grades import Grade

ID_SHOWN = 10
"""How much of an id is shown; so much tells a million claims apart, and any unique beginning is understood."""

_DISPUTES: Final[Mapping[DisputeKind, str]] = {
    "denied": "denied",
    "contradicted": "contradicted",
    "numbers": "numbers differ",
}
_CHANGES: Final[Mapping[ChangeKind, str]] = {
    "number": "number",
    "scope": "what is counted",
    "base": "of what whole",
    "actor": "who",
    "certainty": "how firmly",
    "voice": "on whose word",
    "time": "when",
    "place": "where",
}


def period(first: str | None, last: str | None) -> str:
    """Return in words when a thing was first and last said; nothing where no day is known."""
    days = list(dict.fromkeys(day for day in (first, last) if day))
    return f"said {' to '.join(days)}" if days else ""


def graded(grades: Iterable[Grade]) -> str:
    """Return grades in words, with who gave them; nothing where there is none.

    >>> graded([Grade("C", "ana"), Grade("B", "bo")])
    'graded C by ana, B by bo'
    """
    words = ", ".join(f"{one.grade} by {one.by}" for one in grades)
    return f"graded {words}" if words else ""


def why_disputed(dispute: Dispute) -> str:
    """Return in words what a dispute is about; what is known to be a revision is called so."""
    kind = "number revised" if dispute.revises else _DISPUTES[dispute.kind]
    reasons = [reason for reason in dispute.reasons if reason != _REVISED]
    return ": ".join(filter(None, (kind, "; ".join(reasons))))


_REVISED: Final = "the same voice gave the second number later"


def changed(change: Change) -> str:
    """Return a change in words.

    >>> changed(Change("number", "11", "30")), changed(Change("certainty", "alleged", None))
    ('number: 11 → 30', 'how firmly: alleged → said plainly')
    """
    absent = "said plainly" if change.kind == "certainty" else "not given"
    return f"{_CHANGES[change.kind]}: {change.before or absent} → {change.after or absent}"


def changes_of(drifts: Iterable[Drift]) -> Sequence[str]:
    """Return in words what changed in the course of telling, each change once; revisions by one voice are no drift."""
    steps = (step for drift in drifts for step in drift.steps if not step.revises)
    return list(dict.fromkeys(changed(change) for step in steps for change in step.changes))


def grades_plain(grades: Iterable[Grade]) -> list[dict[str, Any]]:
    """Return grades as plain data."""
    return [{"grade": one.grade, "by": one.by} for one in grades]
