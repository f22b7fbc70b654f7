"""``sayso train factuality``: makes the model of how factual an event is presented."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from sayso.attribution.lexicon import Lexicon
from sayso.cli.evaluate.measuring import complaining, parser
from sayso.cli.output import opened
from sayso.cli.train.options import WeightsFile


def factuality_command(
    context: typer.Context,
    *,
    uw: Annotated[Path, typer.Option("--uw", metavar="FILE", help="UW's training part, as JSON Lines.")],
    output: WeightsFile = None,
) -> None:
    """Learn how factual events are presented; the same corpus and parser give the same file, byte for byte."""
    from sayso.training.factuality import train  # noqa: PLC0415  # needs the train extra, which few have

    place = output or Path(str(files("sayso.claims.factuality").joinpath("weights.json")))
    with complaining(), opened(place, for_people=False) as stream:
        trained = train(uw, parser(context).parse, Lexicon.load())
        stream.write(trained.model.dumps())
    typer.echo(f"{trained.events:,} events, {len(trained.model.weights):,} weights, written to {place}")
    typer.echo(f"events not fitted to: MAE {trained.held_out.mae:.3f}, r {trained.held_out.r:.3f}")
