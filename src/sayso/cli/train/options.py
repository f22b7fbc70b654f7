"""The options that several trainings share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

WeightsFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to write the weights; otherwise in place of those that sayso reads.",
        show_default=False,
    ),
]
