"""``sayso serve``: the reading room, on this machine."""

from __future__ import annotations

import getpass
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.actors.keeping import OwnFile, usual_catalogue
from sayso.cli.output import complain
from sayso.cli.store.options import StorePlace, opened_store
from sayso.outputs.numbers import counted
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.store.base import Store

PORT = 8010


def serve_command(  # noqa: PLR0913  # a command has as many options as its users need
    *,
    store: StorePlace = None,
    port: Annotated[
        int,
        typer.Option("--port", min=0, max=65535, metavar="N", help="Where to listen; 0 is any free port."),
    ] = PORT,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser at once.")] = False,
    login: Annotated[
        bool, typer.Option("--login", help="Ask everybody for a name and a password, also on this machine.")
    ] = False,
    host: Annotated[
        str | None,
        typer.Option(
            "--host",
            metavar="ADDRESS",
            help="Serve it to others, at this address of this machine; 0.0.0.0 is all of them. They log in.",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            metavar="HOST",
            help="A name by which others reach this machine; may be given several times.",
            show_default=False,
        ),
    ] = None,
    certificate: Annotated[
        Path | None,
        typer.Option(
            "--certificate",
            metavar="FILE",
            help="Serve by https, with this certificate (PEM).",
            show_default=False,
        ),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(
            "--key", metavar="FILE", help="The certificate's private key (PEM).", show_default=False
        ),
    ] = None,
    catalogue: OwnFile = None,
) -> None:
    """Open the reading room: pages for reading what is in the store with suspicion.

    It is served on this machine only, unless --host is given, which needs accounts to log in with (sayso accounts add).
    It asks nothing of the internet but addresses that are handed in to be read. Stop it with Ctrl-C.
    """
    from sayso.web.app import create_app  # noqa: PLC0415  # takes a while; --help must not wait for it
    from sayso.web.rates import Rates  # noqa: PLC0415
    from sayso.web.room import Room  # noqa: PLC0415
    from sayso.web.server import Place, serve  # noqa: PLC0415

    settings = Settings(catalogue=catalogue or usual_catalogue())
    with opened_store(store, must_exist=False, compared=True) as opened:
        alone = host is None and not login
        reports = _ready_to_serve(opened, alone=alone)
        place = Place(host or "127.0.0.1", port, certificate, key)
        room = Room(
            opened,
            settings,
            owner=getpass.getuser() if alone else None,
            hosts=place.names | {one.lower() for one in name or ()},
            secure=certificate is not None,
            requests=None if host is None else Rates(a_second=50, burst=400),
        )
        if host is not None and certificate is None:
            complain(
                "passwords cross the network in the clear; give --certificate and --key unless it is a safe one"
            )

        def ready(address: str) -> None:
            typer.echo(f"{counted(reports, 'report')} in {opened.place}: {address}  (Ctrl-C stops it)")
            if open_:
                webbrowser.open(address)

        try:
            serve(create_app(room), place, ready)
        except OSError as error:
            complain(
                f"{place.host} port {port} cannot be used ({error.strerror or error}); name another with --port or --host"
            )
            raise typer.Exit(2) from None


def _ready_to_serve(store: Store, *, alone: bool) -> int:
    """Return how many reports there are; where others may come in, there must be somebody who can."""
    from sayso.store.access.accounts import all_accounts  # noqa: PLC0415  # as in opened_store
    from sayso.store.asking.library import count_reports  # noqa: PLC0415

    with store.reading() as connection:
        if not alone and not all_accounts(connection):
            complain(
                "nobody could log in: there are no accounts; make one with: sayso accounts add NAME --role admin"
            )
            raise typer.Exit(2)
        return count_reports(connection)
