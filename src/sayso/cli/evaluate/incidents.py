"""``sayso evaluate incidents``: what is told of acts of violence, put together."""

from __future__ import annotations

from pathlib import Path

import typer

from sayso.cli.evaluate.measuring import complaining, conclude, each, reader
from sayso.cli.evaluate.options import AnswerKeys, AsJson, Errors, Floors, Limit, MessageTexts
from sayso.cli.finding import MinScore, RulesOnly, TaggerFolder
from sayso.evaluation.floors import read_floors
from sayso.evaluation.incident_keys import read_key_incidents
from sayso.evaluation.incident_runs import run_incidents
from sayso.evaluation.incident_scores import Figures, score_incidents
from sayso.evaluation.incident_tables import incidents_table
from sayso.evaluation.muc import read_messages
from sayso.evaluation.runs import Outcome, spread
from sayso.settings import Settings


def incidents_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    keys: AnswerKeys,
    texts: MessageTexts,
    *,
    rules_only: RulesOnly = False,
    tagger: TaggerFolder = None,
    min_score: MinScore = None,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
    limit: Limit = None,
) -> None:
    """Measure which incidents of violence are read, where, when and with how many victims, on MUC-3/4.

    A message that the keys answer and that is not among the texts counts as read without any result.
    """
    with complaining():
        bounds = read_floors(floors, "incidents")
        answers = read_key_incidents(Path(key) for key in keys.split(","))
        messages = {message.id: message for message in read_messages(texts) if message.id in answers}
        settings = Settings(rules_only=rules_only, tagger=tagger, min_score=min_score)
        read = reader(context, settings).read

        def run(message_id: str) -> Outcome[Figures]:
            if message_id not in messages:
                return Outcome(score_incidents(answers[message_id], None))
            return run_incidents(messages[message_id], answers[message_id], read, settings)

        outcomes = each(spread(sorted(answers), limit), run)
        total = sum((outcome.figures for outcome in outcomes), Figures())
        conclude(outcomes, total.as_dict(), incidents_table(total), bounds, errors=errors, as_json=as_json)
