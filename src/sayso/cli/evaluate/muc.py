"""``sayso evaluate muc``: who is blamed for an incident, and on whose word."""

from __future__ import annotations

from pathlib import Path

import typer

from sayso.cli.evaluate.measuring import complaining, conclude, each, reader
from sayso.cli.evaluate.options import AnswerKeys, AsJson, Errors, Floors, Limit, MessageTexts
from sayso.cli.finding import JudgedBlame, MinScore, RulesOnly, TaggerFolder
from sayso.evaluation.floors import read_floors
from sayso.evaluation.muc import read_keys, read_messages
from sayso.evaluation.muc_scores import Figures, score_message
from sayso.evaluation.runs import Outcome, run_message, spread
from sayso.evaluation.tables import blame_table
from sayso.settings import Settings


def muc_command(  # noqa: PLR0913  # a command has as many options as its users need
    context: typer.Context,
    keys: AnswerKeys,
    texts: MessageTexts,
    *,
    rules_only: RulesOnly = False,
    tagger: TaggerFolder = None,
    judged_blame: JudgedBlame = False,
    min_score: MinScore = None,
    as_json: AsJson = False,
    errors: Errors = 0,
    floors: Floors = None,
    limit: Limit = None,
) -> None:
    """Measure who is blamed for an incident, and on whose word, on MUC-3/4.

    A message that the keys answer and that is not among the texts counts as read without any result.
    """
    with complaining():
        bounds = read_floors(floors, "muc-judged" if judged_blame else "muc")
        answers = read_keys(Path(key) for key in keys.split(","))
        messages = {message.id: message for message in read_messages(texts) if message.id in answers}
        settings = Settings(
            rules_only=rules_only, tagger=tagger, min_score=min_score, judged_blame=judged_blame
        )
        read = reader(context, settings).read

        def run(message_id: str) -> Outcome[Figures]:
            if message_id not in messages:
                return Outcome(score_message(answers[message_id], None))
            return run_message(messages[message_id], answers[message_id], read, settings)

        outcomes = each(spread(sorted(answers), limit), run)
        total = sum((outcome.figures for outcome in outcomes), Figures())
        conclude(outcomes, total.as_dict(), blame_table(total), bounds, errors=errors, as_json=as_json)
