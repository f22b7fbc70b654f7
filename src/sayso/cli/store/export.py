"""``sayso export``: a selection of claims, with all that belongs to it, for another program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.output import complain
from sayso.cli.store.asking import (
    About,
    By,
    Collection,
    Disputed,
    MinOrigins,
    RelationOption,
    Since,
    Unnamed,
    Until,
    Words,
    namesakes,
)
from sayso.cli.store.options import StorePlace, opened_store
from sayso.outputs.exports.base import EXPORTERS, export, exporter_named
from sayso.outputs.numbers import counted
from sayso.outputs.visible import one_line
from sayso.records import Force

_FORMATS = tuple(one.name for one in EXPORTERS)


def _known(name: str) -> str:
    if name not in _FORMATS:
        raise typer.BadParameter(f"there is no format {name!r}; there are {', '.join(_FORMATS)}")
    return name


def export_command(  # noqa: PLR0913  # a question has as many parts as its askers need
    format_: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help=f"One of {', '.join(_FORMATS)}.", callback=_known, show_default=False
        ),
    ],
    words: Words = None,
    *,
    about: About = None,
    by: By = None,
    relation: RelationOption = None,
    force: Annotated[
        Force | None, typer.Option("--force", help="How firmly it is said.", show_default=False)
    ] = None,
    unnamed: Unnamed = False,
    disputed: Disputed = False,
    min_origins: MinOrigins = None,
    since: Since = None,
    until: Until = None,
    collection: Collection = None,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to write it; its ending chooses between the forms of a format.",
            show_default=False,
        ),
    ],
    store: StorePlace = None,
) -> None:
    """Write claims, and all that belongs to them, for another program.

    Whatever the format: each line, edge or entity says on whose word it is. Without TEXT and options, all of the store.
    """
    with opened_store(store, compared=True) as opened:
        from sayso.outputs.exports.selection import Selection  # noqa: PLC0415  # as in opened_store
        from sayso.store.asking.claims import Wanted, count_claims  # noqa: PLC0415

        wanted = Wanted(
            words,
            about,
            by,
            relation,
            force,
            unnamed,
            since,
            until,
            collection,
            disputed=disputed,
            min_origins=min_origins,
        )
        with opened.reading() as connection:
            exporter = exporter_named(format_)
            in_all = count_claims(connection, wanted, opened.place) if exporter.counted else 0
            export(exporter, Selection(opened, connection, wanted), output)
            for line in namesakes(connection, about, by) if exporter.counted else ():
                complain(one_line(line))
        what = counted(in_all, "claim") if exporter.counted else exporter.name
        complain(f"{what} written to {one_line(str(output))}")
