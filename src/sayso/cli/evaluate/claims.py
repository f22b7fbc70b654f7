"""``sayso evaluate claims``: who is said to do what to whom, and on whose word."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from sayso.cli.evaluate.measuring import complaining, conclude, each, reader
from sayso.cli.evaluate.options import AsJson, Errors, Floors, Limit
from sayso.cli.finding import MinScore, RulesOnly, TaggerFolder
from sayso.evaluation.claim_scores import Figures, run_sentence
from sayso.evaluation.claim_set import read_claim_set
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.floors import read_floors
from sayso.evaluation.runs import spread
from sayso.evaluation.tables import claims_table
from sayso.settings import Settings

LABELS: Final = Path("evaluation/claims.jsonl")
"""Where the set stands in a checkout."""


def claims_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    folders: Annotated[
        list[Path],
        typer.Argument(metavar="DIR", help="The folders of BASIL and of MEANTIME, or one that holds both."),
    ],
    *,
    labels: Annotated[
        Path,
        typer.Option("--set", metavar="FILE", help="The set of labelled sentences, by name and offsets."),
    ] = LABELS,
    rules_only: RulesOnly = False,
    tagger: TaggerFolder = None,
    min_score: MinScore = None,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
    limit: Limit = None,
) -> None:
    """Measure who is said to do what to whom, and on whose word, on sentences labelled by reference.

    Whole articles are read. A text that is absent, or is not the one that was labelled, is named and skipped. Errors
    are shown of the half of the set alone that may be looked at.
    """
    with complaining():
        bounds = read_floors(floors, "claims")
        sentences = spread(read_claim_set(labels), limit)
        settings = Settings(rules_only=rules_only, tagger=tagger, min_score=min_score)
        read = reader(context, settings).read
        places = tuple(folders)
        outcomes = each(sentences, lambda sentence: run_sentence(sentence, places, read, settings))
        total = sum((outcome.figures for outcome in outcomes), Figures())
        if not total.sentences:
            raise CorpusError(
                f"{', '.join(map(str, folders))}: none of the texts of {labels} is there; give the corpora' folders"
            )
        conclude(outcomes, total.as_dict(), claims_table(total), bounds, errors=errors, as_json=as_json)
