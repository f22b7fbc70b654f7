"""``sayso evaluate polnear``: who says what."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.evaluate.measuring import complaining, each, hold, reader, show
from sayso.cli.evaluate.options import AsJson, Errors, Floors, Limit
from sayso.evaluation.attribution_scores import Figures, Options
from sayso.evaluation.floors import read_floors, shortfalls
from sayso.evaluation.polnear import read_split
from sayso.evaluation.runs import run_article, spread
from sayso.evaluation.tables import attribution_table
from sayso.settings import Settings


def polnear_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A PolNeAR split: a folder with text/ and attributions/.")
    ],
    *,
    by_fragment: Annotated[
        bool, typer.Option("--by-fragment", help="Figure (b): count every piece of a span by itself.")
    ] = False,
    ignore_edge_punctuation: Annotated[
        bool,
        typer.Option(
            "--ignore-edge-punctuation", help="Figure (b): leave out punctuation at a span's edges."
        ),
    ] = False,
    nested: Annotated[
        bool, typer.Option("--nested", help="Score attributions inside others too; the corpus marks none.")
    ] = False,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
    limit: Limit = None,
) -> None:
    """Measure who says what: sources, cues and contents, on a split of PolNeAR."""
    with complaining():
        bounds = read_floors(floors, "polnear")
        options, settings = Options(ignore_edge_punctuation, by_fragment), Settings()
        articles = spread(read_split(folder), limit)
        read = reader(context, settings).read
        outcomes = each(
            articles, lambda article: run_article(article, read, settings, options, nested=nested)
        )
        total = sum((outcome.figures for outcome in outcomes), Figures())
        short = shortfalls(total.as_dict(), bounds)
    show(outcomes, total.as_dict(), attribution_table(total), errors=errors, as_json=as_json)
    hold(short)
