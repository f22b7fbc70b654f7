"""The options that say how reports are read; shared by every command that reads a user's own."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.settings import Settings

DEFAULTS = Settings()

ForceLanguage = Annotated[
    bool, typer.Option("--force", help="Read a report even if it does not seem to be English.")
]
AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Ask web addresses on private networks and on this machine, too."),
]
Raised = Annotated[
    list[str] | None,
    typer.Option(
        "--raise",
        metavar="LIMIT=N",
        help="Set a limit, as in max_bytes=50000000; may be given several times. docs/limits.md lists them.",
        show_default=False,
    ),
]
TextField = Annotated[
    str, typer.Option("--text-field", metavar="NAME", help="JSON Lines: the field with a report's text.")
]
TitleField = Annotated[
    str, typer.Option("--title-field", metavar="NAME", help="JSON Lines: the field with its headline.")
]
DateField = Annotated[
    str, typer.Option("--date-field", metavar="NAME", help="JSON Lines: the field with its date.")
]
UrlField = Annotated[
    str, typer.Option("--url-field", metavar="NAME", help="JSON Lines: the field with its address.")
]
PublisherField = Annotated[
    str, typer.Option("--publisher-field", metavar="NAME", help="JSON Lines: the field with its publisher.")
]
Debug = Annotated[
    bool, typer.Option("--debug", help="After an internal error, show where in the program it happened.")
]
