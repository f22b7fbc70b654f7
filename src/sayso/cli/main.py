"""The command line's front door. A new command is one file beside this one and one line in the list below."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated

import typer

from sayso.cli.accounts import accounts_app
from sayso.cli.alerts import alerts_app
from sayso.cli.archive import archive_command
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.read import read_command
from sayso.cli.serve import serve_command
from sayso.cli.store.app import add_store_commands
from sayso.cli.train.app import train_app
from sayso.cli.watch import watch_command
from sayso.outputs.contract import schema
from sayso.outputs.jsonlines import dumped_schema

app = typer.Typer(
    name="sayso",
    help="Read news reports and keep who claims what about whom, on whose word, how firmly and where it is written.",
    epilog="Begin with: sayso read --sample",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def schema_command() -> None:
    """Print the JSON Schema of what `read` writes as json and jsonl."""
    typer.echo(dumped_schema(schema()))


# The commands, in the order in which --help lists them.
app.command("read")(read_command)
add_store_commands(app)
app.command("archive")(archive_command)
app.command("watch")(watch_command)
app.add_typer(alerts_app, name="alerts")
app.command("serve")(serve_command)
app.add_typer(accounts_app, name="accounts")
app.command("schema")(schema_command)
app.add_typer(evaluate_app, name="evaluate")
app.add_typer(train_app, name="train")


def _show_version(asked: bool) -> None:  # noqa: FBT001  # typer's way to call back
    if asked:
        typer.echo(f"sayso {version('sayso')}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    asked_version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop."),
    ] = False,
) -> None:
    """Take the options that belong to no command."""


def main() -> None:
    """Run the command line; what ``sayso`` in a shell calls."""
    app(prog_name="sayso")
