"""``sayso evaluate times``: what dates times come to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from sayso.cli.evaluate.measuring import complaining, each, hold, parsing, show
from sayso.cli.evaluate.options import AsJson, Errors, Floors
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.floors import read_floors, shortfalls
from sayso.evaluation.tables import times_table
from sayso.evaluation.time_scores import Figures, read_times, run_times
from sayso.settings import Settings

LABELS: Final = Path("evaluation/times.jsonl")
"""Where the set stands in a checkout."""


def times_command(
    context: typer.Context,
    corpora: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="The folder of corpora, with polnear, basil, meantime_text and muc."
        ),
    ],
    *,
    labels: Annotated[
        Path, typer.Option("--set", metavar="FILE", help="The set of labelled times, by name and offsets.")
    ] = LABELS,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
) -> None:
    """Measure whether times come to the right dates.

    A text that is absent, or is not the one that was labelled, is named and skipped.
    """
    with complaining():
        bounds = read_floors(floors, "times")
        texts = list(read_times(labels))
        settings = Settings(rules_only=True)
        parse = parsing(context, settings)
        outcomes = each(texts, lambda text: run_times(text, corpora, parse, settings))
        total = sum((outcome.figures for outcome in outcomes), Figures())
        if not total.texts:
            raise CorpusError(
                f"{corpora}: none of the texts of {labels} is there; give the folder of corpora"
            )
        short = shortfalls(total.as_dict(), bounds)
    show(outcomes, total.as_dict(), times_table(total), errors=errors, as_json=as_json)
    hold(short)
