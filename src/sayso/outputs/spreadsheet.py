"""Tables for a spreadsheet, which strangers' words must not steer."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from sayso.outputs.visible import one_line

Cell = str | float | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(stream: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a table for a spreadsheet, which must not take strangers' words for formulas: they get a ``'`` in front."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: Cell) -> Cell:
    if isinstance(value, str):
        line = one_line(value)
        return f"'{line}" if value.startswith(_FORMULA) or line.startswith(_FORMULA) else line
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
