"""Claims under headings, in the four formats: what ``who`` and ``compare`` show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from rich.text import Text

from sayso.cli.output import opened
from sayso.cli.store.claim_shape import CLAIMS, COLUMNS, claim_plain, claim_row
from sayso.cli.store.listing import safe, show, titled, write_csv
from sayso.cli.store.options import ListFormat
from sayso.outputs.jsonlines import dumped
from sayso.outputs.terminal import console_for, wrapped
from sayso.store.claims import FoundClaim


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, its name for other tools, and groups of claims that belong side by side.

    ``in_all`` says how many claims there are where not all are shown.
    """

    title: str
    name: str
    groups: Sequence[Sequence[FoundClaim]]
    in_all: int | None = None

    @property
    def shown(self) -> int:
        """Return how many claims are shown."""
        return sum(map(len, self.groups))


def alone(claims: Iterable[FoundClaim]) -> list[tuple[FoundClaim, ...]]:
    """Return claims as groups of one."""
    return [(claim,) for claim in claims]


def write_parts(
    format_: ListFormat, output: Path | None, about: Mapping[str, Any], title: str, parts: Sequence[Part]
) -> None:
    """Write parts; ``about`` is what json has beside them, ``title`` the first line of text. Raises NotWritable.

    In jsonl and csv every claim says which part it belongs to, and which group of it.
    """
    with opened(output, for_people=format_ == "text") as stream:
        if format_ == "text":
            _write_text(stream, title, parts)
        elif format_ == "csv":
            write_csv(
                stream,
                ("part", "group", *COLUMNS),
                ((name, group, *claim_row(claim)) for name, group, claim in _each(parts)),
            )
        elif format_ == "json":
            plain = {part.name: [list(map(claim_plain, group)) for group in part.groups] for part in parts}
            stream.write(dumped({**about, **plain}, indent=2) + "\n")
        else:
            for name, group, claim in _each(parts):
                stream.write(dumped({"part": name, "group": group, **claim_plain(claim)}) + "\n")


def _each(parts: Sequence[Part]) -> Iterable[tuple[str, int, FoundClaim]]:
    for part in parts:
        for number, group in enumerate(part.groups, start=1):
            for claim in group:
                yield part.name, number, claim


def _write_text(stream: TextIO, title: str, parts: Sequence[Part]) -> None:
    console = console_for(stream)
    show(console, wrapped(console, Text(safe(title), "bold")))
    for part in parts:
        titled(console, safe(part.title))
        if not part.groups:
            show(console, wrapped(console, Text("nothing", "dim")))
        for number, group in enumerate(part.groups):
            if number and max(map(len, part.groups)) > 1:
                console.print()
            for claim in group:
                show(console, CLAIMS.lines(console, claim))
        if part.in_all is not None and part.in_all > part.shown:
            show(
                console,
                wrapped(console, Text(f"{part.shown:,} of {part.in_all:,}; --limit shows more", "dim")),
            )
