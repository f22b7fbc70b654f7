"""``sayso train blame``: makes the weights by which blame is judged over a whole report."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import typer

from sayso.cli.evaluate.measuring import complaining
from sayso.cli.evaluate.options import AnswerKeys, MessageTexts
from sayso.cli.output import opened
from sayso.cli.train.options import WeightsFile
from sayso.settings import Settings


def blame_command(
    keys: AnswerKeys,
    texts: MessageTexts,
    *,
    output: WeightsFile = None,
) -> None:
    """Learn whom a report, read together, holds responsible for violence, and on whose word, from MUC-3/4.

    The same corpus and parser give the same file, byte for byte.
    """
    from sayso.pipeline import Reader  # noqa: PLC0415  # the parser takes a second, and --help must not wait for it
    from sayso.training.blame import train  # noqa: PLC0415  # likewise
    from sayso.training.blame_reports import golds  # noqa: PLC0415  # likewise

    place = output or Path(str(files("sayso.blame").joinpath("weights.json")))
    with complaining():
        read = list(golds([Path(key) for key in keys.split(",")], texts, Reader.load(Settings())))
        trained = train(read, told=lambda step: typer.echo(f"learning: {step}", err=True))
        with opened(place, for_people=False) as stream:
            stream.write(trained.model.dumps())
    model = trained.model
    count = len(model.sentence) + len(model.mention) + len(model.actor) + sum(map(len, model.word.values()))
    typer.echo(f"{trained.reports:,} reports, {count:,} weights, written to {place}")
    typer.echo(
        f"reports not learnt from: P {trained.precision:.3f}, R {trained.recall:.3f}, F1 {trained.f1:.3f}, "
        f"on whose word {trained.word_accuracy:.3f} right"
    )
