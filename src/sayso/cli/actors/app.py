"""The door of ``sayso actors catalogue``. A new command is one function in a file beside this one and one line in the list below."""

from __future__ import annotations

import typer

from sayso.cli.actors.adding import add_command, remove_command
from sayso.cli.actors.exchanging import export_command, import_command

catalogue_app = typer.Typer(
    help="Keep known actors of your own beside the bundled ones; yours win.", no_args_is_help=True
)

# The commands, in the order in which --help lists them.
catalogue_app.command("add")(add_command)
catalogue_app.command("remove")(remove_command)
catalogue_app.command("import")(import_command)
catalogue_app.command("export")(export_command)
