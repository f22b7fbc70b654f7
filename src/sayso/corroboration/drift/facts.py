"""What of a telling is set beside another one's: read once, from its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sayso.corroboration.drift.figures import Figure, figures_in
from sayso.corroboration.drift.lexicon import (
    BEFORE_PLACES,
    DAYS,
    DIRECTIONS,
    HARMS,
    HEDGES,
    MONTHS,
    PLACE_NOUNS,
    meaning,
)
from sayso.corroboration.drift.reading import words_of
from sayso.corroboration.drift.stretches import Stretch, stretches_in
from sayso.corroboration.groups.lexicon import SMALL
from sayso.corroboration.groups.telling import Telling

_SOFT: Final = frozenset({"alleged", "possible", "doubted", "estimated"})
_LONGEST_NAME: Final = 5
_FAR: Final = 6
_BEHIND: Final = 2
"""So many words with a meaning, among so many, follow on a word that leaves them open."""


@dataclass(frozen=True)
class Facts:
    """A telling with what its words tell of numbers, times, places and doubts."""

    telling: Telling

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of it, in order."""
        return words_of(self.telling.words or self.telling.statement)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its numbers."""
        return figures_in(self.words)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Within what time."""
        within = self.telling.quantity.within if self.telling.quantity else None
        found = stretches_in(self.words, self.day)
        if not found and within is not None:
            found = stretches_in(
                words_of(within.text if " " in within.text else f"in {within.text}"), self.day
            )
        return found

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Where: names behind "in", "near" and the like."""
        found = tuple(_places(self.words))
        place = self.telling.place
        return found or ((place.text,) if place else ())

    @cached_property
    def hedged(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Each word that leaves something open, with the words behind it by their meaning, a few that weigh."""
        found: list[tuple[str, frozenset[str]]] = []
        for i, word in enumerate(self.words):
            if _is_hedge(self.words, i):
                behind = [each.lower() for each in self.words[i + 1 : i + 1 + _FAR] if each[0].isalpha()]
                weighty = [meaning(each) for each in behind if each not in SMALL and each not in HEDGES]
                found.append((word.lower(), frozenset(weighty[:_BEHIND])))
        return tuple(found)

    @property
    def hedges(self) -> tuple[str, ...]:
        """Words that leave it open."""
        return tuple(dict.fromkeys(hedge for hedge, _ in self.hedged))

    @cached_property
    def harms(self) -> frozenset[str]:
        """What is told to have been done to people."""
        return frozenset(
            HARMS[meaning_] for word in self.words if (meaning_ := meaning(word.lower())) in HARMS
        )

    @property
    def soft(self) -> bool:
        """Whether somebody says it without being sure."""
        return (
            bool(self.hedges)
            or self.telling.force in _SOFT
            or self.telling.certainty in {"possible", "probable"}
        )

    @property
    def day(self) -> int | None:
        """The day on which it was told."""
        return self.telling.published if self.telling.published is not None else self.telling.said


def _is_hedge(words: Sequence[str], i: int) -> bool:
    lower = words[i].lower()
    # "May" is a month.
    return lower in HEDGES and (lower != "may" or words[i] == "may")


def _places(words: Sequence[str]) -> Iterator[str]:
    for i, word in enumerate(words):
        if word.lower() not in BEFORE_PLACES:
            continue
        at = i + 1
        while at < len(words) and words[at].lower() in {"the", "of"}:
            at += 1
        name: list[str] = []
        for each in words[at : at + _LONGEST_NAME]:
            lower = each.lower()
            direction = lower.startswith(DIRECTIONS)
            if (
                not (each[0].isupper() or (name and lower in PLACE_NOUNS) or direction)
                or lower in MONTHS
                or lower in DAYS
            ):
                break
            name.append(each)
        if any(each[0].isupper() for each in name):
            yield " ".join(name)
