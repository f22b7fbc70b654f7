"""How near the values read come to those that readers gave: mean absolute error and Pearson's r.

Both are the figures of Lee et al. (2015) and of those who came after them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Any, Final

from sayso.claims.factuality.values import value_of
from sayso.claims.stance import stance_of
from sayso.evaluation.cases import Case
from sayso.evaluation.counts import ratio
from sayso.evaluation.factuality import GoldEvent, GoldSentence, token_for
from sayso.evaluation.runs import Outcome
from sayso.records import Document, Parse

ALWAYS: Final = 3.0
"""The value to beat: that of a plain statement."""
FAR_OFF: Final = 1.5
"""From which difference on an event is shown as a case that went wrong."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Sums over pairs of a value read and the readers' own, from which the figures follow."""

    events: int = 0
    error: float = 0.0
    read: float = 0.0
    gold: float = 0.0
    read_squared: float = 0.0
    gold_squared: float = 0.0
    product: float = 0.0

    @classmethod
    def of(cls, read: float, gold: float) -> Agreement:
        """Return the sums over one pair."""
        return cls(1, abs(read - gold), read, gold, read * read, gold * gold, read * gold)

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(
            self.events + other.events,
            self.error + other.error,
            self.read + other.read,
            self.gold + other.gold,
            self.read_squared + other.read_squared,
            self.gold_squared + other.gold_squared,
            self.product + other.product,
        )

    @property
    def mae(self) -> float:
        """The mean absolute error."""
        return ratio(self.error, self.events)

    @property
    def r(self) -> float:
        """Pearson's correlation; 0 where one side never varies."""
        read = self.events * self.read_squared - self.read**2
        gold = self.events * self.gold_squared - self.gold**2
        if read <= 0 or gold <= 0:
            return 0.0
        return (self.events * self.product - self.read * self.gold) / sqrt(read * gold)


@dataclass(frozen=True, slots=True)
class Figures:
    """The agreement over any number of sentences: of the same value for all, and of the rules."""

    always: Agreement = Agreement()
    rules: Agreement = Agreement()

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.always + other.always, self.rules + other.rules)

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "events": self.rules.events,
            "always": {"mae": self.always.mae},
            "rules": {"mae": self.rules.mae, "r": self.rules.r},
        }


def run_sentence(sentence: GoldSentence, parse_of: Callable[[Document], Parse]) -> Outcome[Figures]:
    """Return how the events of one sentence were read; a word that the parser has no token for counts as plain."""
    parse = parse_of(sentence.document)
    read = [_values(parse, event) for event in sentence.events]
    figures = sum(
        (
            Figures(Agreement.of(ALWAYS, event.value), Agreement.of(value, event.value))
            for event, value in read
        ),
        Figures(),
    )
    return Outcome(figures, tuple(_cases(sentence, read)))


def _values(parse: Parse, event: GoldEvent) -> tuple[GoldEvent, float]:
    i = token_for(parse, event.span)
    return event, ALWAYS if i is None else value_of(stance_of(parse, i))


def _cases(sentence: GoldSentence, read: Iterable[tuple[GoldEvent, float]]) -> Iterator[Case]:
    """Yield the events far off: false where more is read than is said, missed where less."""
    for event, value in read:
        if abs(value - event.value) >= FAR_OFF:
            words = (("event", event.span.text(sentence.text)),)
            reason = f"read as {value:.1f}, readers say {event.value:.1f}"
            yield Case(
                "false" if value > event.value else "missed", sentence.name, words, reason, sentence.text
            )
