"""The options that say how attributions are found; shared by every command that reads."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

RulesOnly = Annotated[
    bool,
    typer.Option("--rules-only", help="Find who says what by rules alone, without the trained tagger."),
]
TaggerFolder = Annotated[
    Path | None,
    typer.Option(
        "--tagger",
        metavar="DIR",
        help="Use a tagger of your own, as sayso train tagger writes it.",
        show_default=False,
    ),
]
JudgedBlame = Annotated[
    bool,
    typer.Option(
        "--judged-blame",
        help="Of who attacked, abducted, or did it, give one judgement over the whole report for each doer, in place "
        "of all that is stated.",
    ),
]
MinScore = Annotated[
    float | None,
    typer.Option(
        "--min-score",
        min=0.0,
        max=1.0,
        metavar="P",
        help="Keep only attributions at least this likely to be right, 0 to 1: higher is surer, and finds fewer.",
        show_default=False,
    ),
]
