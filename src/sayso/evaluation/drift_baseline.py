"""A plain way to see drift, to compare ours with: any number, named voice or hedge that only one of two texts has.

Nothing is tied to what is said: a number that is told of another matter counts as much as one that changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sayso.actors.names import normal_form
from sayso.claims.wordlists import entries
from sayso.records import Report
from sayso.records.labels import ChangeKind, VoiceKind

HEDGES: Final = frozenset(
    (
        *("alleged", "allegedly", "apparently", "believed", "could", "likely", "may", "maybe", "might"),
        *("perhaps", "possible", "possibly", "presumably", "probable", "probably", "purported", "reported"),
        *(
            "reportedly",
            "rumored",
            "rumoured",
            "said to",
            "supposed",
            "supposedly",
            "suspected",
            "thought to",
        ),
        *("unconfirmed", "unlikely"),
    )
)
"""Words that make less sure; English, the plainest of each sort."""
_NAMELESS: Final[frozenset[VoiceKind]] = frozenset(("anonymous", "collective", "unnamed"))
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+")
_SPELLED: Final = {word: float(entry["value"]) for word, entry in entries("quantities", "numbers").items()}


def plain_changes(first: Report, second: Report) -> frozenset[ChangeKind]:
    """Return in which of three things two reports differ: the numbers, the named voices, the hedges."""
    changed: set[ChangeKind] = set()
    one, other = first.document.text, second.document.text
    if set(_numbers(one)) != set(_numbers(other)):
        changed.add("number")
    if set(_voices(first)) != set(_voices(second)):
        changed.add("voice")
    if _hedges(one) != _hedges(other):
        changed.add("certainty")
    return frozenset(changed)


def _numbers(text: str) -> Iterator[float]:
    """Yield the numbers of a text, in digits or as one word each."""
    for match in _NUMBER.finditer(text):
        word = match[0].lower()
        if word[0].isdigit():
            yield float(word.replace(",", ""))
        elif word in _SPELLED:
            yield _SPELLED[word]


def _voices(report: Report) -> Iterator[str]:
    """Yield the voices of a report that have a name, by the name of whoever it is."""
    names = {actor.id: actor.name for actor in report.actors}
    for attribution in report.attributions:
        voice = attribution.voice
        if voice.kind not in _NAMELESS:
            yield normal_form(names.get(voice.actor or "", voice.text))


def _hedges(text: str) -> frozenset[str]:
    padded = f" {' '.join(re.findall(r'[a-z]+', text.lower()))} "
    return frozenset(hedge for hedge in HEDGES if f" {hedge} " in padded)
