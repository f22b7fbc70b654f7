"""``sayso evaluate places``: where on the map places are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from sayso.cli.evaluate.measuring import complaining, each, hold, parsing, show
from sayso.cli.evaluate.options import AsJson, Errors, Floors
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.floors import read_floors, shortfalls
from sayso.evaluation.place_scores import Figures, read_places, run_places
from sayso.evaluation.tables import places_table
from sayso.settings import Settings

LABELS: Final = Path("evaluation/places.jsonl")
"""Where the set stands in a checkout."""


def places_command(
    context: typer.Context,
    corpora: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="The folder of corpora, with polnear, basil, meantime_text and muc."
        ),
    ],
    *,
    labels: Annotated[
        Path, typer.Option("--set", metavar="FILE", help="The set of labelled places, by name and offsets.")
    ] = LABELS,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
) -> None:
    """Measure whether places are put on the right spot of the map, given where their names stand.

    A text that is absent, or is not the one that was labelled, is named and skipped.
    """
    with complaining():
        bounds = read_floors(floors, "places")
        texts = list(read_places(labels))
        settings = Settings(rules_only=True)
        parse = parsing(context, settings)
        outcomes = each(texts, lambda text: run_places(text, corpora, parse, settings))
        total = sum((outcome.figures for outcome in outcomes), Figures())
        if not total.texts:
            raise CorpusError(
                f"{corpora}: none of the texts of {labels} is there; give the folder of corpora"
            )
        short = shortfalls(total.as_dict(), bounds)
    show(outcomes, total.as_dict(), places_table(total), errors=errors, as_json=as_json)
    hold(short)
