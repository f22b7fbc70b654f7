"""``sayso evaluate plover``: who does what to whom, by type of event."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.evaluate.measuring import complaining, conclude, each, reader
from sayso.cli.evaluate.options import AsJson, Errors, Floors, Limit
from sayso.cli.finding import MinScore, RulesOnly, TaggerFolder
from sayso.evaluation.floors import read_floors
from sayso.evaluation.plover import read_events
from sayso.evaluation.plover_scores import Figures, run_event
from sayso.evaluation.runs import spread
from sayso.evaluation.tables import events_table
from sayso.settings import Settings


def plover_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    places: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="PLOVER's gold standard records, as JSON.")
    ],
    *,
    rules_only: RulesOnly = False,
    tagger: TaggerFolder = None,
    min_score: MinScore = None,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
    limit: Limit = None,
) -> None:
    """Measure who does what to whom, on PLOVER's sentences: sources, targets and types of events."""
    with complaining():
        bounds = read_floors(floors, "plover")
        events = spread([event for place in places for event in read_events(place)], limit)
        # A sentence is too short to tell its language by.
        settings = Settings(rules_only=rules_only, tagger=tagger, min_score=min_score, force_language=True)
        read = reader(context, settings).read
        outcomes = each(events, lambda event: run_event(event, read, settings))
        total = sum((outcome.figures for outcome in outcomes), Figures())
        conclude(outcomes, total.as_dict(), events_table(total), bounds, errors=errors, as_json=as_json)
