"""The options of every command that asks the store, and the store that they name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from sayso.cli.output import complain
from sayso.cli.store.pending import compare_pending
from sayso.errors import SaysoError
from sayso.outputs.numbers import counted
from sayso.outputs.visible import one_line
from sayso.settings import usual_store

if TYPE_CHECKING:
    from sayso.store.base import Store

ListFormat = Literal["text", "json", "jsonl", "csv"]

StorePlace = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PLACE",
        help="The store, if it is another than the usual one: a file, or postgresql://user@host/database.",
        show_default=False,
    ),
]
FormatOption = Annotated[
    ListFormat,
    typer.Option(
        "--format", help="text for a terminal, json or jsonl for other tools, csv for a spreadsheet."
    ),
]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="How many at most; 0 is all.")]
Page = Annotated[int, typer.Option("--page", min=1, metavar="N", help="Which lot of so many.")]
As = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="NAME",
        envvar="SAYSO_NAME",
        help="Who decides it; otherwise your name on this system.",
        show_default=False,
    ),
]
Why = Annotated[
    str, typer.Option("--why", metavar="WORDS", help="Why, for those who read the log.", show_default=False)
]


@contextmanager
def opened_store(place: str | None, *, must_exist: bool = True, compared: bool = False) -> Iterator[Store]:
    """Open the store named, or else the usual one.

    Where it is to be ``compared``, what was read or judged since the last time is compared with the rest first. What goes
    wrong with the store becomes a line on standard error, and the exit status 2.
    """
    from sayso.store.base import Store  # noqa: PLC0415  # SQLAlchemy takes a while; --help must not wait for it

    try:
        with Store.open(place or usual_store(), must_exist=must_exist) as store:
            if compared and (reports := compare_pending(store)):
                complain(f"{counted(reports, 'report')} newly read or judged compared with the others")
            yield store
    except SaysoError as error:
        complain(one_line(str(error)))
        raise typer.Exit(2) from None


def part(limit: int, page: int) -> tuple[int | None, int]:
    """Return how many to ask for and how many to pass over; ``limit`` 0 is all.

    >>> part(20, 3), part(0, 1)
    ((20, 40), (None, 0))
    """
    return (limit, limit * (page - 1)) if limit else (None, 0)


def told_part(shown: int, in_all: int, limit: int, page: int, things: str) -> str:
    """Return in words which part of a list is shown, and how to see the next; nothing where it is all.

    >>> told_part(20, 45, 20, 1, "claims")
    '1 to 20 of 45 claims; --page 2 shows the next'
    """
    first = limit * (page - 1)
    if shown == in_all:
        return ""
    following = f"; --page {page + 1} shows the next" if first + shown < in_all else ""
    range_ = f"{first + 1:,} to {first + shown:,}" if shown else "none"
    return f"{range_} of {in_all:,} {things}{following}"
