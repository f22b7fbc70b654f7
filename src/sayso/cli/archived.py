"""What every command that asks an archive needs: the archive, the libraries that only archives need, and what they lack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from sayso.cli.output import complain
from sayso.errors import SaysoError, installing
from sayso.outputs.numbers import counted
from sayso.outputs.visible import one_line

if TYPE_CHECKING:
    from sayso.archive.asking import Asked

LIBRARIES: Final = frozenset({"pyarrow", "duckdb", "fastwarc"})

ArchivePlace = Annotated[
    Path | None,
    typer.Option(
        "--archive",
        metavar="DIR",
        help="Ask an archive that sayso archive made, where it lies, in place of a store.",
        show_default=False,
    ),
]


@contextmanager
def libraries() -> Iterator[None]:
    """Turn the lack of a library for archives into a line on standard error, and the exit status 2."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in LIBRARIES:
            raise
        complain(f"archives need {error.name}, which is not installed; {installing('archive')}")
        raise typer.Exit(2) from None


@contextmanager
def asked_archive(folder: Path, store: str | None) -> Iterator[Asked]:
    """Open an archive to be asked, and tell on standard error how much of it is still to be done.

    What goes wrong becomes a line on standard error, and the exit status 2; so does a store that is named as well.
    """
    if store is not None:
        complain("--archive and --store name two places to ask; give one of them")
        raise typer.Exit(2)
    with libraries():
        from sayso.archive.asking import asked  # noqa: PLC0415  # DuckDB takes a while; --help must not wait for it
    try:
        with asked(folder) as archive:
            _tell_missing(archive)
            yield archive
    except SaysoError as error:
        complain(one_line(str(error)))
        raise typer.Exit(2) from None


def _tell_missing(asked: Asked) -> None:
    done, blocks = len(asked.archive.done), len(asked.archive.plan.blocks)
    if done < blocks:
        complain(f"{done:,} of {counted(blocks, 'block')} are read so far; the answer is of those alone")
    elif not asked.compared:
        complain("its reports are not compared yet; the same `sayso archive` command again does that")
