"""``sayso evaluate drift``: whether a claim changed as it was told again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from sayso.cli.evaluate.measuring import complaining, conclude, each, reader
from sayso.cli.evaluate.options import AsJson, Errors, Floors
from sayso.cli.finding import RulesOnly
from sayso.corroboration.drift.finding import drift_between
from sayso.evaluation.drift_scores import Figures, run_retelling
from sayso.evaluation.drift_set import read_drift_set
from sayso.evaluation.drift_tables import drift_table
from sayso.evaluation.floors import read_floors
from sayso.evaluation.runs import spread
from sayso.settings import Settings

LABELS: Final = Path("evaluation/drift.jsonl")
"""Where the set stands in a checkout."""


def drift_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    corpora: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of corpora, with meantime_text in it.")
    ],
    *,
    labels: Annotated[
        Path, typer.Option("--set", metavar="FILE", help="The set of labelled retellings.")
    ] = LABELS,
    rules_only: RulesOnly = False,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", min=1, metavar="N", help="Read only N retellings, spread over the set."),
    ] = None,
) -> None:
    """Measure whether it is seen that a claim changed as it was told again: its number, whole, voice and the like.

    A retelling of words that are absent, or are not those that were labelled, is named and skipped. Errors are shown of the
    half of the set alone that may be looked at.
    """
    with complaining():
        bounds = read_floors(floors, "drift")
        items = spread(read_drift_set(labels), limit)
        settings = Settings(rules_only=rules_only, force_language=True)
        read = reader(context, settings).read
        outcomes = each(items, lambda item: run_retelling(item, corpora, read, drift_between, settings))
        total = sum((outcome.figures for outcome in outcomes), Figures())
        conclude(outcomes, total.as_dict(), drift_table(total), bounds, errors=errors, as_json=as_json)
