"""What a table of an export is: its columns, each with what it means and what it holds of a thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeAlias

from sayso.outputs.exports.selection import Selection

Kind = Literal["text", "texts", "whole", "number", "truth", "day"]
"""What a column holds: words, several words, a whole number, a number, yes or no, an ISO date."""
Value: TypeAlias = "str | tuple[str, ...] | int | float | bool | None"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, what that means to a reader, and what it is of one thing."""

    name: str
    kind: Kind
    meaning: str
    value: Callable[[Any], Value]

    def of(self, thing: Any) -> Value:
        """Return what it holds of a thing; what is no day of the calendar is none."""
        value = self.value(thing)
        return real_day(value) if self.kind == "day" and isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row of it is, its columns, and the things of a selection, a row each.

    ``key`` are the columns that tell rows apart; ``joins`` names for a column the table and the column that it refers to.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    things: Callable[[Selection], Iterator[Any]]
    key: tuple[str, ...]
    joins: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    def rows(self, selection: Selection) -> Iterator[tuple[Value, ...]]:
        """Yield the rows, in a fixed order."""
        for thing in self.things(selection):
            yield tuple(column.of(thing) for column in self.columns)


def real_day(written: str | None) -> str | None:
    """Return an ISO date that is on the calendar, None for any other words: a page may say it is of 2019-02-31.

    >>> real_day("2019-02-28"), real_day("2019-02-31"), real_day("0000-01-01")
    ('2019-02-28', None, None)
    """
    try:
        return None if written is None else date.fromisoformat(written).isoformat()
    except ValueError:
        return None
