"""``sayso compare``: two voices, or two collections, side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.output import OutputFile
from sayso.cli.store.options import FormatOption, StorePlace, opened_store


def compare_command(  # both sides and the usual options
    first: Annotated[str, typer.Argument(metavar="A", help="A voice: a name or an id.", show_default=False)],
    second: Annotated[str, typer.Argument(metavar="B", help="Another one.", show_default=False)],
    *,
    collections: Annotated[
        bool, typer.Option("--collections", help="A and B are collections, not voices.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="How many of each at most.")] = 10,
    format_: FormatOption = "text",
    output: OutputFile = None,
    store: StorePlace = None,
) -> None:
    """Show what two voices both say, what one of them says alone, and what they are at odds about.

    A voice says what it is the innermost voice of, not what it passes on. What says the same is told by its group; of each
    side the claim said last is shown.
    """
    with opened_store(store, compared=True) as opened:
        from sayso.cli.store.names import namesakes  # noqa: PLC0415  # as in opened_store
        from sayso.cli.store.parts import write_parts  # noqa: PLC0415
        from sayso.outputs.stored.parts import compared_plain, parts_compared  # noqa: PLC0415
        from sayso.store.asking.comparing import compare_collections, compare_voices  # noqa: PLC0415

        with opened.reading() as connection:
            compare = compare_collections if collections else compare_voices
            both = compare(connection, first, second, opened.place, limit=limit)
        about = compared_plain(both)
        lines = [f"{both.first} and {both.second}"]
        for name, actors, others in zip((both.first, both.second), both.bearers, both.others, strict=True):
            lines += [f"{name}: {line}" for line in namesakes(actors, others) if actors]
        write_parts(format_, output, about, lines, parts_compared(both, collections=collections))
