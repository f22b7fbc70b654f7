"""Put a report's places on the map, where that is sure.

Two rounds: in the first every place stands alone with the countries that the report names; what is sure then anchors
the second, in which places near an anchor are preferred. A place that stays unsure is left as it was written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.actors.catalogue import Catalogue
from sayso.places.choosing import LEAST, Bearer, chosen
from sayso.places.gazetteer import Entry, Gazetteer, Level
from sayso.places.keys import bare_key, key_of
from sayso.places.setting import Setting, country_code, setting_of
from sayso.places.spoken import Spoken, spoken
from sayso.records import Document, Name, Parse, Place, Precision, Score, Span

_ANCHOR: Final = 0.9
"""The least value at which a place is sure enough to speak for others."""
_AROUND: Final[dict[Level, Precision]] = {
    "town": "near",
    "district": "region",
    "region": "region",
    "country": "country",
}
"""The precision of a place of which only what it lies in is known."""
_Choice = tuple[Entry, Score]


def locate(
    document: Document, parse: Parse, places: Sequence[Place], catalogue: Catalogue | None = None
) -> tuple[Place, ...]:
    """Return the places, in their order, with name, country, coordinates and precision where these are sure."""
    if not places:
        return ()
    with Gazetteer.open() as gazetteer:
        map_ = _Map(document, parse, catalogue or Catalogue.load(), gazetteer)
        return tuple(map_.located(place) for place in places)


class _Map:
    """The places of one report."""

    def __init__(self, document: Document, parse: Parse, catalogue: Catalogue, gazetteer: Gazetteer) -> None:
        self.parse = parse
        self.catalogue = catalogue
        self.gazetteer = gazetteer
        self.setting: Setting = setting_of(document, parse, catalogue, gazetteer)
        self.told: dict[Span, Spoken] = {}
        first = self._round()
        sure = {key: entry for key, (entry, score) in first.items() if score.value >= _ANCHOR}
        self.setting = replace(self.setting, anchors=sure)
        self.choices = self._round()

    def located(self, place: Place) -> Place:
        """Return a place with where it is, as far as that is sure."""
        words = spoken(self.parse, place, self.catalogue)
        if words is None:
            return place
        choice = self._choice(words)
        same = None if words.level or words.containers else self.choices.get(words.keys[-1])
        if same is not None and (choice is None or same[1].value > choice[1].value):
            choice = same
        precision = None
        if choice is None or choice[1].value < LEAST:
            choice = self._around(words)
            if choice is None:
                return place
            precision = _AROUND[choice[0].level]
        entry, score = choice
        return replace(
            place,
            name=entry.name,
            country=entry.country,
            latitude=entry.latitude,
            longitude=entry.longitude,
            precision=precision or _precision(entry, words),
            geonames=entry.geonames,
            link=score,
        )

    def _round(self) -> dict[str, _Choice]:
        """Return the best reading of each name of a place in the report, by key: one name, one place."""
        best: dict[str, _Choice] = {}
        for name in self.parse.names:
            if name.kind not in ("place", "state"):
                continue
            if name.span not in self.told:
                words = spoken(self.parse, Place(name.text, name.span), self.catalogue)
                if words is None:
                    continue
                self.told[name.span] = words
            words = self.told[name.span]
            key = words.keys[0] if words.level else words.keys[-1]
            if key in best and not words.containers and words.level is None:
                continue
            choice = self._choice(words)
            if choice is not None and (key not in best or choice[1].value > best[key][1].value):
                best[key] = choice
        return best

    def _choice(self, words: Spoken) -> _Choice | None:
        bearers = self._bearers(words.name, words.keys)
        containers = [
            self._bearers(name, (key_of(name.text), bare_key(name.text))) for name in words.containers
        ]
        countries = self.setting.countries_beside(words.keys)
        anchors = self.setting.anchors_beside(words.keys)
        return chosen(
            [
                Bearer(entry, bearers, words, containers, self.setting, self.catalogue, countries, anchors)
                for entry in bearers
            ]
        )

    def _around(self, words: Spoken) -> _Choice | None:
        """Return what a place lies in by its own words, where no place of its name is known there."""
        for name in words.containers:
            keys = (key_of(name.text), bare_key(name.text))
            told = self.told.get(name.span)
            choice = self._choice(told or Spoken(name, keys, None, part=False, near=False, containers=()))
            if choice is None or choice[1].value < LEAST:
                continue
            entry, score = choice
            if any(bearer.lies_in(entry) for bearer in self._bearers(words.name, words.keys)):
                return None
            reason = f"no {words.name.text} is known there, but the words say that it lies in {entry.name}"
            return entry, Score(score.value, (reason, *score.reasons))
        return None

    def _bearers(self, name: Name, keys: Sequence[str]) -> tuple[Entry, ...]:
        """Return what may bear a name: the country that the catalogue knows it for, or all that the gazetteer has."""
        code = country_code(name, self.catalogue)
        country = self.gazetteer.country(code) if code else None
        if country is not None:
            return (country,)
        found = {entry.geonames: entry for key in keys for entry in self.gazetteer.named(key)}
        return tuple(found.values())


def _precision(entry: Entry, words: Spoken) -> Precision:
    """Return how much ground the coordinates of a place stand for."""
    if words.part and entry.level in ("country", "region"):
        return "region"
    if words.near and entry.level != "country":
        return "near"
    if entry.level == "country":
        return "country"
    return "exact" if entry.level == "town" else "region"
