"""The options that several measurements share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

CorporaFolder = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="The folder of corpora, with polnear, basil, meantime_text and muc."),
]
AnswerKeys = Annotated[
    str, typer.Argument(metavar="KEYS", help="MUC's files of answer keys, a comma between them.")
]
MessageTexts = Annotated[
    list[Path],
    typer.Argument(metavar="TEXTS", help="MUC's files of texts, or folders of .txt files named by message."),
]
ByFragment = Annotated[
    bool, typer.Option("--by-fragment", help="Figure (b): count every piece of a span by itself.")
]
IgnoreEdgePunctuation = Annotated[
    bool,
    typer.Option("--ignore-edge-punctuation", help="Figure (b): leave out punctuation at a span's edges."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")]
Errors = Annotated[
    int,
    typer.Option(
        "--errors", min=0, metavar="N", help="Show N cases missed and N false ones, with their words."
    ),
]
Floors = Annotated[
    Path | None,
    typer.Option(
        "--floors",
        metavar="FILE",
        help="Fail (exit 1) if a figure is under its floor, or over its ceiling, in this TOML file.",
    ),
]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="N", help="Read only N texts, spread over the corpus.")
]
