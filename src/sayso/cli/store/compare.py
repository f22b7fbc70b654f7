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
    """Show what two voices both say, what one of them says alone, and what one affirms and the other denies.

    A voice says what it is the innermost voice of, not what it passes on. Two claims say the same where they have the
    same subject, relation and object; the same in other words is not seen.
    """
    with opened_store(store) as opened:
        from sayso.cli.store.parts import Part, alone, write_parts  # noqa: PLC0415  # as in opened_store
        from sayso.store.comparing import compare_collections, compare_voices  # noqa: PLC0415

        with opened.reading() as connection:
            compare = compare_collections if collections else compare_voices
            both = compare(connection, first, second, opened.place, limit=limit)
        say = "told in both" if collections else "said by both"
        count = both.in_all
        parts = (
            Part(say.capitalize(), "both", both.both, count["both"]),
            Part(
                "Affirmed by one and denied by the other", "contradict", both.contradict, count["contradict"]
            ),
            Part(f"Only {both.first}", "only_first", alone(both.only_first), count["only_first"]),
            Part(f"Only {both.second}", "only_second", alone(both.only_second), count["only_second"]),
        )
        about = {"first": both.first, "second": both.second}
        write_parts(format_, output, about, f"{both.first} and {both.second}", parts)
