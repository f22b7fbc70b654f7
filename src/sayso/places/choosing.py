"""Which place of the gazetteer a name means, how sure that is, and why.

Every bearer of the name collects points for what speaks for it, after the plain signs that toponym resolution has
found best: what the words say it lies in, a country that the report names, few kilometres to the report's other
places, and the number of its people (Leidner 2007; Gritta et al. 2018). Points are natural logarithms of odds; the
value is the share of the best one, with a bearer that no gazetteer knows always in the running. The points are
settled by hand, on places in the news that were labelled for it (docs/evaluation.md); they put readings in order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Final

from sayso.actors.catalogue import Catalogue
from sayso.documents.words import is_common
from sayso.places.gazetteer import Entry
from sayso.places.keys import key_of
from sayso.places.setting import Setting
from sayso.places.spoken import Spoken
from sayso.records import Score

LEAST: Final = 0.6
"""The least value at which a place is put on the map."""
_UNKNOWN: Final = 2.5
"""The points of a bearer that no gazetteer knows: as many as a village has that nothing speaks for."""
_CROWD: Final = 0.9
_FEWEST: Final = 500
"""GeoNames lists towns of this many people and more; where it gives no number, this one is taken."""
_CLOSE: Final = 150.0
_FAR: Final = 600.0
"""Kilometres: within the first a place is a neighbour of another, beyond the second it is none."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """One place that bears the name, among the others that do, and where the report says it lies.

    ``countries`` and ``anchors`` are those that the report speaks of by other names.
    """

    entry: Entry
    others: Sequence[Entry]
    spoken: Spoken
    containers: Sequence[Sequence[Entry]]
    setting: Setting
    catalogue: Catalogue
    countries: Mapping[str, int]
    anchors: Sequence[Entry]


Sign = Callable[[Bearer], tuple[float, str | None]]
"""What speaks for or against a bearer: points, and the reason that a reader sees where it speaks for it."""


def people(bearer: Bearer) -> tuple[float, str | None]:
    """More people live in a place that is spoken of more."""
    many = bearer.entry.population
    others = [other for other in bearer.others if other is not bearer.entry]
    points = _CROWD * log(max(many, _FEWEST) / _FEWEST)
    if not others:
        return points, "nowhere else that is known has this name"
    if many > 5 * max(other.population for other in others):
        return points, "by far the largest place of this name"
    return points, None


def written_container(bearer: Bearer) -> tuple[float, str | None]:
    """What the words themselves say it lies in counts more than anything else."""
    points, reason = 0.0, None
    for candidates in bearer.containers:
        around = next((other for other in candidates if bearer.entry.lies_in(other)), None)
        if around is not None:
            points, reason = points + 8.0, reason or f"it lies in {around.name}, as the words say"
        elif any(other.level != "town" for other in candidates):
            points -= 6.0
    return points, reason


def named_country(bearer: Bearer) -> tuple[float, str | None]:
    """A report that names a country speaks of places in it."""
    countries = bearer.countries
    if not countries or bearer.entry.level == "country":
        return 0.0, None
    times = countries.get(bearer.entry.country, 0)
    if not times:
        return -0.5, None
    return 1.5 + 1.5 * times / max(countries.values()), "its country is named in the report"


def neighbours(bearer: Bearer) -> tuple[float, str | None]:
    """The places of one report lie near each other."""
    if bearer.entry.level == "country":
        return 0.0, None
    near = [(bearer.entry.distance(anchor), anchor) for anchor in bearer.anchors]
    if not near:
        return 0.0, None
    way, anchor = min(near, key=lambda pair: pair[0])
    if way <= _CLOSE:
        return 2.5, f"close to {anchor.name}, which the report speaks of, too"
    return (1.0 if way <= _FAR else 0.0), None


def told_level(bearer: Bearer) -> tuple[float, str | None]:
    """A noun tells whether a town, a district or a region is meant; without one, towns and countries are."""
    spoken, level = bearer.spoken, bearer.entry.level
    if spoken.level is not None:
        return (3.0, f"the words call it a {spoken.level}") if spoken.level == level else (-3.0, None)
    if level == "district":
        return -4.0, None
    if level == "region" and any(
        other.level == "town" and other.region == bearer.entry.geonames for other in bearer.others
    ):
        return (2.0 if spoken.part else -3.0), None
    return (3.0, "a country's name") if level == "country" else (0.0, None)


def spelling(bearer: Bearer) -> tuple[float, str | None]:
    """A place's own name, whole or its beginning ("Frankfurt"), counts more than another spelling of it."""
    if bearer.entry.own or any(key_of(bearer.entry.name).startswith(f"{key} ") for key in bearer.spoken.keys):
        return 0.0, None
    return -2.0, None


def capital(bearer: Bearer) -> tuple[float, str | None]:
    """Capitals are in the news."""
    if bearer.entry.level != "town":
        return 0.0, None
    for alias in bearer.catalogue.aliases(bearer.spoken.name.text):
        if alias.kind == "place" and bearer.entry.country in alias.entry.countries and _is_largest(bearer):
            return 3.0, f"the capital of {alias.entry.name}"
    return 0.0, None


def dateline(bearer: Bearer) -> tuple[float, str | None]:
    """A report's own dateline names where it was written."""
    told = bearer.setting.dateline in bearer.spoken.keys
    return (1.5, "the report's dateline names it") if told and bearer.entry.level == "town" else (0.0, None)


def other_meaning(bearer: Bearer) -> tuple[float, str | None]:
    """A name that is a word of English, or a person's in the same report, needs more."""
    words = key_of(bearer.spoken.name.text).split()
    if len(words) == 1 and words[0] in bearer.setting.people:
        return -3.0, None
    return (-2.0, None) if all(map(is_common, words)) and bearer.entry.level != "country" else (0.0, None)


SIGNS: Final[tuple[Sign, ...]] = (
    written_container,
    named_country,
    told_level,
    capital,
    dateline,
    neighbours,
    people,
    spelling,
    other_meaning,
)
"""All signs, in the order in which their reasons are given."""


def chosen(bearers: Sequence[Bearer]) -> tuple[Entry, Score] | None:
    """Return the likeliest bearer of a name with how sure that is and why; None where there is none.

    The value may lie below `LEAST`: whoever puts it on the map has to ask.
    """
    best: tuple[float, Entry, tuple[str, ...]] | None = None
    total = exp(_UNKNOWN)
    for bearer in bearers:
        told = [sign(bearer) for sign in SIGNS]
        points = sum(each for each, _ in told)
        total += exp(points)
        if best is None or points > best[0]:
            best = points, bearer.entry, tuple(reason for each, reason in told if reason and each > 0)
    if best is None:
        return None
    points, entry, reasons = best
    return entry, Score(round(exp(points) / total, 2), reasons or ("the largest place of this name",))


def _is_largest(bearer: Bearer) -> bool:
    """Say whether no other town of its country has the name and more people."""
    return all(
        other.population <= bearer.entry.population
        for other in bearer.others
        if other.level == "town" and other.country == bearer.entry.country
    )
