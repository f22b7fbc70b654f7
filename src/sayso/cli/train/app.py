"""The door of ``sayso train``. A new model is one file beside this one and one line in the list below."""

from __future__ import annotations

import typer

from sayso.cli.train.blame import blame_command
from sayso.cli.train.factuality import factuality_command
from sayso.cli.train.tagger import tagger_command

train_app = typer.Typer(
    help="Make the models that come with sayso anew, from corpora that others made.", no_args_is_help=True
)

# The commands, in the order in which --help lists them.
train_app.command("tagger")(tagger_command)
train_app.command("factuality")(factuality_command)
train_app.command("blame")(blame_command)
