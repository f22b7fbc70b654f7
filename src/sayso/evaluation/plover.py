"""PLOVER's gold standard records: single sentences with who does what to whom.

PLOVER (Open Event Data Alliance, 2016) is a JSON array of records with ``id``, ``text``, ``event`` (one of 18 types),
and ``source`` and ``target``, each a list of ``{"actorText": ..}`` or empty. What a type comes to in our relations is
data, in ``plover.toml`` beside this file, with the reasons.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sayso.evaluation.errors import CorpusError
from sayso.records import Span


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A sentence with its event: the places of each of its sources and targets.

    An actor may stand at several places; one whose words are not in the text as they are given is left out.
    """

    id: str
    text: str
    type: str
    sources: tuple[tuple[Span, ...], ...]
    targets: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class TypeMapping:
    """What is an event of one type: relations affirmed, relations denied, acts of speech; and why."""

    relations: frozenset[str]
    denied: frozenset[str]
    acts: frozenset[str]
    reason: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing of ours stands for the type."""
        return not (self.relations or self.denied or self.acts)


@cache
def type_mappings() -> Mapping[str, TypeMapping]:
    """Return what each type of PLOVER comes to, by name."""
    table = tomllib.loads(files("sayso.evaluation").joinpath("plover.toml").read_text(encoding="utf-8"))
    return {
        name: TypeMapping(
            frozenset(entry.get("relations", ())),
            frozenset(entry.get("denied", ())),
            frozenset(entry.get("acts", ())),
            entry["reason"],
        )
        for name, entry in table.items()
    }


def read_events(path: Path) -> tuple[GoldEvent, ...]:
    """Return the sentences of a file in its order; raises CorpusError where it is not of the form."""
    try:
        events = tuple(_event(record) for record in json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(f"{path}: no records of PLOVER ({error!r}); give its file of JSON") from error
    if not events:
        raise CorpusError(f"{path}: no record in it; give PLOVER's file of JSON")
    return events


def _event(record: dict[str, Any]) -> GoldEvent:
    text, event = record["text"], record["event"]
    if event not in type_mappings():
        raise ValueError(event)
    return GoldEvent(
        id=record["id"],
        text=text,
        type=event,
        sources=tuple(_actors(text, record.get("source"))),
        targets=tuple(_actors(text, record.get("target"))),
    )


def _actors(text: str, actors: object) -> Iterator[tuple[Span, ...]]:
    """Yield where each actor stands; white space and capitals aside, and where nothing is given, nothing."""
    for actor in actors if isinstance(actors, list) else ():
        words = (re.escape(word) for word in actor["actorText"].split())
        places = tuple(Span(*found.span()) for found in re.finditer(r"\s+".join(words), text, re.IGNORECASE))
        if places:
            yield places
