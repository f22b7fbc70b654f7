"""``sayso accounts``: who may come into the reading room once it is served to others."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Concatenate, ParamSpec, TypeVar

import typer

from sayso.cli.store.options import StorePlace, opened_store
from sayso.outputs.visible import safe
from sayso.store.access.roles import Role

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sayso.store.base import Store

accounts_app = typer.Typer(
    no_args_is_help=True, help="Look after who may come into the reading room once it is served to others."
)

Given = ParamSpec("Given")
Got = TypeVar("Got")
Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name.", show_default=False)]
FromInput = Annotated[
    bool, typer.Option("--password-from-input", help="Read the password from standard input, for scripts.")
]
RoleOption = Annotated[
    Role,
    typer.Option(
        "--role",
        help="reader reads, reviewer also judges and adds reports, admin also looks after accounts.",
    ),
]


@accounts_app.command("list")
def list_command(*, store: StorePlace = None) -> None:
    """List the accounts, and what each may do."""
    with opened_store(store) as opened:
        from sayso.store.access.accounts import all_accounts  # noqa: PLC0415  # as in opened_store

        with opened.reading() as connection:
            found = all_accounts(connection)
    for one in found:
        program = "  with a token for programs" if one.token else ""
        typer.echo(f"{one.role:<9} {safe(one.name)}  since {one.made[:10]}{program}")
    if not found:
        typer.echo("no accounts; the room is open to whoever sits at this machine")


@accounts_app.command("add")
def add_command(
    name: Name, *, role: RoleOption = "reader", from_input: FromInput = False, store: StorePlace = None
) -> None:
    """Let somebody come in; the password is asked for."""
    from sayso.store.access.accounts import add_account  # noqa: PLC0415  # as in opened_store

    _do(store, add_account, name, role, _password(from_input=from_input))
    typer.echo(f"{safe(name)} may come in as {role}")


@accounts_app.command("remove")
def remove_command(name: Name, *, store: StorePlace = None) -> None:
    """Let somebody come in no more; what they judged stays in the log."""
    from sayso.store.access.accounts import remove_account  # noqa: PLC0415  # as in opened_store

    _do(store, remove_account, name)
    typer.echo(f"{safe(name)} may come in no more")


@accounts_app.command("role")
def role_command(
    name: Name,
    role: Annotated[Role, typer.Argument(help="reader, reviewer or admin.", show_default=False)],
    *,
    store: StorePlace = None,
) -> None:
    """Give somebody another role."""
    from sayso.store.access.accounts import change_role  # noqa: PLC0415  # as in opened_store

    _do(store, change_role, name, role)
    typer.echo(f"{safe(name)} may come in as {role}")


@accounts_app.command("password")
def password_command(name: Name, *, from_input: FromInput = False, store: StorePlace = None) -> None:
    """Give somebody another password, which is asked for."""
    from sayso.store.access.accounts import change_password  # noqa: PLC0415  # as in opened_store

    _do(store, change_password, name, _password(from_input=from_input))
    typer.echo(f"{safe(name)} has another password")


@accounts_app.command("token")
def token_command(name: Name, *, store: StorePlace = None) -> None:
    """Print a new token with which programs come in as somebody; it is shown once, and the one before is good no more."""
    from sayso.store.access.accounts import new_token  # noqa: PLC0415  # as in opened_store

    typer.echo(_do(store, new_token, name))


def _do(
    place: str | None,
    change: Callable[Concatenate[Store, Connection, Given], Got],
    *given: Given.args,
    **named: Given.kwargs,
) -> Got:
    with opened_store(place, must_exist=False) as store:
        with store.writing() as connection:
            got = change(store, connection, *given, **named)
        store.settle()
    return got


def _password(*, from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt="The same again")
    return asked
