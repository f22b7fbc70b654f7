"""``sayso actors catalogue import`` and ``export``: lists of known actors in and out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from sayso.actors.catalogue import bundled
from sayso.actors.exchange.formats import format_named, incoming
from sayso.actors.own import added, joined
from sayso.cli.actors.adding import Kind
from sayso.cli.actors.keeping import OwnFile, complaining, keep, kept, told
from sayso.cli.output import OutputFile, opened
from sayso.errors import BadCatalogue

ListName = Literal["csv", "jsonl", "ftm"]
IncomingName = Literal["csv", "jsonl", "ftm", "stix"]


def import_command(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="CSV, JSON Lines, FollowTheMoney entities or statements, or a STIX bundle.",
            show_default=False,
        ),
    ],
    *,
    format_: Annotated[
        IncomingName | None,
        typer.Option(
            "--format", help="What the file holds; otherwise its beginning tells.", show_default=False
        ),
    ] = None,
    kind: Annotated[
        Kind | None,
        typer.Option("--kind", help="The kind of actors whose line says none.", show_default=False),
    ] = None,
    file: OwnFile = None,
) -> None:
    """Take a list of known actors in among your own: all of it, or nothing if a line is wrong.

    An actor with the id, or the name and kind, of one that you have takes its place.
    """
    with complaining():
        place, entries = kept(file)
        found = incoming(source, kind, format_)
        if not found.entries:
            raise BadCatalogue(str(source), "there is no actor in it", "look whether it is the right file")
        everyone = added(entries, found.entries)
        keep(place, everyone)
        typer.echo(f"{told(len(found.entries))} taken in; {told(len(everyone))} of your own in {place}")
        if found.left_aside:
            typer.echo(f"left aside, as the catalogue has no place for it: {', '.join(found.left_aside)}")
        if found.passed_over:
            typer.echo(f"passed over, as they are no actors: {found.passed_over:,} entities")


def export_command(
    *,
    format_: Annotated[
        ListName,
        typer.Option(
            "--format", help="csv for spreadsheets, jsonl with all fields, ftm for Aleph and OpenSanctions."
        ),
    ] = "csv",
    own: Annotated[
        bool, typer.Option("--own", help="Only your own actors, without the bundled ones.")
    ] = False,
    output: OutputFile = None,
    file: OwnFile = None,
) -> None:
    """Write the known actors as reports are read with them: the bundled ones and your own."""
    with complaining():
        _, entries = kept(file)
        everyone = entries if own else joined(bundled(), entries)
        write = format_named(format_).write
        assert write, "the formats to choose from can all be written"
        with opened(output, for_people=False) as stream:
            stream.write(write(everyone))
