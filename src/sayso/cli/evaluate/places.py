"""``sayso evaluate places``: where on the map places are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from sayso.cli.evaluate.measuring import complaining, conclude, each, parsing, require_some
from sayso.cli.evaluate.options import AsJson, CorporaFolder, Errors, Floors
from sayso.evaluation.floors import read_floors
from sayso.evaluation.place_scores import Figures, read_places, run_places
from sayso.evaluation.tables import places_table
from sayso.settings import Settings

LABELS: Final = Path("evaluation/places.jsonl")
"""Where the set stands in a checkout."""


def places_command(
    context: typer.Context,
    corpora: CorporaFolder,
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
        require_some(total.texts, corpora, labels)
        conclude(outcomes, total.as_dict(), places_table(total), bounds, errors=errors, as_json=as_json)
