"""The figures of reprints as plain text for a terminal."""

from __future__ import annotations

from sayso.evaluation.counts import Counts
from sayso.evaluation.reprint_scores import Figures


def reprints_table(figures: Figures) -> str:
    """Return how well copies are found as a table, beside a plain threshold, and what it costs."""
    rows = [
        ("any reprint", figures.any),
        ("  seen half", figures.seen),
        ("  unseen half", figures.unseen),
        ("  overlap 0.2 to 0.6", figures.hard),
        *((kind, counts) for kind, counts in figures.kinds.items()),
        ("who copied, of those told", figures.told),
        (f"Jaccard from {figures.threshold:.3f}", figures.baseline),
        ("  unseen half", figures.baseline_unseen),
        ("  overlap 0.2 to 0.6", figures.baseline_hard),
    ]
    speed = figures.as_dict()["speed"]
    return "\n".join(
        [
            f"{figures.pairs} pairs, {figures.skipped} skipped, {figures.unmet} reprints that share no key",
            f"{'':26}{'P':>7}{'R':>7}{'F1':>7}{'hits':>8}{'pred.':>8}{'gold':>8}",
            *(_row(name, counts) for name, counts in rows),
            (
                f"{speed['documents']} documents: {speed['compared']} of {speed['pairs']} pairs compared,"
                f" {speed['times_faster']:.0f} times faster than all"
            ),
        ]
    )


def _row(name: str, counts: Counts) -> str:
    ratios = f"{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}"
    return f"{name:26}{ratios}{counts.hits:8}{counts.predicted:8}{counts.gold:8}"
