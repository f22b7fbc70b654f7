"""Floors: the least that each figure may come to before a change counts as a step back.

A file of floors is TOML in the shape of the figures' JSON, one table for each corpus::

    [polnear]
    attribution.f1 = 0.4
    token.content.f1 = 0.7
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.evaluation.errors import FloorsError


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure under its floor."""

    figure: str
    value: float
    floor: float


def read_floors(path: Path, corpus: str) -> dict[str, float]:
    """Return the floors of one corpus by dotted names of figures; raises FloorsError where there are none."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get(corpus)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FloorsError(f"{path}: {error}; give a TOML file of floors") from error
    if not isinstance(table, dict) or not table:
        raise FloorsError(
            f"{path}: no floors for {corpus} in it; add a table [{corpus}] with a figure and its floor"
        )
    floors: dict[str, float] = {}
    for name, floor in _flat(table):
        if not isinstance(floor, int | float) or isinstance(floor, bool):
            raise FloorsError(f"{path}: the floor of {corpus}.{name} is {floor!r}; give a number")
        floors[name] = floor
    return floors


def shortfalls(figures: Mapping[str, Any], floors: Mapping[str, float]) -> list[Shortfall]:
    """Return the figures under their floors, in the order of the floors; raises FloorsError for an unknown figure."""
    values = dict(_flat(figures))
    if unknown := [name for name in floors if name not in values]:
        raise FloorsError(f"no figure is called {unknown[0]}; there are {', '.join(values)}")
    return [Shortfall(name, values[name], floor) for name, floor in floors.items() if values[name] < floor]


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the leaves of nested tables under dotted names."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value
