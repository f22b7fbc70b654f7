"""The groups of the commands that ask the store. A new command is one file beside this one and one line in the list below."""

from __future__ import annotations

import typer

from sayso.cli.store.claims import find_command
from sayso.cli.store.defaulting import Defaulting

claims_app = typer.Typer(cls=Defaulting, help="Ask the store what is said, and on whose word.")

# The commands, in the order in which --help lists them; the first stands in where none is named.
claims_app.command("find")(find_command)
