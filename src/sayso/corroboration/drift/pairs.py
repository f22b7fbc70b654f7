"""A telling and one that was told after it, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sayso.corroboration.drift.facts import Facts
from sayso.corroboration.drift.figures import Figure
from sayso.corroboration.drift.voicing import same_voice
from sayso.corroboration.groups.wording import alike

NEARLY: Final = 0.75
"""So much of the words agrees where one telling is taken from the other, not from what it tells of."""
HALF: Final = 0.5
_WHOLLY: Final = 0.9
CLOSE: Final = 4
_COPIED: Final = 5
"""So many words agree, at least."""
_PRONOUNS: Final = frozenset({"i", "we", "us", "he", "she", "it", "they", "them", "who", "one"})


@dataclass(frozen=True)
class Retelling:
    """A telling and one that was told after it."""

    first: Facts
    second: Facts

    @cached_property
    def alike(self) -> float:
        """The share of the words' weight that both have."""
        return alike(self.first.telling.wording, self.second.telling.wording)

    @cached_property
    def same_voice(self) -> bool | None:
        """Whether both are told on one voice's word; None where that can't be told."""
        return same_voice(self.first.telling, self.second.telling)

    @cached_property
    def numbers(self) -> int:
        """How many telling numbers both have."""
        return len(self.first.telling.wording.figures & self.second.telling.wording.figures)

    @cached_property
    def figures(self) -> tuple[tuple[Figure, Figure], ...]:
        """Their numbers that agree, each with its counterpart."""
        found: list[tuple[Figure, Figure]] = []
        rest = list(self.second.figures)
        for one in self.first.figures:
            agreeing = [other for other in rest if one.agrees(other)]
            if agreeing:
                match = next((other for other in agreeing if other.head == one.head), agreeing[0])
                rest.remove(match)
                found.append((one, match))
        return tuple(found)

    @cached_property
    def left(self) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
        """The numbers of either to which none of the other agrees."""
        matched = [figure for pair in self.figures for figure in pair]
        first, second = (
            tuple(figure for figure in facts.figures if not any(figure is one for one in matched))
            for facts in (self.first, self.second)
        )
        return first, second

    @cached_property
    def _common(self) -> int:
        return len(self.first.telling.wording.bag & self.second.telling.wording.bag)

    @property
    def is_close(self) -> bool:
        """Whether enough of the words agree for what differs to be told otherwise, not to be something else."""
        known = self.same_voice is True or self.numbers > 0
        if self._common < (2 if known else CLOSE):
            return False
        return self.alike >= (HALF if known else NEARLY)

    @property
    def is_copied(self) -> bool:
        """Whether so many words agree that one is taken from the other, or both from a third."""
        return self._common >= _COPIED and self.alike >= NEARLY

    @property
    def dropped_voice(self) -> bool:
        """Whether the first is on somebody's word and the second is plainly said by the report."""
        if not self.first.telling.chain or self.second.telling.chain or self.same_voice:
            return False
        who = self.first.telling.chain[-1].who
        return who is None or who.text.lower() not in _PRONOUNS

    @property
    def is_word_for_word(self) -> bool:
        """Whether hardly a word is otherwise, of so many that this is no chance."""
        return self._common > _COPIED and self.alike >= _WHOLLY
