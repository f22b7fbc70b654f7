"""``sayso serve``: the reading room, on this machine."""

from __future__ import annotations

import getpass
import webbrowser
from typing import Annotated

import typer

from sayso.cli.actors.keeping import OwnFile, usual_catalogue
from sayso.cli.output import complain
from sayso.cli.store.options import StorePlace, opened_store
from sayso.outputs.numbers import counted
from sayso.settings import Settings

PORT = 8010


def serve_command(
    *,
    store: StorePlace = None,
    port: Annotated[
        int,
        typer.Option("--port", min=0, max=65535, metavar="N", help="Where to listen; 0 is any free port."),
    ] = PORT,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser at once.")] = False,
    catalogue: OwnFile = None,
) -> None:
    """Open the reading room: pages for reading what is in the store with suspicion.

    It is served on this machine only, and asks nothing of the internet. Stop it with Ctrl-C.
    """
    from sayso.web.app import create_app  # noqa: PLC0415  # takes a while; --help must not wait for it
    from sayso.web.room import Room  # noqa: PLC0415
    from sayso.web.server import serve  # noqa: PLC0415

    settings = Settings(catalogue=catalogue or usual_catalogue())
    with opened_store(store, must_exist=False, compared=True) as opened:
        from sayso.store.library import count_reports  # noqa: PLC0415

        with opened.reading() as connection:
            reports = count_reports(connection)
        room = Room(opened, settings, owner=getpass.getuser())

        def ready(address: str) -> None:
            typer.echo(f"{counted(reports, 'report')} in {opened.place}: {address}  (Ctrl-C stops it)")
            if open_:
                webbrowser.open(address)

        try:
            serve(create_app(room), "127.0.0.1", port, ready)
        except OSError as error:
            complain(f"port {port} cannot be used ({error.strerror}); name another with --port")
            raise typer.Exit(2) from None
