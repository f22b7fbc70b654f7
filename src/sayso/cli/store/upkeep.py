"""``sayso store``: look after the store itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.store.options import StorePlace, opened_store
from sayso.outputs.numbers import counted
from sayso.outputs.visible import one_line


def check_command(
    *,
    derived: Annotated[
        bool,
        typer.Option(
            "--derived",
            help="Work out copies, groups, disputes and drift anew, in a copy, and compare all of it.",
        ),
    ] = False,
    store: StorePlace = None,
) -> None:
    """Look whether the store is whole: its database, its reports, what was decided on them, its search, and what follows.

    Nothing is changed. Exit status 1 where something is wrong, with what to try.
    """
    with opened_store(store) as opened:
        from sayso.store.upkeep.checking import check  # noqa: PLC0415  # as in opened_store

        checked = check(opened, derived=derived)
        there = ", ".join(counted(number, name.removesuffix("s")) for name, number in checked.counts.items())
        typer.echo(f"{one_line(opened.place)}: {there}")
        for finding in checked.findings:
            typer.echo(one_line(f"{finding.place}: {finding.problem}; {finding.advice}"))
        if checked.findings:
            typer.echo(f"{counted(len(checked.findings), 'thing')} wrong")
            raise typer.Exit(1)
        typer.echo("nothing wrong")


def backup_command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="Where to copy it; there must be nothing yet.", show_default=False
        ),
    ],
    *,
    store: StorePlace = None,
) -> None:
    """Copy the store into a file, as it is at one moment, while others go on writing.

    The file is a store of its own, to be named with --store; it is so for a store of PostgreSQL, too.
    """
    with opened_store(store) as opened:
        from sayso.store.upkeep.backup import back_up  # noqa: PLC0415  # as in opened_store

        size = back_up(opened, file)
        typer.echo(f"{one_line(str(file))}: {_megabytes(size)}, a copy of {one_line(opened.place)}")


def vacuum_command(
    *,
    derived: Annotated[
        bool,
        typer.Option(
            "--derived", help="Let copies, groups, disputes and drift be worked out anew when next asked for."
        ),
    ] = False,
    store: StorePlace = None,
) -> None:
    """Give back the space that nothing in the store needs any more, and make its search anew.

    Nobody else can write meanwhile.
    """
    with opened_store(store) as opened:
        from sayso.store.upkeep.vacuum import vacuum  # noqa: PLC0415  # as in opened_store

        space = vacuum(opened, derived=derived)
        typer.echo(
            f"{one_line(opened.place)}: {_megabytes(space.before - space.after)} given back,"
            f" {_megabytes(space.after)} in use"
        )


def _megabytes(size: int) -> str:
    """Return a number of bytes in words.

    >>> _megabytes(12_345_678), _megabytes(512)
    ('12.3 MB', '0.0 MB')
    """
    return f"{size / 1e6:,.1f} MB"
