"""The commands that ask and judge the store; a new one is one file beside this one and one line in the lists below."""

from __future__ import annotations

import typer

from sayso.cli.actors.app import catalogue_app
from sayso.cli.store.actors import list_command
from sayso.cli.store.add import add_command
from sayso.cli.store.claims import find_command
from sayso.cli.store.compare import compare_command
from sayso.cli.store.correcting import correct_command, split_command
from sayso.cli.store.defaulting import Defaulting
from sayso.cli.store.demo import demo_command
from sayso.cli.store.export import export_command
from sayso.cli.store.groups import groups_command
from sayso.cli.store.judging import (
    accept_command,
    distinct_command,
    grade_command,
    log_command,
    merge_command,
    note_command,
    reject_command,
    rename_command,
    undo_command,
)
from sayso.cli.store.likening import join_command, part_command
from sayso.cli.store.show import show_command
from sayso.cli.store.upkeep import backup_command, check_command, vacuum_command
from sayso.cli.store.who import who_command

claims_app = typer.Typer(cls=Defaulting, help="Ask the store what is said, and on whose word.")
groups_app = typer.Typer(cls=Defaulting, help="See what several reports say, and decide what says the same.")
actors_app = typer.Typer(
    cls=Defaulting, help="See who is spoken of in the store, and look after who is known."
)
store_app = typer.Typer(no_args_is_help=True, help="Look after the store itself.")

# The commands, in the order in which --help lists them; the first stands in where none is named.
claims_app.command("find")(find_command)
claims_app.command("correct")(correct_command)
claims_app.command("accept")(accept_command)
claims_app.command("reject")(reject_command)
groups_app.command("list")(groups_command)
groups_app.command("join")(join_command)
groups_app.command("part")(part_command)
actors_app.command("list")(list_command)
actors_app.command("merge")(merge_command)
actors_app.command("split")(split_command)
actors_app.command("distinct")(distinct_command)
actors_app.command("rename")(rename_command)
actors_app.add_typer(catalogue_app, name="catalogue")
store_app.command("check")(check_command)
store_app.command("backup")(backup_command)
store_app.command("vacuum")(vacuum_command)


def add_store_commands(app: typer.Typer) -> None:
    """Add the store's commands to the front door."""
    app.command("demo")(demo_command)
    app.command("add")(add_command)
    app.add_typer(claims_app, name="claims")
    app.add_typer(groups_app, name="groups")
    app.add_typer(actors_app, name="actors")
    app.command("who")(who_command)
    app.command("compare")(compare_command)
    app.command("show")(show_command)
    app.command("export")(export_command)
    app.command("grade")(grade_command)
    app.command("note")(note_command)
    app.command("undo")(undo_command)
    app.command("log")(log_command)
    app.add_typer(store_app, name="store")
