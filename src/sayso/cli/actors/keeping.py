"""The file in which a user's own known actors are kept, and the option that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from sayso.actors.entries import Entry
from sayso.actors.own import read_own, written
from sayso.cli.output import complain, opened
from sayso.errors import SaysoError
from sayso.outputs.placing import NotWritable
from sayso.outputs.visible import one_line
from sayso.settings import own_catalogue

OwnFile = Annotated[
    Path | None,
    typer.Option(
        "--catalogue",
        metavar="FILE",
        help="The file with your own known actors, if it is another than the usual one.",
        show_default=False,
    ),
]


@contextmanager
def complaining() -> Iterator[None]:
    """Turn what cannot be done into a line on standard error, and the exit status into 2."""
    try:
        yield
    except SaysoError as error:
        complain(one_line(str(error)))
        raise typer.Exit(2) from None


def usual_catalogue() -> Path | None:
    """Return where a user's own actors are kept, None where there are none yet."""
    place = own_catalogue()
    return place if place.exists() else None


def kept(file: Path | None) -> tuple[Path, list[Entry]]:
    """Return where a user's own actors are kept, and those kept there so far; raises BadCatalogue."""
    place = file or own_catalogue()
    return place, read_own(place) if place.exists() else []


def keep(place: Path, entries: Iterable[Entry]) -> None:
    """Write a user's own actors, all or nothing; the folder is made where there is none. Raises NotWritable."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritable(place, f"its folder cannot be made ({error.strerror})") from error
    with opened(place, for_people=False) as stream:
        stream.write(written(entries))


def told(number: int) -> str:
    """Return a number of actors in words.

    >>> told(1), told(2)
    ('1 actor', '2 actors')
    """
    return f"{number:,} actor{'' if number == 1 else 's'}"
