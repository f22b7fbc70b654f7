"""Where in the world a report is set: the countries it names, its dateline, and the places it surely speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.actors.catalogue import Catalogue
from sayso.places.gazetteer import Entry, Gazetteer
from sayso.places.keys import key_of
from sayso.records import Document, Name, Parse

_DATELINE_PLACE = re.compile(r"[^,(\[:;–—/\d]*[^\W\d_]")
_DATELINE_WEIGHT = 3
"""A dateline counts for so many mentions of its country."""
_OUTWEIGHS = 3
"""So many times as many people must live in the largest place of a dateline's name as in one of another country."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What else a report speaks of. ``countries`` counts mentions by ISO code; ``people`` are the words of people's names.

    ``anchors`` are the places that are sure already, by the key of their name; they are none at first.
    """

    countries: Mapping[str, int]
    people: frozenset[str]
    dateline: str | None
    anchors: Mapping[str, Entry] = field(default_factory=dict)

    def anchors_beside(self, keys: Collection[str]) -> list[Entry]:
        """Return the anchors below a country that have another name than these."""
        return [
            anchor for key, anchor in self.anchors.items() if key not in keys and anchor.level != "country"
        ]

    def countries_beside(self, keys: Collection[str]) -> Mapping[str, int]:
        """Return how often each country is spoken of, by its name or by an anchor of another name than these."""
        if not self.anchors:
            return self.countries
        return Counter(self.countries) + Counter(anchor.country for anchor in self.anchors_beside(keys))


def setting_of(document: Document, parse: Parse, catalogue: Catalogue, gazetteer: Gazetteer) -> Setting:
    """Return where a report is set, by its names, its adjectives of nationality and its dateline."""
    countries: Counter[str] = Counter()
    people: set[str] = set()
    for name in parse.names:
        if name.kind == "person":
            people.update(key_of(name.text).split())
        code = country_code(name, catalogue)
        if code is not None:
            countries[code] += 1
    for token in parse.tokens:
        if token.text[0].isupper() and token.pos in {"ADJ", "PROPN", "NOUN"}:
            state = catalogue.of_adjective(token.text)
            if state is not None and state.countries:
                countries[state.countries[0]] += 1
    dateline = None
    if document.dateline and (match := _DATELINE_PLACE.match(document.dateline)):
        dateline = key_of(match[0])
        code = _country_of(gazetteer.named(dateline))
        if code is not None:
            countries[code] += _DATELINE_WEIGHT
    return Setting(countries, frozenset(people), dateline)


def country_code(name: Name, catalogue: Catalogue) -> str | None:
    """Return the ISO code of the country that a name is, by the catalogue's word; None where it is none."""
    entry = catalogue.entries.get(name.entry) if name.entry else None
    if entry is None or entry.kind != "state" or not entry.countries:
        return None
    return entry.countries[0]


def _country_of(bearers: Sequence[Entry]) -> str | None:
    """Return the country of the largest bearer of a name, where no other country has one that comes near it."""
    if not bearers:
        return None
    first = bearers[0]
    rivals = (other.population for other in bearers if other.country != first.country)
    return first.country if first.population >= _OUTWEIGHS * max(rivals, default=0) else None
