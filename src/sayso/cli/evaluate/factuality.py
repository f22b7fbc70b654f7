"""``sayso evaluate factuality``: whether an event is said to be so, and how surely."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.attribution.lexicon import Lexicon
from sayso.cli.evaluate.measuring import complaining, conclude, each, parser
from sayso.cli.evaluate.options import AsJson, Errors, Floors, Limit
from sayso.evaluation.factuality import read_sentences
from sayso.evaluation.factuality_scores import Figures, run_sentence
from sayso.evaluation.floors import read_floors
from sayso.evaluation.runs import spread
from sayso.evaluation.tables import factuality_table


def factuality_command(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Sentences with marked events, as JSON Lines (UW).")
    ],
    *,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
    limit: Limit = None,
) -> None:
    """Measure how factual events are presented, on sentences that readers judged."""
    with complaining():
        bounds = read_floors(floors, "factuality")
        sentences = spread(read_sentences(file), limit)
        parse = parser(context).parse
        lexicon = Lexicon.load()
        outcomes = each(sentences, lambda sentence: run_sentence(sentence, parse, lexicon))
        total = sum((outcome.figures for outcome in outcomes), Figures())
        conclude(outcomes, total.as_dict(), factuality_table(total), bounds, errors=errors, as_json=as_json)
