"""Claims under headings, in the four formats: what ``who`` and ``compare`` show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from sayso.cli.output import opened
from sayso.cli.store.claim_shape import CLAIMS, COLUMNS, claim_plain, claim_row
from sayso.cli.store.dispute_shape import dispute_lines, found_dispute_plain
from sayso.cli.store.listing import safe, show, titled, write_csv
from sayso.cli.store.options import ListFormat
from sayso.outputs.jsonlines import dumped
from sayso.outputs.terminal import console_for, wrapped
from sayso.store.claims import FoundClaim
from sayso.store.disputes import FoundDispute

Together = FoundClaim | Sequence[FoundClaim] | FoundDispute
"""What belongs side by side: one claim, some that say the same, or the two sides of a dispute."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, its name for other tools, and what stands under it; ``in_all`` says how much there is of that."""

    title: str
    name: str
    things: Sequence[Together]
    in_all: int


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
                ((*where, *claim_row(claim)) for where, claim in _each(parts)),
            )
        elif format_ == "json":
            plain = {part.name: [_plain(one) for one in part.things] for part in parts}
            stream.write(dumped({**about, **plain}, indent=2) + "\n")
        else:
            for (name, number, side), claim in _each(parts):
                stream.write(
                    dumped({"part": name, "number": number, "side": side, **claim_plain(claim)}) + "\n"
                )


def _each(parts: Sequence[Part]) -> Iterator[tuple[tuple[str, int, int], FoundClaim]]:
    for part in parts:
        for number, one in enumerate(part.things, start=1):
            for side, claims in enumerate(_sides(one), start=1):
                for claim in claims:
                    yield (part.name, number, side), claim


def _sides(one: Together) -> tuple[Sequence[FoundClaim], ...]:
    if isinstance(one, FoundClaim):
        return ((one,),)
    return one.sides if isinstance(one, FoundDispute) else (one,)


def _plain(one: Together) -> Any:
    if isinstance(one, FoundClaim):
        return claim_plain(one)
    if isinstance(one, FoundDispute):
        return found_dispute_plain(one)
    return [claim_plain(claim) for claim in one]


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
    for claim in _sides(one)[0]:
        yield from CLAIMS.lines(console, claim)
