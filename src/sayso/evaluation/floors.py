"""Floors and ceilings: how far each figure may move before a change counts as a step back.

A file of floors is TOML in the shape of the figures' JSON, one table for each corpus. Figures that are better the
smaller they are, such as an error, have their ceilings in a table ``at_most`` inside it::

    [polnear]
    attribution.f1 = 0.4
    token.content.f1 = 0.7

    [polnear.at_most]
    calibration.ece = 0.05
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from sayso.evaluation.errors import FloorsError

CEILINGS: Final = "at_most"
"""The name of the table of ceilings."""

Kind = Literal["floor", "ceiling"]


@dataclass(frozen=True, slots=True)
class Bound:
    """The least (a floor) or the most (a ceiling) that a figure may come to."""

    figure: str
    limit: float
    kind: Kind = "floor"

    def holds(self, value: float) -> bool:
        """Say whether a value is not beyond the bound."""
        return value >= self.limit if self.kind == "floor" else value <= self.limit


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure under its floor or over its ceiling."""

    bound: Bound
    value: float

    def __str__(self) -> str:
        side = "under" if self.bound.kind == "floor" else "over"
        return (
            f"{self.bound.figure} is {self.value:.4f}, {side} its {self.bound.kind} of {self.bound.limit:.4f}"
        )


def read_floors(path: Path | None, corpus: str) -> tuple[Bound, ...]:
    """Return the floors and ceilings of one corpus in the order of the file; without a file there are none.

    Raises FloorsError where the file holds none for the corpus, or something else than a number.
    """
    if path is None:
        return ()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get(corpus)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FloorsError(f"{path}: {error}; give a TOML file of floors") from error
    if not isinstance(table, dict) or not table:
        raise FloorsError(
            f"{path}: no floors for {corpus} in it; add a table [{corpus}] with a figure and its floor"
        )
    bounds: list[Bound] = []
    for name, limit in _flat(table):
        figure = name.removeprefix(f"{CEILINGS}.")
        kind: Kind = "floor" if figure == name else "ceiling"
        if not isinstance(limit, int | float) or isinstance(limit, bool):
            raise FloorsError(f"{path}: the {kind} of {corpus}.{figure} is {limit!r}; give a number")
        bounds.append(Bound(figure, limit, kind))
    return tuple(bounds)


def shortfalls(figures: Mapping[str, Any], bounds: tuple[Bound, ...]) -> list[Shortfall]:
    """Return the figures beyond their bounds, in the order of the bounds; raises FloorsError for an unknown figure."""
    values = dict(_flat(figures))
    if unknown := [bound.figure for bound in bounds if bound.figure not in values]:
        raise FloorsError(f"no figure is called {unknown[0]}; there are {', '.join(values)}")
    return [
        Shortfall(bound, values[bound.figure]) for bound in bounds if not bound.holds(values[bound.figure])
    ]


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the leaves of nested tables under dotted names."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value
