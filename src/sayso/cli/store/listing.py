"""Lists out of the store in the four formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TextIO, TypeVar

from rich.console import Console
from rich.text import Text

from sayso.cli.output import opened
from sayso.cli.store.options import ListFormat
from sayso.outputs.jsonlines import dumped
from sayso.outputs.spreadsheet import Cell, write_csv
from sayso.outputs.terminal import console_for, wrapped

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Shape(Generic[Item]):
    """How things of a kind are shown: as lines of text, as plain data, and as a row under these columns.

    ``spaced`` ones have an empty line between them.
    """

    lines: Callable[[Console, Item], Iterator[Text]]
    plain: Callable[[Item], Mapping[str, Any]]
    columns: Sequence[str]
    row: Callable[[Item], Sequence[Cell]]
    spaced: bool = False


def write_list(
    format_: ListFormat,
    output: Path | None,
    items: Sequence[Item],
    shape: Shape[Item],
    *,
    nothing: str,
    below: str = "",
) -> None:
    """Write a list; in text, ``nothing`` stands where it is empty, and ``below`` under it. Raises NotWritable."""
    with opened(output, for_people=format_ == "text") as stream:
        if format_ == "text":
            write_text(stream, items, shape, nothing, below)
        elif format_ == "csv":
            write_csv(stream, shape.columns, map(shape.row, items))
        elif format_ == "json":
            stream.write(dumped([shape.plain(item) for item in items], indent=2) + "\n")
        else:
            for item in items:
                stream.write(dumped(shape.plain(item)) + "\n")


def write_text(stream: TextIO, items: Sequence[Item], shape: Shape[Item], nothing: str, below: str) -> None:
    """Write a list for people."""
    console = console_for(stream)
    for number, item in enumerate(items):
        if number and shape.spaced:
            console.print()
        show(console, shape.lines(console, item))
    if items and shape.spaced and below:
        console.print()
    for line in (nothing if not items else "", *below.splitlines()):
        if line:
            show(console, wrapped(console, Text(line, "dim")))


def show(console: Console, lines: Iterable[Text]) -> None:
    """Write lines that fit already."""
    for line in lines:
        console.print(line, soft_wrap=True)


def titled(console: Console, title: str) -> None:
    """Write the heading of a part, with an empty line before it."""
    show(console, [Text(), *wrapped(console, Text(title, "bold"))])
