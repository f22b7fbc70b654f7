"""``sayso evaluate polnear``: who says what."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from sayso.cli.evaluate.measuring import complaining, each, hold, reader, show
from sayso.cli.evaluate.options import AsJson, ByFragment, Errors, Floors, IgnoreEdgePunctuation, Limit
from sayso.cli.finding import MinScore, RulesOnly, TaggerFolder
from sayso.cli.output import opened
from sayso.evaluation.attribution_scores import Figures, Options
from sayso.evaluation.breakdown_tables import calibration_table, curve_table, groups_table
from sayso.evaluation.calibration import calibration
from sayso.evaluation.diagrams import reliability_diagram
from sayso.evaluation.floors import read_floors, shortfalls
from sayso.evaluation.polnear import read_split
from sayso.evaluation.polnear_metadata import Grouping, figures_by, read_origins
from sayso.evaluation.runs import run_article, spread
from sayso.evaluation.tables import attribution_table
from sayso.evaluation.thresholds import curve
from sayso.settings import Settings


def polnear_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A PolNeAR split: a folder with text/ and attributions/.")
    ],
    *,
    by_fragment: ByFragment = False,
    ignore_edge_punctuation: IgnoreEdgePunctuation = False,
    nested: Annotated[
        bool, typer.Option("--nested", help="Score attributions inside others too; the corpus marks none.")
    ] = False,
    by: Annotated[
        list[Grouping] | None,
        typer.Option(
            "--by",
            metavar="GROUPING",
            help="Show figures by publisher, or by wire: whether an agency's wire brought it; may be given twice.",
        ),
    ] = None,
    show_calibration: Annotated[
        bool, typer.Option("--calibration", help="Show whether scores say how many attributions are right.")
    ] = False,
    diagram: Annotated[
        Path | None,
        typer.Option("--diagram", metavar="FILE", help="Draw the same as an SVG and write it to FILE."),
    ] = None,
    min_score_curve: Annotated[
        bool,
        typer.Option("--min-score-curve", help="Show (d) if only attributions of a least score were kept."),
    ] = False,
    rules_only: RulesOnly = False,
    tagger: TaggerFolder = None,
    min_score: MinScore = None,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
    limit: Limit = None,
) -> None:
    """Measure who says what: sources, cues and contents, on a split of PolNeAR."""
    with complaining(), _sheet(diagram) as sheet:
        bounds = read_floors(floors, "polnear")
        origins = read_origins(folder) if by else {}
        options, settings = (
            Options(ignore_edge_punctuation, by_fragment),
            Settings(rules_only=rules_only, tagger=tagger, min_score=min_score),
        )
        articles = spread(read_split(folder), limit)
        read = reader(context, settings).read
        outcomes = each(
            articles, lambda article: run_article(article, read, settings, options, nested=nested)
        )
        total = sum((outcome.figures for outcome in outcomes), Figures())
        scored = [outcome.scored for outcome in outcomes]
        calibrated = calibration(scored)
        figures = total.as_dict() | {"calibration": calibrated.as_dict()}
        short = shortfalls(figures, bounds)
        tables, details = [attribution_table(total)], dict[str, Any]()
        if show_calibration:
            tables.append(calibration_table(calibrated))
            details["calibration_bins"] = calibrated.bins_as_dicts()
        if min_score_curve:
            points = curve(scored)
            tables.append(curve_table(points))
            details["min_score_curve"] = [point.as_dict() for point in points]
        for grouping in dict.fromkeys(by or ()):
            stems = ((outcome.stem, outcome.figures) for outcome in outcomes)
            groups = figures_by(stems, origins, grouping)
            tables.append(groups_table(grouping, groups))
            details[f"by_{grouping}"] = {name: one.as_dict() for name, one in groups.items()}
        if sheet:
            sheet.write(reliability_diagram(calibrated))
    show(outcomes, figures | details, "\n\n".join(tables), errors=errors, as_json=as_json)
    hold(short)


@contextmanager
def _sheet(place: Path | None) -> Iterator[TextIO | None]:
    """Open what to draw on, before anything is read, if anything is to be drawn."""
    if place is None:
        yield None
    else:
        with opened(place, for_people=False) as stream:
            yield stream
