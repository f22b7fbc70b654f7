"""Many numbers in one question, few enough at a time for any database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Dialect,
    Row,
    Table,
    Text,
    bindparam,
    delete,
    insert,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

_AT_ONCE: Final = 5000
"""So many numbers go into one statement, for all that it finds is held at once."""

Numbers = dict[str, list[int]]


class _Numbers(TypeDecorator[list[int]]):
    """Many numbers as one parameter: an array in PostgreSQL, JSON in SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return what the database takes."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(ARRAY(BigInteger()))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: list[int] | None, dialect: Dialect) -> Any:
        """Return numbers as the database takes them."""
        return value if dialect.name == "postgresql" else str(value)


class _IsAmong(FunctionElement[bool]):
    """Whether the first of two is one of the numbers of the second.

    One parameter, whatever they are: databases take few thousand parameters, and numbers that are written into a statement
    have it parsed and planned anew each time.
    """

    name = "is_among"
    inherit_cache = True
    # No Boolean by its type: of what may be a number SQLAlchemy would ask whether it is 1, which no index answers.


@compiles(_IsAmong, "sqlite")
def _in_sqlite(element: _IsAmong, compiler: SQLCompiler, **kwargs: Any) -> str:
    column, numbers = (compiler.process(clause, **kwargs) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({numbers}))"  # noqa: S608  # compiled clauses, no strings


@compiles(_IsAmong, "postgresql")
def _in_postgresql(element: _IsAmong, compiler: SQLCompiler, **kwargs: Any) -> str:
    column, numbers = (compiler.process(clause, **kwargs) for clause in element.clauses)
    return f"{column} = ANY ({numbers})"


def lots(numbers: Iterable[int]) -> Iterator[Numbers]:
    """Yield numbers, sorted and each once, in lots for a statement made with `among`."""
    ordered = sorted(set(numbers))
    for start in range(0, len(ordered), _AT_ONCE):
        yield {"some": ordered[start : start + _AT_ONCE]}


def among(column: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that a column is one of the numbers of a lot."""
    return _IsAmong(column, bindparam("some", type_=_Numbers()))


def among_all(column: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
    """Return the condition that a column is one of these numbers."""
    return _IsAmong(column, bindparam(None, sorted(numbers), type_=_Numbers()))


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


def delete_pairs(connection: Connection, columns: tuple[Any, Any], pairs: Iterable[tuple[int, int]]) -> None:
    """Delete the rows of a table whose two columns are one of these pairs of numbers."""
    if rows := [{"first": one, "second": other} for one, other in pairs]:
        meant = (columns[0] == bindparam("first")) & (columns[1] == bindparam("second"))
        connection.execute(delete(columns[0].table).where(meant), rows)


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
