"""Towns, districts, regions and countries of the world, from GeoNames: looked up by name or number.

Why a file of our own: the packages that carry GeoNames load all of it into memory (seconds, and hundreds of MB), or
lack the other spellings of towns, or the regions. ``scripts/make_gazetteer.py`` puts two of them together.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Final, Literal, get_args

Level = Literal["country", "region", "district", "town"]
"""How large a place is: a country, the level below it, the level below that, or a town or village."""
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
FILE: Final = Path(str(files("sayso.places").joinpath("data", "gazetteer.sqlite")))
DEGREE: Final = 10_000
"""Coordinates are kept in whole ten-thousandths of a degree, which is eleven metres."""
_EARTH: Final = 6371.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. ``geonames`` is its number there, ``region`` and ``district`` those of what it lies in.

    ``own`` says whether it was found under its own name rather than another spelling; ``population`` is 0 where
    unknown. Coordinates are degrees.
    """

    geonames: int
    name: str
    level: Level
    country: str
    region: int | None
    district: int | None
    latitude: float
    longitude: float
    population: int
    own: bool = True

    def lies_in(self, other: Entry) -> bool:
        """Say whether this place is part of another one."""
        if other.level == "country":
            return self.level != "country" and self.country == other.country
        return other.geonames in (self.region, self.district)

    def distance(self, other: Entry) -> float:
        """Return the way to another place along the earth, in kilometres."""
        north, south = radians(self.latitude), radians(other.latitude)
        east = radians(self.longitude - other.longitude)
        chord = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
        return 2 * _EARTH * asin(min(1.0, sqrt(chord)))


class Gazetteer:
    """The places of the world. Open it with ``with Gazetteer.open() as gazetteer``: nothing is loaded before it is asked."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._named: dict[str, tuple[Entry, ...]] = {}

    @staticmethod
    @contextmanager
    def open() -> Iterator[Gazetteer]:
        """Open the gazetteer that comes with sayso, and close it in the end."""
        with closing(sqlite3.connect(f"{FILE.as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            yield Gazetteer(base)

    def named(self, key: str) -> tuple[Entry, ...]:
        """Return every place whose name has this key, the most populous first."""
        if key not in self._named:
            rows = self._base.execute(
                "SELECT place.*, own FROM alias JOIN place ON id = place WHERE key = ?"
                " ORDER BY population DESC, id",
                (key,),
            )
            self._named[key] = tuple(map(_entry, rows))
        return self._named[key]

    def numbered(self, geonames: int) -> Entry | None:
        """Return a place by its number in GeoNames."""
        row = self._base.execute("SELECT *, 1 FROM place WHERE id = ?", (geonames,)).fetchone()
        return _entry(row) if row else None

    def country(self, code: str) -> Entry | None:
        """Return a country by its ISO 3166-1 code of two letters."""
        row = self._base.execute("SELECT *, 1 FROM place WHERE level = 0 AND country = ?", (code,)).fetchone()
        return _entry(row) if row else None


def _entry(row: tuple[int, str, int, str, int | None, int | None, int, int, int, int]) -> Entry:
    number, name, level, country, region, district, latitude, longitude, population, own = row
    return Entry(
        number,
        name,
        LEVELS[level],
        country,
        region,
        district,
        latitude / DEGREE,
        longitude / DEGREE,
        population,
        bool(own),
    )
