"""``sayso evaluate coreference``: which mentions are the same actor's."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.evaluate.measuring import casting, complaining, conclude, each
from sayso.cli.evaluate.options import AsJson, Errors, Floors, Limit
from sayso.cli.finding import MinScore, RulesOnly, TaggerFolder
from sayso.evaluation.coreference import Figures, run_text
from sayso.evaluation.ecbplus import read_ecbplus
from sayso.evaluation.floors import read_floors
from sayso.evaluation.newswcl50 import read_newswcl50
from sayso.evaluation.runs import spread
from sayso.evaluation.tables import coreference_table
from sayso.settings import Settings


def coreference_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    *,
    newswcl50: Annotated[
        Path | None, typer.Option("--newswcl50", metavar="DIR", help="Measure on NewsWCL50 in this folder.")
    ] = None,
    ecbplus: Annotated[
        Path | None, typer.Option("--ecbplus", metavar="DIR", help="Measure on ECB+ in this folder.")
    ] = None,
    rules_only: RulesOnly = False,
    tagger: TaggerFolder = None,
    min_score: MinScore = None,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
    limit: Limit = None,
) -> None:
    """Measure which mentions are tied to the same actor, on NewsWCL50 or ECB+; the corpus gives the mentions."""
    if (newswcl50 is None) == (ecbplus is None):
        raise typer.BadParameter("give one corpus: --newswcl50 DIR or --ecbplus DIR")
    with complaining():
        bounds = read_floors(floors, "newswcl50" if newswcl50 else "ecbplus")
        texts = read_newswcl50(newswcl50) if newswcl50 else read_ecbplus(ecbplus or Path())
        settings = Settings(rules_only=rules_only, tagger=tagger, min_score=min_score)
        cast = casting(context, settings)
        outcomes = each(spread(texts, limit), lambda text: run_text(text, cast, settings))
        total = sum((outcome.figures for outcome in outcomes), Figures())
        conclude(outcomes, total.as_dict(), coreference_table(total), bounds, errors=errors, as_json=as_json)
