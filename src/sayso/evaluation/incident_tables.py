"""The figures of incidents as plain text for a terminal."""

from __future__ import annotations

from sayso.evaluation.counts import Counts
from sayso.evaluation.incident_scores import Figures

_HEAD = f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'hits':>8}{'pred.':>8}{'gold':>8}"
_PARTS = "of those paired"


def incidents_table(figures: Figures) -> str:
    """Return the figures of incidents as a table: all, by type, and the parts of those that were paired."""
    return "\n".join(
        [
            f"{figures.messages} messages, {figures.unread} messages without a prediction",
            _HEAD,
            _row("incident", figures.incidents),
            *(_row(f"  {name.lower()}", counts) for name, counts in figures.types.items()),
            _PARTS,
            *(_row(f"  {name}", counts) for name, counts in figures.parts.items()),
        ]
    )


def _row(name: str, counts: Counts) -> str:
    ratios = f"{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}"
    return f"{name:24}{ratios}{counts.hits:8}{counts.predicted:8}{counts.gold:8}"
