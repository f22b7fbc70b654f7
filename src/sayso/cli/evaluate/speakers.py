"""``sayso evaluate speakers``: who speaks where the source is a pronoun or a description."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from sayso.cli.evaluate.measuring import casting, complaining, conclude, each
from sayso.cli.evaluate.options import AsJson, Errors, Floors
from sayso.cli.finding import MinScore, RulesOnly, TaggerFolder
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.floors import read_floors
from sayso.evaluation.speakers import Figures, read_speakers, run_article
from sayso.evaluation.tables import speakers_table
from sayso.settings import Settings

LABELS: Final = Path("evaluation/speakers.jsonl")
"""Where the set stands in a checkout."""


def speakers_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A split of PolNeAR, such as dev.")],
    *,
    labels: Annotated[
        Path,
        typer.Option("--set", metavar="FILE", help="The set of labelled speakers, by name and offsets."),
    ] = LABELS,
    rules_only: RulesOnly = False,
    tagger: TaggerFolder = None,
    min_score: MinScore = None,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
) -> None:
    """Measure whether "he" or "the agency" that speaks is tied to the right name, on labels by reference.

    An article that is absent is named and skipped.
    """
    with complaining():
        bounds = read_floors(floors, "speakers")
        articles = list(read_speakers(labels))
        settings = Settings(rules_only=rules_only, tagger=tagger, min_score=min_score)
        cast = casting(context, settings)
        outcomes = each(articles, lambda article: run_article(article, folder, cast, settings))
        total = sum((outcome.figures for outcome in outcomes), Figures())
        if not total.speakers:
            raise CorpusError(f"{folder}: none of the articles of {labels} is there; give PolNeAR's dev")
        conclude(outcomes, total.as_dict(), speakers_table(total), bounds, errors=errors, as_json=as_json)
