"""Where the command line writes to: standard output, or a file that is whole or not there at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, TextIO

import typer

from sayso.errors import SaysoError

OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to this file instead of the screen.", show_default=False
    ),
]
Quotes = Annotated[
    bool, typer.Option("--quotes", help="In text: show the words of the report under each claim.")
]


class NotWritable(SaysoError):
    """The place that --output names cannot be written to."""

    def __init__(self, place: Path, problem: str) -> None:
        super().__init__(f"{place}: {problem}; name another place for it")


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
    target = _checked(place)
    if target.exists() and not target.is_file():  # a pipe or a device: nothing can be moved there
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
    else:
        with _replacement(place, target) as stream:
            yield stream


def _standard_output(*, for_people: bool) -> TextIO:
    stream = sys.stdout
    if isinstance(stream, TextIOWrapper):
        if for_people:
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", newline="\n")
    return stream


def _checked(place: Path) -> Path:
    """Return where a place really is, links followed."""
    try:
        target = place.resolve()
        if target.is_dir():
            raise NotWritable(place, "it is a folder")
        if target.exists() and not os.access(target, os.W_OK):
            raise NotWritable(place, "it may not be changed")
    except OSError as error:
        raise NotWritable(place, f"it cannot be written ({error.strerror})") from error
    except RuntimeError as error:  # how Python 3.11 and 3.12 report links that go round in a circle
        raise NotWritable(place, "its links go round in a circle") from error
    return target


@contextmanager
def _replacement(place: Path, target: Path) -> Iterator[TextIO]:
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part")
    except OSError as error:
        raise NotWritable(place, f"it cannot be written ({error.strerror})") from error
    draft = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:  # noqa: PTH123  # a handle, no path
            yield stream
        draft.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        draft.replace(target)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise NotWritable(place, f"writing failed ({error.strerror})") from error
    finally:
        draft.unlink(missing_ok=True)


def _umask() -> int:
    """Return the mask for new files; the system tells it only to those who set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def complain(message: str) -> None:
    """Say on standard error what is wrong, on one line."""
    typer.echo(f"sayso: {message}", err=True)
