"""All that was worked out across the reports of a store, as rows to be compared: by ids, without the numbers given out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, insert, select

from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.deriving import derived as d

_NAMED: Final[Mapping[str, Table]] = {
    "document": t.documents, "first": t.documents, "second": t.documents, "original": t.documents,
    "claim": t.claims, "in_group": d.groups, "origin": d.origins, "dispute": d.disputes,
}  # fmt: skip
"""Columns of numbers, and what they number."""

Rows = dict[str, list[tuple[Any, ...]]]


def derived_rows(store: Store) -> Rows:
    """Return the rows of all tables but those that say what is pending and how it was done."""
    with store.reading() as connection:
        assert connection.execute(select(d.pending)).all() == []
        ids = {table.name: _ids(connection, table) for table in _NAMED.values()}
        return {
            table.name: sorted(_rows(connection, table, ids), key=repr)
            for table in d.metadata.sorted_tables
            if table not in (d.pending, d.schemes)
        }


def begin_anew(store: Store) -> None:
    """Throw away all that was worked out, so that everything is worked out at once next."""
    with store.writing() as connection:
        for table in d.metadata.sorted_tables:
            if table is not d.schemes:
                connection.execute(delete(table))
        current = select(t.documents.c.number).where(t.documents.c.current)
        connection.execute(insert(d.pending).from_select(["document"], current))


def differing(one: Rows, other: Rows) -> dict[str, tuple[list[Any], list[Any]]]:
    """Return, of each table, the rows that only one of the two has."""
    return {
        name: (
            [row for row in one[name] if row not in other[name]],
            [row for row in other[name] if row not in one[name]],
        )
        for name in one
        if one[name] != other[name]
    }


def _ids(connection: Connection, table: Table) -> dict[int, str]:
    return {row.number: row.id for row in connection.execute(select(table.c.number, table.c.id))}


def _rows(
    connection: Connection, table: Table, ids: Mapping[str, Mapping[int, str]]
) -> Iterable[tuple[Any, ...]]:
    of_documents = table is d.sketch_holders
    for row in connection.execute(select(table)).mappings():
        yield tuple(
            ids[t.documents.name][value] if of_documents and name == "holder" else _named(name, value, ids)
            for name, value in row.items()
            if name != "number"
        )


def _named(column: str, value: Any, ids: Mapping[str, Mapping[int, str]]) -> Any:
    if value is None or column not in _NAMED:
        return bytes(value) if isinstance(value, memoryview) else value
    return ids[_NAMED[column].name][value]
