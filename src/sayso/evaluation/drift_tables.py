"""The figures of drift as plain text for a terminal."""

from __future__ import annotations

from sayso.evaluation.counts import NONE, Counts
from sayso.evaluation.drift_scores import KINDS, PARTS, Figures, Scores

_NAMES = {
    "all": "drifted or not",
    "seen": "  seen half",
    "unseen": "  unseen half",
    "own": "  invented",
    "meantime": "  edited MEANTIME",
}


def drift_table(figures: Figures) -> str:
    """Return how well drift is seen as a table, beside the plain way, and each kind of change."""
    return "\n".join(
        [
            f"{figures.items} retellings, {figures.skipped} skipped, {figures.unread} without a prediction",
            f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'hits':>8}{'pred.':>8}{'gold':>8}",
            *_parts(figures.sayso),
            *(_row(f"changed {kind}", figures.sayso.kinds.get(kind, NONE)) for kind in KINDS),
            "any number, named voice or hedge that differs",
            *_parts(figures.baseline),
        ]
    )


def _parts(scores: Scores) -> list[str]:
    return [_row(_NAMES[part], scores.drifted.get(part, NONE)) for part in PARTS]


def _row(name: str, counts: Counts) -> str:
    ratios = f"{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}"
    return f"{name:24}{ratios}{counts.hits:8}{counts.predicted:8}{counts.gold:8}"
