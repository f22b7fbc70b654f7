"""Many numbers in one question: found by an index, however many they are."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert, or_, select

from sayso.store.among import among, among_all, delete_with, lots, rows_with
from sayso.store.base import Store

NUMBERS = Table(
    "numbers_to_find",
    MetaData(),
    Column("number", Integer, primary_key=True),
    Column("other", Integer, nullable=False),
)
MANY = range(0, 60_000, 2)


def test_more_numbers_than_a_database_takes_parameters(store: Store) -> None:
    """Of tens of thousands of numbers exactly the rows are found that are there, and deleted, in as few lots as it takes."""
    with store.writing() as connection:
        NUMBERS.create(connection)
        connection.execute(
            insert(NUMBERS), [{"number": each, "other": -each} for each in range(0, 60_000, 3)]
        )
        there = set(range(0, 60_000, 6))
        found = rows_with(connection, NUMBERS.c.number, MANY, NUMBERS.c.number)
        assert {row.number for row in found} == there
        both = select(NUMBERS.c.number).where(or_(among(NUMBERS.c.other), among(NUMBERS.c.number)))
        assert connection.execute(both, next(lots([-3, 6, 7]))).scalars().all() == [3, 6]
        rest = select(NUMBERS.c.number).where(~among_all(NUMBERS.c.number, there), NUMBERS.c.number < 10)
        assert connection.execute(rest).scalars().all() == [3, 9]
        delete_with(connection, NUMBERS.c.number, MANY)
        assert connection.execute(select(NUMBERS.c.number).limit(3)).scalars().all() == [3, 9, 15]
        NUMBERS.drop(connection)


def test_numbers_are_looked_up(store: Store) -> None:
    """SQLite looks each number up in place of asking of every row whether it is meant."""
    with store.writing() as connection:
        if connection.dialect.name != "sqlite":
            pytest.skip("PostgreSQL plans by how many rows there are")
        NUMBERS.create(connection)
        query = select(NUMBERS.c.other).where(among(NUMBERS.c.number)).compile(dialect=connection.dialect)
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", ("[1, 2]",)).all()
        assert any("SEARCH numbers_to_find USING INTEGER PRIMARY KEY" in row.detail for row in steps)
        NUMBERS.drop(connection)
