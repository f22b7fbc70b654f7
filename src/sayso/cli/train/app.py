"""The door of ``sayso train``. A new model is one file beside this one and one line in the list below."""

from __future__ import annotations

import typer

from sayso.cli.late import late_commands

COMMANDS = ("tagger", "factuality", "blame")
"""The commands, in the order in which --help lists them."""

train_app = typer.Typer(cls=late_commands("sayso.cli.train", COMMANDS), no_args_is_help=True)


@train_app.callback()
def _door() -> None:
    """Make the models that come with sayso anew, from corpora that others made."""
