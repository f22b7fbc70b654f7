"""Where the command line writes to: standard output, or a file that is whole or not there at all."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, TextIO

import typer

from sayso.outputs.placing import checked, placed_file

OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to this file instead of the screen.", show_default=False
    ),
]
Quotes = Annotated[
    bool, typer.Option("--quotes", help="In text: show the words of the report under each claim.")
]


@contextmanager
def opened(place: Path | None, *, for_people: bool) -> Iterator[TextIO]:
    """Open what to write to; None is standard output.

    Everything is UTF-8 with plain line ends, but for text ``for_people`` on standard output, which keeps the
    encoding of the terminal. A file is written beside its place and moved there at the end: what was there before
    stays until then, and for good if anything goes wrong. Raises NotWritable, before anything is read.
    """
    if place is None:
        yield _standard_output(for_people=for_people)
        return
    target = checked(place)
    if place.exists() and not place.is_file():  # a pipe or a device: what is written shows at once
        with place.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
    else:
        with placed_file(place, target) as draft, draft.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream


def _standard_output(*, for_people: bool) -> TextIO:
    stream = sys.stdout
    if isinstance(stream, TextIOWrapper):
        if for_people:
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", newline="\n")
    return stream


def complain(message: str) -> None:
    """Say on standard error what is wrong, on one line."""
    typer.echo(f"sayso: {message}", err=True)
