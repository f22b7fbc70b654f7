"""How well it is seen that a claim changed as it was told again, on reports and their retellings.

Each of the two reports is read the whole way, and their claims are compared. A retelling counts as found drifted if any
claim of the second has changed against one of the first; a voice that gives another number later revises it, which is no
drift. Kinds of change are counted for themselves, each at most once for a retelling.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, get_args

from sayso.corroboration.groups.telling import Telling, tellings_of
from sayso.evaluation.adding import added, added_by_name
from sayso.evaluation.cases import Case
from sayso.evaluation.counts import NONE, Counts
from sayso.evaluation.drift_baseline import plain_changes
from sayso.evaluation.drift_set import Outlet, Retelling
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.reading import Read, read_text
from sayso.evaluation.references import skipped
from sayso.evaluation.runs import Outcome
from sayso.records import Document, Failure, Report
from sayso.records.drift import Change, Step
from sayso.records.labels import ChangeKind
from sayso.settings import Settings

Between = Callable[[Sequence[Telling], Sequence[Telling]], Sequence[Step]]
"""What compares the claims of a report with those of an earlier one."""

PARTS: Final = ("all", "seen", "unseen", "own", "meantime")
"""The whole set; its halves; what was invented for it and what is made of texts that others collected."""
KINDS: Final[tuple[ChangeKind, ...]] = get_args(ChangeKind)


@dataclass(frozen=True, slots=True)
class Scores:
    """What one way finds: retellings that drifted, by part of the set, and kinds of change."""

    drifted: Mapping[str, Counts] = field(default_factory=dict)
    kinds: Mapping[str, Counts] = field(default_factory=dict)

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            added_by_name(self.drifted, other.drifted, NONE), added_by_name(self.kinds, other.kinds, NONE)
        )

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON; what was never met is nothing of nothing."""
        return {
            **{part: self.drifted.get(part, NONE).as_dict() for part in PARTS},
            "kinds": {kind: self.kinds.get(kind, NONE).as_dict() for kind in KINDS},
        }


@dataclass(frozen=True, slots=True)
class Figures:
    """How many retellings were read, and what was found in them by sayso and by the plain way."""

    items: int = 0
    skipped: int = 0
    unread: int = 0
    sayso: Scores = Scores()
    baseline: Scores = Scores()

    def __add__(self, other: Figures) -> Figures:
        return added(self, other)

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "items": self.items,
            "skipped items": self.skipped,
            "unpredicted items": self.unread,
            **self.sayso.as_dict(),
            "baseline": self.baseline.as_dict(),
        }


def run_retelling(
    item: Retelling, corpora: Path, read: Read, between: Between, settings: Settings
) -> Outcome[Figures]:
    """Return how one retelling was judged; one whose words are absent is skipped and named."""
    try:
        texts = item.words.texts(corpora)
    except CorpusError as error:
        return Outcome(Figures(skipped=1), failure=skipped(item.name, error))
    reports: list[Report] = []
    for place, text, outlet in zip(("first", "second"), texts, item.outlets, strict=True):
        report = _read(f"{item.id}-{place}.txt", text, outlet, read, settings)
        if isinstance(report, Failure):
            missed = scores(item, frozenset())
            return Outcome(Figures(1, 0, 1, missed, missed), failure=report)
        reports.append(report)
    return score_reports(item, reports[0], reports[1], between)


def score_reports(item: Retelling, first: Report, second: Report, between: Between) -> Outcome[Figures]:
    """Return the figures of one retelling as read and, of the seen half, what went wrong."""
    steps = [step for step in between(tellings_of(first), tellings_of(second)) if not step.revises]
    changes = [change for step in steps for change in step.changes]
    found = frozenset(change.kind for change in changes)
    figures = Figures(1, 0, 0, scores(item, found), scores(item, plain_changes(first, second)))
    shown = item.half == "seen"
    return Outcome(figures, tuple(_cases(item, changes, first, second)) if shown else ())


def scores(item: Retelling, found: frozenset[ChangeKind]) -> Scores:
    """Return what finding these kinds of change in a retelling counts for."""
    one = Counts(bool(found and item.drift), bool(found), bool(item.drift))
    parts = ("all", item.half, "own" if item.is_own else "meantime")
    counted = found - item.arguable
    kinds: dict[str, Counts] = {
        kind: Counts(kind in found and kind in item.drift, kind in counted, kind in item.drift)
        for kind in counted | item.drift
    }
    return Scores(dict.fromkeys(parts, one), kinds)


def _read(name: str, text: str, outlet: Outlet, read: Read, settings: Settings) -> Report | Failure:
    def read_dated(document: Document) -> Report:
        return read(replace(document, publisher=outlet.publisher, published=outlet.published))

    return read_text(name, text.encode("utf-8"), read_dated, settings)


def _cases(item: Retelling, changes: Sequence[Change], first: Report, second: Report) -> Iterator[Case]:
    """Yield a retelling that was judged otherwise than labelled, or right but for other kinds of change."""
    found = frozenset(change.kind for change in changes)
    if bool(found) == bool(item.drift) and found - item.arguable == item.drift:
        return
    told = "; ".join(f"{one.kind}: {one.before or 'nothing'} to {one.after or 'nothing'}" for one in changes)
    words = (
        ("first", " ".join(first.document.text.split())),
        ("second", " ".join(second.document.text.split())),
        ("found", told),
    )
    labelled = ", ".join(sorted(item.drift)) or "harmless"
    missed = bool(item.drift - found)
    yield Case("missed" if missed else "false", item.id, words, f"labelled {labelled}: {item.why}", "")
