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
    """Show what is said about somebody, what they say, and what some say and others deny.

    Claims are set against each other where they say the same of the same two, and one denies it. Neither is taken to be
    right.
    """
    with opened_store(store) as opened:
        from sayso.cli.store.actor_shape import actor_plain  # noqa: PLC0415  # as in opened_store
        from sayso.cli.store.parts import Part, alone, write_parts  # noqa: PLC0415
        from sayso.store.people import who  # noqa: PLC0415

        with opened.reading() as connection:
            said = who(connection, name, opened.place, limit=limit)
        actor = said.actor
        also = f", also {', '.join(actor.aliases)}" if actor.aliases else ""
        parts = (
            Part("Said about them", "about", alone(said.about), said.about_in_all),
            Part("Said by them", "by", alone(said.by), said.by_in_all),
            Part("Said by some and denied by others", "disputed", said.disputed),
        )
        write_parts(format_, output, {"actor": actor_plain(actor)}, f"{actor.name}{also}", parts)
