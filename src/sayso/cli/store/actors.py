"""``sayso actors``: who is spoken of in the store."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.output import OutputFile
from sayso.cli.store.options import (
    FormatOption,
    Limit,
    Page,
    StorePlace,
    opened_store,
    part,
    told_part,
)


def list_command(
    words: Annotated[
        str | None,
        typer.Argument(metavar="TEXT", help="Words of a name, whole and side by side.", show_default=False),
    ] = None,
    *,
    limit: Limit = 20,
    page: Page = 1,
    format_: FormatOption = "text",
    output: OutputFile = None,
    store: StorePlace = None,
) -> None:
    """List who is spoken of in the store, those in most documents first."""
    with opened_store(store) as opened:
        from sayso.cli.store.actor_shape import ACTORS  # noqa: PLC0415  # as in opened_store
        from sayso.cli.store.listing import write_list  # noqa: PLC0415
        from sayso.store.asking.people import count_actors, find_actors  # noqa: PLC0415

        many, over = part(limit, page)
        with opened.reading() as connection:
            found = find_actors(connection, words, limit=many, offset=over)
            in_all = count_actors(connection, words) if format_ == "text" else len(found)
        write_list(
            format_,
            output,
            found,
            ACTORS,
            nothing=""
            if in_all
            else "Nobody in the store is called so."
            if words
            else "Nobody is in the store yet.",
            below=told_part(len(found), in_all, limit, page, "actors"),
        )
