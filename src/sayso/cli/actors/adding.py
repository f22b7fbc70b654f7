"""``sayso actors catalogue add`` and ``remove``: one known actor at a time."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from sayso.actors.entries import BadEntry, entry_of
from sayso.actors.names import normal_form
from sayso.actors.own import added, cautious, own_id
from sayso.cli.actors.keeping import OwnFile, complaining, keep, kept
from sayso.errors import BadCatalogue

Kind = Literal["person", "organisation", "authority", "state", "armed_group", "media"]


def add_command(  # noqa: PLR0913  # a command has as many options as its users need
    name: Annotated[str, typer.Argument(metavar="NAME", help="The actor's full name.", show_default=False)],
    *,
    kind: Annotated[Kind, typer.Option("--kind", help="What kind of actor it is.", show_default=False)],
    aliases: Annotated[
        list[str] | None,
        typer.Option(
            "--alias",
            metavar="NAME",
            help="Another name of it; may be given several times.",
            show_default=False,
        ),
    ] = None,
    acronyms: Annotated[
        list[str] | None,
        typer.Option(
            "--acronym",
            metavar="NAME",
            help="A name in capitals, found only as written; may be given several times.",
            show_default=False,
        ),
    ] = None,
    doubtful: Annotated[
        list[str] | None,
        typer.Option(
            "--doubtful",
            metavar="NAME=WORDS",
            help="A name that others bear, too, and words one of which must stand in the report: 'NSM=Veldania,Karsk'.",
            show_default=False,
        ),
    ] = None,
    countries: Annotated[
        list[str] | None,
        typer.Option(
            "--country",
            metavar="CODE",
            help="The ISO code of a country it belongs to; may be given several times.",
            show_default=False,
        ),
    ] = None,
    parent: Annotated[
        str | None,
        typer.Option(
            "--parent", metavar="ID", help="The id of the actor that it is a part of.", show_default=False
        ),
    ] = None,
    founded: Annotated[
        int | None, typer.Option("--founded", metavar="YEAR", help="The year it began.", show_default=False)
    ] = None,
    dissolved: Annotated[
        int | None, typer.Option("--dissolved", metavar="YEAR", help="The year it ended.", show_default=False)
    ] = None,
    identifier: Annotated[
        str | None,
        typer.Option(
            "--id",
            metavar="ID",
            help="An id for it; a bundled actor's id says that it is the same one.",
            show_default=False,
        ),
    ] = None,
    file: OwnFile = None,
) -> None:
    """Add a known actor of your own, or say anew who one of them is.

    A name that you add is nobody else's from then on. Where the bundled list has an actor of that name and kind, what
    you say is added to it.
    """
    with complaining():
        place, entries = kept(file)
        table = {
            "id": identifier or own_id(name),
            "name": name,
            "kind": kind,
            "aliases": aliases or [],
            "acronyms": acronyms or [],
            "doubtful": dict(map(_doubt, doubtful or [])),
            "countries": [code.upper() for code in countries or []],
            "parent": parent,
            "founded": founded,
            "dissolved": dissolved,
        }
        try:
            said = entry_of(table)
        except BadEntry as error:
            raise BadCatalogue(name, error.problem, error.advice) from error
        entry = cautious(said)
        keep(place, added(entries, [entry]))
        typer.echo(f"{entry.name} is known as {entry.id}, kept in {place}")
        for alias, words in entry.doubtful:
            if not words:
                typer.echo(f"{alias!r} counts as its name only in reports that give another name of it, too")


def _doubt(text: str) -> tuple[str, list[str]]:
    alias, _, words = text.partition("=")
    return alias.strip(), [word.strip() for word in words.split(",") if word.strip()]


def remove_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The actor's name or id.", show_default=False)],
    *,
    file: OwnFile = None,
) -> None:
    """Take a known actor of your own out again; bundled ones stay."""
    with complaining():
        place, entries = kept(file)
        left = [
            entry for entry in entries if entry.id != name and normal_form(entry.name) != normal_form(name)
        ]
        if len(left) == len(entries):
            raise BadCatalogue(
                str(place),
                f"no actor of your own is called {name!r}",
                "sayso actors catalogue export --own shows them",
            )
        keep(place, left)
        typer.echo(f"{name} is out of {place}")
