"""``sayso who``: what is said about somebody, what they say, and who denies it."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.output import OutputFile
from sayso.cli.store.options import FormatOption, StorePlace, opened_store


def who_command(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name, or the beginning of an id.", show_default=False)
    ],
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="How many of each at most.")] = 10,
    format_: FormatOption = "text",
    output: OutputFile = None,
    store: StorePlace = None,
) -> None:
    """Show what is said about somebody, what they say, and what of it is in dispute.

    What several reports say alike is shown once, as it was said last. Neither side of a dispute is taken to be right.
    """
    with opened_store(store, compared=True) as opened:
        from sayso.cli.store.names import heading  # noqa: PLC0415  # as in opened_store
        from sayso.cli.store.parts import write_parts  # noqa: PLC0415
        from sayso.outputs.stored.parts import bearers_plain, parts_of  # noqa: PLC0415
        from sayso.store.asking.people import who  # noqa: PLC0415

        with opened.reading() as connection:
            said = who(connection, name, opened.place, limit=limit)
        write_parts(format_, output, bearers_plain(said), heading(said.actors, said.others), parts_of(said))
