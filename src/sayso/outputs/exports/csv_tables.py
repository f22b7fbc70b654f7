"""CSV: the claims as one table, or all tables with what describes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sayso.outputs.exports.bundle import bundle
from sayso.outputs.exports.datapackage import SEPARATOR, data_package, read_me
from sayso.outputs.exports.selection import Selection
from sayso.outputs.exports.tables.all import TABLES
from sayso.outputs.exports.tables.claims import CLAIMS
from sayso.outputs.exports.tables.columns import Table, Value
from sayso.outputs.jsonlines import dumped
from sayso.outputs.spreadsheet import Cell, write_csv
from sayso.store.rows import holdable


def write(selection: Selection, path: Path) -> None:
    """Write all tables into a folder or a zip file, or the claims alone where the path ends in ``.csv``.

    With all tables come ``datapackage.json`` and ``README.txt``, which say what each column means, and the texts of the
    reports, in which the spans count.
    """
    if path.suffix == ".csv":
        _write_table(CLAIMS, selection, path)
        return
    with bundle(path) as member:
        with member("README.txt") as at:
            at.write_text(read_me(TABLES), encoding="utf-8", newline="\n")
        with member("datapackage.json") as at:
            at.write_text(dumped(data_package(TABLES), indent=2) + "\n", encoding="utf-8", newline="\n")
        for table in TABLES:
            with member(f"{table.name}.csv") as at:
                _write_table(table, selection, at)
        for one in selection.documents():
            with member(f"texts/{one.id}.txt") as at:
                at.write_bytes(holdable(one.document.text).encode())


def _write_table(table: Table, selection: Selection, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        write_csv(stream, table.names, _rows(table, selection))


def _rows(table: Table, selection: Selection) -> Iterator[list[Cell]]:
    for row in table.rows(selection):
        yield [_cell(value) for value in row]


def _cell(value: Value) -> Cell:
    """Return a value for a spreadsheet: whole numbers without a point, several words in one cell."""
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
