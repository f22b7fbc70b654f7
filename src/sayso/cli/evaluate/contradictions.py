"""``sayso evaluate contradictions``: which texts say what is stated, and which the contrary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.evaluate.measuring import complaining, conclude
from sayso.cli.evaluate.options import AsJson, Errors, Floors
from sayso.evaluation.contradiction_scores import contradictions_table, score_contradictions
from sayso.evaluation.floors import read_floors
from sayso.evaluation.rte import read_rte


def contradictions_command(
    corpus: Annotated[Path, typer.Argument(metavar="FILE", help="RTE-3 as JSON Lines, with three answers.")],
    *,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
) -> None:
    """Measure whether a text is found to say what is stated, or the contrary, on RTE-3. Only words are compared."""
    with complaining():
        bounds = read_floors(floors, "contradictions")
        outcome = score_contradictions(read_rte(corpus))
        figures = outcome.figures
        table = contradictions_table(figures)
        conclude([outcome], figures.as_dict(), table, bounds, errors=errors, as_json=as_json)
