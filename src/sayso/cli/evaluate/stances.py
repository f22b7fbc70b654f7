"""``sayso evaluate stances``: how articles stand to headlines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.evaluate.measuring import complaining, conclude, each, reader
from sayso.cli.evaluate.options import AsJson, Errors, Floors
from sayso.cli.finding import RulesOnly
from sayso.evaluation.floors import read_floors
from sayso.evaluation.fnc import DEV, read_fnc
from sayso.evaluation.runs import spread
from sayso.evaluation.stance_scores import Figures, run_stances, stances_table
from sayso.settings import Settings


def stances_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    corpus: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of the Fake News Challenge, with its tables.")
    ],
    *,
    stances: Annotated[
        str, typer.Option("--stances", metavar="NAME", help="The table of stances in it to measure on.")
    ] = DEV,
    rules_only: RulesOnly = False,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", min=1, metavar="N", help="Read only N articles, spread over the table."),
    ] = None,
) -> None:
    """Measure whether articles are told to agree with a headline, to dispute it, or to leave it open (FNC-1)."""
    with complaining():
        bounds = read_floors(floors, "stances")
        articles = spread(read_fnc(corpus, stances), limit)
        settings = Settings(rules_only=rules_only, force_language=True)
        read = reader(context, settings).read
        outcomes = each(articles, lambda article: run_stances(article, read, settings))
        total = sum((outcome.figures for outcome in outcomes), Figures())
        conclude(outcomes, total.as_dict(), stances_table(total), bounds, errors=errors, as_json=as_json)
