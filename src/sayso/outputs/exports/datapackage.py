"""What says of tables what every column means: a Data Package (Frictionless v1), and the same for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any, Final

from sayso.outputs.exports.tables.columns import Column, Kind, Table

DESCRIPTION: Final = (
    "What reports say somebody says, with whose word it is, how firmly it is said and where exactly it is written. No row of"
    " any table is a fact. A claim that somebody denies, doubts or contradicts stands here like any other."
)
_FILES: Final = (
    "Tables join by their ids, which `sayso show` understands. texts/ has the text of each report by the id of its document, in"
    " UTF-8; spans count its code points. In the tables words stand on one line, with control characters written out, and a cell"
    " that a spreadsheet would take for a formula begins with '. Let columns of ids be text: a few look like numbers."
)
SEPARATOR: Final = " | "
"""What stands between several words in one cell."""
_TYPES: Final[Mapping[Kind, Mapping[str, Any]]] = {
    "text": {"type": "string"},
    "texts": {"type": "string"},
    "whole": {"type": "integer"},
    "number": {"type": "number"},
    "truth": {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
    "day": {"type": "date"},
}


def data_package(tables: Sequence[Table]) -> dict[str, Any]:
    """Return what describes tables, each in a CSV file of its name."""
    return {
        "profile": "tabular-data-package",
        "name": "sayso-export",
        "title": "Claims, and on whose word they are",
        "description": DESCRIPTION,
        "resources": [_resource(table, {one.name for one in tables}) for table in tables],
    }


def _resource(table: Table, there: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": column.name, **_TYPES[column.kind], "description": meaning(column)}
            for column in table.columns
        ],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    joins = [
        {"fields": name, "reference": {"resource": other, "fields": far}}
        for name, (other, far) in table.joins.items()
        if other in there
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {**schema, "foreignKeys": joins} if joins else schema,
    }


def meaning(column: Column) -> str:
    """Return what a column means, with how several words stand in one cell."""
    return (
        f"{column.meaning} Several have '{SEPARATOR}' between them."
        if column.kind == "texts"
        else column.meaning
    )


def read_me(tables: Sequence[Table]) -> str:
    """Return the same for people, in lines of plain text."""
    return "\n".join(_lines(tables)) + "\n"


def _lines(tables: Sequence[Table]) -> Iterator[str]:
    yield from wrap(DESCRIPTION, 100)
    yield ""
    yield from wrap(_FILES, 100)
    for table in tables:
        yield from ("", f"{table.name}.csv")
        yield from wrap(table.meaning, 100, initial_indent="  ", subsequent_indent="  ")
        for column in table.columns:
            joined = table.joins.get(column.name)
            to = f" Joins {joined[1]} of {joined[0]}." if joined else ""
            yield from wrap(
                f"{column.name}: {meaning(column)}{to}",
                100,
                initial_indent="    ",
                subsequent_indent="      ",
            )
