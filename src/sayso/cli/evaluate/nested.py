"""``sayso evaluate nested``: who says that others say what."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from sayso.cli.evaluate.measuring import complaining, conclude, each, reader, require_some
from sayso.cli.evaluate.options import AsJson, Errors, Floors
from sayso.cli.finding import MinScore, RulesOnly, TaggerFolder
from sayso.evaluation.floors import read_floors
from sayso.evaluation.nested import read_set
from sayso.evaluation.nested_scores import Figures, run_text
from sayso.evaluation.tables import nested_table
from sayso.settings import Settings

LABELS: Final = Path("evaluation/nested.jsonl")
"""Where the set stands in a checkout."""


def nested_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    *,
    corpora: Annotated[
        Path,
        typer.Option(
            "--corpora", metavar="DIR", help="The folder of corpora: polnear, basil, muc and others in it."
        ),
    ],
    labels: Annotated[
        Path,
        typer.Option("--set", metavar="FILE", help="The set of labelled texts, by name and offsets."),
    ] = LABELS,
    rules_only: RulesOnly = False,
    tagger: TaggerFolder = None,
    min_score: MinScore = None,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
) -> None:
    """Measure attributions inside another one's content, on a set labelled by reference.

    A text that is absent, or is not the one that was labelled, is named and skipped.
    """
    with complaining():
        bounds = read_floors(floors, "nested")
        texts, settings = (
            list(read_set(labels)),
            Settings(rules_only=rules_only, tagger=tagger, min_score=min_score),
        )
        read = reader(context, settings).read
        outcomes = each(texts, lambda text: run_text(text, corpora, read, settings))
        total = sum((outcome.figures for outcome in outcomes), Figures())
        require_some(total.texts, corpora, labels)
        conclude(outcomes, total.as_dict(), nested_table(total), bounds, errors=errors, as_json=as_json)
