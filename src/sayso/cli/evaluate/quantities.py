"""``sayso evaluate quantities``: how many, between what bounds, of what."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from sayso.cli.evaluate.measuring import complaining, conclude, each, parsing, require_some
from sayso.cli.evaluate.options import AsJson, CorporaFolder, Errors, Floors, Limit
from sayso.evaluation.floors import read_floors
from sayso.evaluation.quantity_scores import Figures, run_text
from sayso.evaluation.quantity_set import read_quantity_set
from sayso.evaluation.runs import spread
from sayso.evaluation.tables import quantities_table
from sayso.settings import Settings

LABELS: Final = Path("evaluation/quantities.jsonl")
"""Where the set stands in a checkout."""


def quantities_command(
    context: typer.Context,
    corpora: CorporaFolder,
    *,
    labels: Annotated[
        Path, typer.Option("--set", metavar="FILE", help="The set of labelled numbers, by name and offsets.")
    ] = LABELS,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
    limit: Limit = None,
) -> None:
    """Measure how numbers are read: which, their value and bound, what they count and what they are a share of.

    A text that is absent, or is not the one that was labelled, is named and skipped. Errors are shown of the half of the
    set alone that may be looked at.
    """
    with complaining():
        bounds = read_floors(floors, "quantities")
        texts = spread(read_quantity_set(labels), limit)
        settings = Settings(rules_only=True)
        parse = parsing(context, settings)
        outcomes = each(texts, lambda text: run_text(text, corpora, parse, settings))
        total = sum((outcome.figures for outcome in outcomes), Figures())
        require_some(total.texts, corpora, labels)
        conclude(outcomes, total.as_dict(), quantities_table(total), bounds, errors=errors, as_json=as_json)
