"""Claims under headings, in the four formats: what ``who`` and ``compare`` show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from sayso.cli.output import opened
from sayso.cli.store.claim_shape import CLAIMS
from sayso.cli.store.dispute_shape import dispute_lines
from sayso.cli.store.listing import show, titled
from sayso.cli.store.options import ListFormat
from sayso.outputs.jsonlines import dumped
from sayso.outputs.spreadsheet import write_csv
from sayso.outputs.stored.claims import COLUMNS, claim_plain, claim_row
from sayso.outputs.stored.parts import Part, Together, each_claim, parts_plain, sides
from sayso.outputs.terminal import console_for, wrapped
from sayso.outputs.visible import safe
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.disputes import FoundDispute


def write_parts(
    format_: ListFormat,
    output: Path | None,
    about: Mapping[str, Any],
    head: Sequence[str],
    parts: Sequence[Part],
) -> None:
    """Write parts; ``about`` is what json has beside them, ``head`` the first lines of text. Raises NotWritable.

    In jsonl and csv every claim says which part it belongs to, which thing of it, and which side of that.
    """
    with opened(output, for_people=format_ == "text") as stream:
        if format_ == "text":
            _write_text(stream, head, parts)
        elif format_ == "csv":
            write_csv(
                stream,
                ("part", "number", "side", *COLUMNS),
                ((*where, *claim_row(claim)) for where, claim in each_claim(parts)),
            )
        elif format_ == "json":
            stream.write(dumped(parts_plain(about, parts), indent=2) + "\n")
        else:
            for (name, number, side), claim in each_claim(parts):
                stream.write(
                    dumped({"part": name, "number": number, "side": side, **claim_plain(claim)}) + "\n"
                )


def _write_text(stream: TextIO, head: Sequence[str], parts: Sequence[Part]) -> None:
    console = console_for(stream)
    for number, line in enumerate(head):
        show(console, wrapped(console, Text(safe(line), "dim" if number else "bold")))
    for part in parts:
        titled(console, safe(part.title))
        if not part.things:
            show(console, wrapped(console, Text("nothing", "dim")))
        for number, one in enumerate(part.things):
            if number and not isinstance(one, FoundClaim):
                console.print()
            show(console, _lines(console, one))
        if part.in_all > len(part.things):
            told = f"{len(part.things):,} of {part.in_all:,}; --limit shows more"
            show(console, wrapped(console, Text(told, "dim")))


def _lines(console: Console, one: Together) -> Iterable[Text]:
    if isinstance(one, FoundDispute):
        yield from dispute_lines(console, one)
        return
    for claim in sides(one)[0]:
        yield from CLAIMS.lines(console, claim)
