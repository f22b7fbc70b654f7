"""``sayso evaluate reprints``: which documents are copies of others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from sayso.cli.evaluate.measuring import complaining, conclude
from sayso.cli.evaluate.options import AsJson, Errors, Floors
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.floors import read_floors
from sayso.evaluation.reprint_scores import run_pairs
from sayso.evaluation.reprint_set import read_reprint_set
from sayso.evaluation.reprint_tables import reprints_table
from sayso.settings import Settings

LABELS: Final = Path("evaluation/reprints.jsonl")
"""Where the set stands in a checkout."""


def reprints_command(
    corpora: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of corpora, with fnc1, ecbplus and basil in it.")
    ],
    *,
    labels: Annotated[
        Path,
        typer.Option("--set", metavar="FILE", help="The set of labelled pairs, by name and digest."),
    ] = LABELS,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
) -> None:
    """Measure which documents are found to be copies of others, on pairs labelled by reference.

    A pair of which a text is absent, or is not the one that was labelled, is named and skipped. Errors are shown of the
    half of the set alone that may be looked at.
    """
    with complaining():
        bounds = read_floors(floors, "reprints")
        figures, outcomes = run_pairs(read_reprint_set(labels), corpora, Settings(force_language=True))
        if not figures.pairs:
            raise CorpusError(f"{corpora}: none of the texts of {labels} is there; give the corpora's folder")
        conclude(outcomes, figures.as_dict(), reprints_table(figures), bounds, errors=errors, as_json=as_json)
