"""How well places are put on the map, given where their names stand; beside taking the largest place of a name.

A label is a line of a set as in `sayso.evaluation.references`, for instance ::

    {"document": "basil/articles/2010/a.json", "sha256": "...", "place": [10, 14], "geonames": 123, "country": "QQ"}

``geonames`` is the place's number there; null with a ``country`` where GeoNames has it not, null without one where it is
no town, district, region or country at all. A link is right if it is to that very number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.evaluation.adding import added
from sayso.evaluation.cases import Case, around
from sayso.evaluation.counts import ratio
from sayso.evaluation.reading import ParsedText, ParseOf
from sayso.evaluation.references import LabelledText, parsed, read_labels
from sayso.evaluation.runs import Outcome
from sayso.places.gazetteer import Entry, Gazetteer
from sayso.places.keys import key_of
from sayso.places.locate import locate
from sayso.records import Failure, Place, Span
from sayso.settings import Settings

_CLOSE: Final = 161.0
"""Kilometres, a hundred miles: what toponym resolution counts as close (Gritta et al. 2018)."""


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Where a place's words stand, and which place that is."""

    span: Span
    geonames: int | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """How many places were labelled, of them how many are in GeoNames (``known``), and what became of them.

    ``linked`` were put on the map, ``right`` on the right place, ``close`` within 161 km of it, ``home`` in its
    country; ``baseline_linked`` and ``baseline_right`` are those of the baseline. Of a ``skipped`` text nothing counts.
    """

    places: int = 0
    known: int = 0
    linked: int = 0
    right: int = 0
    close: int = 0
    home: int = 0
    baseline_linked: int = 0
    baseline_right: int = 0
    texts: int = 0
    skipped: int = 0

    def __add__(self, other: Figures) -> Figures:
        return added(self, other)

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "texts": self.texts,
            "skipped texts": self.skipped,
            "places": self.places,
            "known": self.known,
            "linked": ratio(self.linked, self.places),
            "accuracy": ratio(self.right, self.linked),
            "found": ratio(self.right, self.known),
            "close": ratio(self.close, self.linked),
            "country": ratio(self.home, self.linked),
            "baseline": {
                "linked": ratio(self.baseline_linked, self.places),
                "accuracy": ratio(self.baseline_right, self.baseline_linked),
                "found": ratio(self.baseline_right, self.known),
            },
        }


def read_places(path: Path) -> tuple[LabelledText[GoldPlace], ...]:
    """Return the texts of a set in its order; raises CorpusError where a line does not fit the form."""
    return read_labels(path, "place", _gold)


def run_places(
    text: LabelledText[GoldPlace], corpora: Path, parse: ParseOf, settings: Settings
) -> Outcome[Figures]:
    """Return how the places of one text were read; one that is absent is skipped and named."""
    read = parsed(text, corpora, parse, settings)
    if isinstance(read, Failure):
        return Outcome(Figures(skipped=1), failure=read)
    words = read.document.text
    places = [Place(gold.span.text(words), gold.span) for gold in text.labels]
    located = locate(read.document, read.parse, places)
    with Gazetteer.open() as gazetteer:
        figures = sum(
            (_figures(gold, place, gazetteer) for gold, place in zip(text.labels, located, strict=True)),
            Figures(texts=1),
        )
    return Outcome(figures, tuple(_cases(text, read, located)))


def _figures(gold: GoldPlace, place: Place, gazetteer: Gazetteer) -> Figures:
    linked = place.geonames is not None
    there = gazetteer.numbered(gold.geonames) if gold.geonames else None
    found = gazetteer.numbered(place.geonames) if place.geonames else None
    guess = _largest(place.text, gazetteer)
    return Figures(
        places=1,
        known=int(gold.geonames is not None),
        linked=int(linked),
        right=int(linked and place.geonames == gold.geonames),
        close=int(there is not None and found is not None and there.distance(found) <= _CLOSE),
        home=int(linked and place.country == gold.country),
        baseline_linked=int(guess is not None),
        baseline_right=int(guess is not None and guess.geonames == gold.geonames),
    )


def _largest(words: str, gazetteer: Gazetteer) -> Entry | None:
    """Return the most populous place that has the name, which is what stands before a comma."""
    return next(iter(gazetteer.named(key_of(words.partition(",")[0]))), None)


def _cases(text: LabelledText[GoldPlace], read: ParsedText, located: tuple[Place, ...]) -> Iterator[Case]:
    words = read.document.text
    for gold, place in zip(text.labels, located, strict=True):
        if place.geonames == gold.geonames:
            continue
        told = (
            ("place", " ".join(place.text.split())),
            (
                "taken for",
                f"{place.name}, {place.country} ({place.geonames})" if place.geonames else "nothing",
            ),
            ("is", f"{gold.geonames or 'not in GeoNames'}, {gold.country or 'no country'}"),
        )
        reason = "; ".join(place.link.reasons) if place.link else "unsure"
        line = around(words, gold.span)
        yield Case("false" if place.geonames else "missed", text.document, told, reason, line)


def _gold(row: dict[str, Any]) -> GoldPlace:
    return GoldPlace(Span(*row["place"]), row["geonames"], row["country"])
