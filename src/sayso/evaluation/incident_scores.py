"""How well incidents of violence are read: their kinds, and what is told of those found.

Within a message, an incident found and one of the key are paired if they are of one kind, one to one, those first that
agree in most else. What the key leaves optional is right if found and no miss if not. Of the pairs it is counted how
often place, day and number of victims agree, out of those found and out of those that the key gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sayso.evaluation.adding import added_by_name
from sayso.evaluation.counts import NONE, Counts
from sayso.evaluation.incident_keys import KINDS, KeyIncident
from sayso.evaluation.muc import plain_name
from sayso.records import Incident, Time

PARTS: Final = ("place", "date", "victims")
"""What is compared of an incident beside its kind."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts over any number of messages: incidents, all and by type of the key, and their parts where paired."""

    messages: int = 0
    unread: int = 0
    incidents: Counts = NONE
    types: dict[str, Counts] = field(default_factory=dict)
    parts: dict[str, Counts] = field(default_factory=dict)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.messages + other.messages,
            self.unread + other.unread,
            self.incidents + other.incidents,
            added_by_name(self.types, other.types, NONE),
            added_by_name(self.parts, other.parts, NONE),
        )

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "messages": self.messages,
            "unpredicted messages": self.unread,
            "incidents": self.incidents.as_dict(),
            "types": {name: counts.as_dict() for name, counts in self.types.items()},
            "parts": {name: counts.as_dict() for name, counts in self.parts.items()},
        }


def score_incidents(key: Sequence[KeyIncident], found: Sequence[Incident] | None) -> Figures:
    """Return one message's figures; ``found`` is None where it could not be read."""
    predicted = found or ()
    pairs = paired(key, predicted)
    wanted = [one for j, one in enumerate(key) if j in pairs.values() or not one.optional]
    types = {
        name: Counts(
            sum(KINDS[predicted[i].kind] == name for i in pairs),
            sum(KINDS[one.kind] == name for one in predicted),
            sum(min(one.types) == name for one in wanted),
        )
        for name in sorted(set(KINDS.values()))
    }
    parts = {
        part: sum((_compared(part, key[j], predicted[i]) for i, j in pairs.items()), NONE) for part in PARTS
    }
    return Figures(1, int(found is None), Counts(len(pairs), len(predicted), len(wanted)), types, parts)


def paired(key: Sequence[KeyIncident], found: Sequence[Incident]) -> dict[int, int]:
    """Return for each place in ``found`` the place in ``key`` that it is paired with."""
    fitting = [
        (-sum(_compared(part, right, one).hits for part in PARTS), i, j)
        for i, one in enumerate(found)
        for j, right in enumerate(key)
        if KINDS[one.kind] in right.types
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(fitting):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _compared(part: str, right: KeyIncident, one: Incident) -> Counts:
    """Return whether a part agrees, whether it was found, and whether the key gives it."""
    match part:
        case "place":
            given, told = bool(right.places), one.place is not None
            agrees = one.place is not None and _is_in(one.place.text, right.places)
        case "date":
            given = bool(right.earliest or right.latest)
            told = one.time is not None and bool(one.time.earliest or one.time.latest)
            agrees = one.time is not None and told and _meets(one.time, right)
        case _:
            quantities = [victims.quantity for victims in one.victims if victims.quantity]
            numbers = {int(q.low) for q in quantities if q.low} | {int(q.high) for q in quantities if q.high}
            given, told = bool(right.numbers), bool(numbers - {1})
            agrees = bool(numbers & right.numbers)
    return Counts(int(given and agrees), int(given and told), int(given))


def _is_in(text: str, places: frozenset[str]) -> bool:
    """Say whether a place's words hold one of the key's names, or are a part of one."""
    words = f" {plain_name(text)} "
    return any(f" {place} " in words or words in f" {place} " for place in places)


def _meets(time: Time, right: KeyIncident) -> bool:
    """Say whether a time and the key's days overlap."""
    early, late = (time.earliest or "0")[:10], (time.latest or "9")[:10]
    return early <= (right.latest or "9") and (right.earliest or "0") <= (late + "-99")[:10]
