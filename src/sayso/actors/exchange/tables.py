"""Lists of actors as CSV: one row an actor, several values in a cell with semicolons between them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from sayso.actors.entries import FIELDS, Entry, table_of
from sayso.actors.exchange.common import Incoming, checked
from sayso.errors import BadCatalogue

_LISTS = frozenset({"aliases", "acronyms", "countries", "adjectives", "bodies"})
_YEARS = frozenset({"founded", "dissolved"})
_ALSO = {
    "alias": "aliases",
    "acronym": "acronyms",
    "country": "countries",
    "adjective": "adjectives",
    "body": "bodies",
}
"""Names of columns that mean one of ours."""


def from_table(text: str, name: str, kind: str | None) -> Incoming:
    """Return the actors of a CSV text called ``name``; the first row names the columns.

    Commas, semicolons or tabs may stand between cells. In ``doubtful`` a cell has the names that others bear, too, each
    with the words that decide: ``NSM: Veldania, Karsk; Shield: Luria``. Raises BadCatalogue with the line.
    """
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        columns = {column: _field(column) for column in rows.fieldnames or () if column}
        if "name" not in columns.values():
            raise BadCatalogue(f"{name}:1", "no column is called name", "name the columns in the first line")
        entries = []
        for row in rows:
            place = f"{name}:{rows.line_num}"
            if None in row:
                raise BadCatalogue(
                    place,
                    "it has more cells than there are columns",
                    "put quotation marks round cells with a comma in them",
                )
            cells = {
                columns[column]: cell for column, cell in row.items() if column and cell and cell.strip()
            }
            if cells:
                fields = {
                    field: _value(field, cell, place) for field, cell in cells.items() if field in FIELDS
                }
                entries.append(checked(fields, place, kind))
    except csv.Error as error:
        raise BadCatalogue(
            f"{name}:{rows.line_num}", f"it is no CSV ({error})", "look for a stray quotation mark"
        ) from error
    return Incoming(tuple(entries), tuple(column for column, field in columns.items() if field not in FIELDS))


def as_table(entries: Iterable[Entry]) -> str:
    """Return entries as CSV with every field of the schema as a column."""
    stream = io.StringIO()
    rows = csv.DictWriter(stream, FIELDS, lineterminator="\n")
    rows.writeheader()
    for entry in entries:
        table = table_of(entry)
        for field in _LISTS & table.keys():
            table[field] = "; ".join(table[field])
        if entry.doubtful:
            table["doubtful"] = "; ".join(f"{name}: {', '.join(words)}" for name, words in entry.doubtful)
        rows.writerow(table)
    return stream.getvalue()


def _delimiter(text: str) -> str:
    """Return what stands between the names of the columns most often."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _field(column: str) -> str:
    plain = column.strip().lower()
    return _ALSO.get(plain, plain)


def _value(field: str, cell: str, place: str) -> Any:
    cell = cell.strip()
    if field in _LISTS:
        return [value.strip() for value in cell.split(";") if value.strip()]
    if field == "doubtful":
        return _doubtful(cell)
    if field in _YEARS:
        if not cell.isdecimal():
            raise BadCatalogue(
                place, f"{field} is no year: {cell!r}", "write the year alone, as in 1994, or leave it out"
            )
        return int(cell)
    return cell


def _doubtful(cell: str) -> dict[str, list[str]]:
    found = {}
    for part in cell.split(";"):
        name, _, words = part.partition(":")
        if name.strip():
            found[name.strip()] = [word.strip() for word in words.split(",") if word.strip()]
    return found
