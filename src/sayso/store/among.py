"""Many numbers in one question, few enough at a time for any database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Table, bindparam, delete, insert, select

_AT_ONCE: Final = 5000
"""So many numbers stand in one statement; the databases limit its length."""

Numbers = dict[str, list[int]]


def lots(numbers: Iterable[int]) -> Iterator[Numbers]:
    """Yield numbers, sorted and each once, in lots that fit into a statement made with `among`."""
    ordered = sorted(set(numbers))
    for start in range(0, len(ordered), _AT_ONCE):
        yield {"some": ordered[start : start + _AT_ONCE]}


def among(column: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that a column is one of the numbers of a lot."""
    # Written into the statement: databases take few thousand parameters at most.
    return column.in_(bindparam("some", expanding=True, literal_execute=True))


def among_all(column: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
    """Return the condition that a column is one of these numbers, of which there are ten thousand or so at most."""
    return column.in_(bindparam(None, sorted(numbers), expanding=True, literal_execute=True))


def rows_with(
    connection: Connection, column: Any, numbers: Iterable[int], *columns: Any
) -> Iterator[Row[*tuple[Any, ...]]]:
    """Yield these columns of the rows whose column is one of these numbers; no other table's."""
    query = select(*columns).where(among(column))
    for some in lots(numbers):
        yield from connection.execute(query, some).all()


def delete_with(connection: Connection, column: Any, numbers: Iterable[int]) -> None:
    """Delete the rows of a table whose column is one of these numbers."""
    for some in lots(numbers):
        connection.execute(delete(column.table).where(among(column)), some)


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, none of which is there; all have the same columns."""
    if rows:
        names = [column.name for column in table.columns if column.name in rows[0]]
        insert_tuples(connection, table, names, map(itemgetter(*names), rows))


def insert_tuples(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Insert rows of these columns, two at least and in the table's order; none of the rows is there."""
    made, dialect = list(rows), connection.dialect
    if not made:
        return
    if dialect.positional:
        # SQLAlchemy would look at every value of every row, which takes longer than to write them.
        statement = insert(table).compile(dialect=dialect, column_keys=list(names))
        connection.exec_driver_sql(str(statement), made)
    else:
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in made])
