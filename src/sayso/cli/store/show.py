"""``sayso show``: one claim, group, actor, document or incident with all its words."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from sayso.cli.output import OutputFile
from sayso.cli.store.options import StorePlace, opened_store

ShowFormat = Literal["text", "json"]


def show_command(
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The beginning of an id, as lists show it: four letters or more.",
            show_default=False,
        ),
    ],
    *,
    format_: Annotated[
        ShowFormat, typer.Option("--format", help="text for a terminal, json for other tools.")
    ] = "text",
    output: OutputFile = None,
    store: StorePlace = None,
) -> None:
    """Show one claim, group, actor, document or incident: its words, on whose word it is, and what was decided on it."""
    with opened_store(store, compared=True) as opened:
        from sayso.cli.store.showing import SHOWN  # noqa: PLC0415  # as in opened_store
        from sayso.store.asking.showing import meant  # noqa: PLC0415

        with opened.reading() as connection:
            found = meant(connection, id_, opened.place)
            SHOWN[found.kind](connection, found.number, format_, output)
