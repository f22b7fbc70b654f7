"""``sayso evaluate groups``: which claims say the same thing."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.evaluate.measuring import complaining, each, hold, reader, show
from sayso.cli.evaluate.options import AsJson, Errors, Floors
from sayso.cli.finding import RulesOnly
from sayso.evaluation.ecbplus_events import read_ecbplus_events
from sayso.evaluation.floors import read_floors, shortfalls
from sayso.evaluation.group_scores import Figures, groups_table, run_topic
from sayso.evaluation.paraphrases import paraphrases_line, score_paraphrases
from sayso.evaluation.runs import spread
from sayso.settings import Settings


def groups_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    corpus: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of ECB+, with its topics in it.")],
    *,
    paraphrases: Annotated[
        Path | None,
        typer.Option("--paraphrases", metavar="FILE", help="Measure wordings on this file of MRPC, too."),
    ] = None,
    rules_only: RulesOnly = False,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", min=1, metavar="N", help="Read only N topics, spread over the corpus."),
    ] = None,
) -> None:
    """Measure which claims are grouped as saying the same, on ECB+: those on one event should be together, no others."""
    with complaining():
        bounds = read_floors(floors, "groups")
        texts = read_ecbplus_events(corpus)
        settings = Settings(rules_only=rules_only, force_language=True)
        read = reader(context, settings).read
        topics = [tuple(topic) for _, topic in groupby(texts, key=lambda text: text.topic)]
        outcomes = each(spread(topics, limit), lambda topic: run_topic(topic, read, settings))
        total = sum((outcome.figures for outcome in outcomes), Figures())
        figures, table = total.as_dict(), groups_table(total)
        if paraphrases is not None:
            wordings = score_paraphrases(paraphrases)
            figures |= {"paraphrases": wordings.as_dict()}
            table += f"\n{paraphrases_line(wordings)}"
        short = shortfalls(figures, bounds)
    show(outcomes, figures, table, errors=errors, as_json=as_json)
    hold(short)
