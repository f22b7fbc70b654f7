"""``sayso evaluate agreement``: how far people agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.evaluate.measuring import complaining
from sayso.cli.evaluate.options import AsJson, ByFragment, IgnoreEdgePunctuation
from sayso.evaluation.agreement import agreement
from sayso.evaluation.attribution_scores import Options
from sayso.evaluation.breakdown_tables import agreement_table
from sayso.evaluation.polnear import read_shared


def agreement_command(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A PolNeAR split: a folder with text/ and attributions/.")
    ],
    *,
    by_fragment: ByFragment = False,
    ignore_edge_punctuation: IgnoreEdgePunctuation = False,
    as_json: AsJson = False,
) -> None:
    """Measure how far people agree on who says what, on the articles of a split that several annotated.

    Every two annotators of an article are scored against each other, both ways. Nothing is read by sayso.
    """
    with complaining():
        agreed = agreement(read_shared(folder), Options(ignore_edge_punctuation, by_fragment))
    typer.echo(json.dumps(agreed.as_dict(), indent=1) if as_json else agreement_table(agreed))
