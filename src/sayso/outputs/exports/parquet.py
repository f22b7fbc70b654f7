"""Parquet: the same tables as CSV, typed, for programs that ask them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from sayso.outputs.exports.bundle import bundle
from sayso.outputs.exports.datapackage import DESCRIPTION
from sayso.outputs.exports.selection import Grounded, Selection
from sayso.outputs.exports.tables.all import TABLES
from sayso.outputs.exports.tables.around import DOCUMENTS
from sayso.outputs.exports.tables.claims import CLAIMS
from sayso.outputs.exports.tables.columns import Column, Kind, Table
from sayso.outputs.exports.tables.words import SPANS, VOICES, marked, spoken
from sayso.store.rows import holdable

_AT_ONCE = 5_000
"""So many rows at once are held and make a row group."""
_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "whole": pa.int64(),
    "number": pa.float64(),
    "truth": pa.bool_(),
    "day": pa.date32(),
}
_TEXT = Column("text", "text", "Its text, in which spans count.", lambda one: one.document.text)

_Typed: TypeAlias = "tuple[pa.Field, Callable[[Any], Any]]"
"""A column of a file, and what it is of one thing."""


def write(selection: Selection, path: Path) -> None:
    """Write all tables into a folder or a zip file, or the claims alone where the path ends in ``.parquet``.

    Claims carry their voices and spans in lists of their own, too, so that their file says all without a join. Documents
    carry their texts.
    """
    if path.suffix == ".parquet":
        _write_table(CLAIMS, selection, path)
        return
    with bundle(path) as member:
        for table in TABLES:
            with member(f"{table.name}.parquet") as at:
                _write_table(table, selection, at)


def _write_table(table: Table, selection: Selection, path: Path) -> None:
    columns = [*map(_typed, table.columns), *_MORE.get(table.name, ())]
    schema = pa.schema([field for field, _ in columns], {"description": f"{table.meaning} {DESCRIPTION}"})
    things = table.things(selection)
    with ParquetWriter(path, schema, compression="zstd") as writer:
        while lot := list(islice(things, _AT_ONCE)):
            arrays = [pa.array([value(thing) for thing in lot], field.type) for field, value in columns]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _typed(column: Column) -> _Typed:
    field = pa.field(column.name, _TYPES[column.kind], metadata={"description": column.meaning})
    return field, lambda thing: _held(column, thing)


def _held(column: Column, thing: Any) -> Any:
    """Return what a column holds of a thing, as Parquet can hold it."""
    value = column.of(thing)
    if isinstance(value, str):
        return date.fromisoformat(value) if column.kind == "day" else holdable(value)
    if isinstance(value, tuple):
        return [holdable(one) for one in value]
    return value


def _listed(table: Table, things: Callable[[Grounded], Sequence[Any]]) -> _Typed:
    """Return a column of lists: of each claim the rows that it has in another table."""
    columns = [column for column in table.columns if column.name not in CLAIMS.names]
    inner = pa.struct([_typed(column)[0] for column in columns])
    field = pa.field(table.name, pa.list_(inner), metadata={"description": table.meaning})
    return field, lambda one: [
        {column.name: _held(column, thing) for column in columns} for thing in things(one)
    ]


_MORE: dict[str, tuple[_Typed, ...]] = {
    CLAIMS.name: (_listed(VOICES, lambda one: spoken(one.found)), _listed(SPANS, marked)),
    DOCUMENTS.name: (_typed(_TEXT),),
}
