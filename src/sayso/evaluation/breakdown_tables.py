"""What lies behind the figures of PolNeAR, as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.evaluation.agreement import Agreement
from sayso.evaluation.attribution_scores import Figures
from sayso.evaluation.calibration import Calibration
from sayso.evaluation.counts import Counts
from sayso.evaluation.thresholds import Point, best


def calibration_table(calibration: Calibration) -> str:
    """Return how far scores are from the share right, for each bin and over all."""
    head = f"{'score':10}{'number':>8}{'mean score':>12}{'share right':>13}"
    return "\n".join(
        [
            "Calibration: do scores say how many attributions are right, as (d) counts?",
            head,
            *(
                _calibration_row(
                    f"{one.low:.1f} - {one.high:.1f}", one.number, one.mean_score, one.share_right
                )
                for one in calibration.bins
            ),
            _calibration_row("all", calibration.number, calibration.mean_score, calibration.share_right),
            f"expected calibration error {calibration.ece:.3f}, Brier score {calibration.brier:.3f}",
        ]
    )


def curve_table(points: Sequence[Point]) -> str:
    """Return figure (d) at every threshold, the best one marked."""
    chosen = best(points)
    return "\n".join(
        [
            "(d) attribution, if only those with at least this score were kept",
            f"{'at least':10}{'P':>7}{'R':>7}{'F1':>7}{'hits':>8}{'pred.':>8}{'gold':>8}",
            *(_curve_row(point) + "  best F1" * (point is chosen) for point in points),
        ]
    )


def groups_table(by: str, groups: Mapping[str, Figures]) -> str:
    """Return the F1 of contents, relations and attributions for each group of articles."""
    return "\n".join(
        [
            f"F1 by {by}",
            f"{'':16}{'articles':>9}{'(a) content':>13}{'(c)':>7}{'(d)':>7}",
            *(
                f"{name:16}{figures.articles:9}{figures.token['content'].f1:13.3f}"
                f"{figures.relation.f1:7.3f}{figures.attribution.f1:7.3f}"
                for name, figures in groups.items()
            ),
        ]
    )


def agreement_table(agreement: Agreement) -> str:
    """Return how far annotators agree as a table."""
    figures = agreement.figures
    compared = f"{_several(agreement.articles, 'article')}, {_several(agreement.pairs, 'pair')} of annotators"
    return "\n".join(
        [
            f"{compared}, each scored against the other",
            f"{'':24}{'F1':>7}",
            *(_agreement_row(f"(a) token {role}", counts) for role, counts in figures.token.items()),
            *(_agreement_row(f"(b) exact {role}", counts) for role, counts in figures.exact.items()),
            _agreement_row("(c) relation", figures.relation),
            f"{'(c) source accuracy':24}{figures.source_accuracy:7.3f}",
            _agreement_row("(d) attribution", figures.attribution),
        ]
    )


def _several(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _calibration_row(name: str, number: int, mean_score: float, share_right: float) -> str:
    if not number:
        return f"{name:10}{0:8}{'-':>12}{'-':>13}"
    return f"{name:10}{number:8}{mean_score:12.3f}{share_right:13.3f}"


def _curve_row(point: Point) -> str:
    counts = point.counts
    return (
        f"{point.least:<10.1f}{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}"
        f"{counts.hits:8}{counts.predicted:8}{counts.gold:8}"
    )


def _agreement_row(name: str, counts: Counts) -> str:
    return f"{name:24}{counts.f1:7.3f}"
