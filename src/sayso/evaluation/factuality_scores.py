"""How near the values read come to those that readers gave: mean absolute error and Pearson's r.

Both are the figures of Lee et al. (2015) and of those who came after them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Any, Final

from sayso.attribution.lexicon import Lexicon
from sayso.claims.factuality.model import factuality
from sayso.claims.factuality.values import degree_of, value_of
from sayso.claims.stance import stance_of
from sayso.evaluation.adding import added
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
    same_degree: int = 0

    @classmethod
    def of(cls, read: float, gold: float) -> Agreement:
        """Return the sums over one pair."""
        same = int(degree_of(read) == degree_of(gold))
        return cls(1, abs(read - gold), read, gold, read * read, gold * gold, read * gold, same)

    def __add__(self, other: Agreement) -> Agreement:
        return added(self, other)

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

    @property
    def degree(self) -> float:
        """Which share of the events is read in the readers' own degree of five."""
        return ratio(self.same_degree, self.events)

    def as_dict(self) -> dict[str, float]:
        """Return the figures by name, ready for JSON."""
        return {"mae": self.mae, "r": self.r, "degree": self.degree}


@dataclass(frozen=True, slots=True)
class Figures:
    """The agreement over any number of sentences: of one value for all, of rules and model, and of the mean of both."""

    always: Agreement = Agreement()
    rules: Agreement = Agreement()
    model: Agreement = Agreement()
    both: Agreement = Agreement()

    def __add__(self, other: Figures) -> Figures:
        return added(self, other)

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        named = {"always": self.always, "rules": self.rules, "model": self.model, "both": self.both}
        return {"events": self.rules.events} | {name: one.as_dict() for name, one in named.items()}


@dataclass(frozen=True, slots=True)
class _Reading:
    """An event with the values that rules and model give it."""

    event: GoldEvent
    rules: float
    model: float

    @property
    def figures(self) -> Figures:
        gold = self.event.value
        return Figures(
            Agreement.of(ALWAYS, gold),
            Agreement.of(self.rules, gold),
            Agreement.of(self.model, gold),
            Agreement.of((self.rules + self.model) / 2, gold),
        )


def run_sentence(
    sentence: GoldSentence, parse_of: Callable[[Document], Parse], lexicon: Lexicon
) -> Outcome[Figures]:
    """Return how the events of one sentence were read; a word that the parser has no token for counts as plain."""
    parse = parse_of(sentence.document)
    read = [_read(parse, event, lexicon) for event in sentence.events]
    return Outcome(sum((one.figures for one in read), Figures()), tuple(_cases(sentence, read)))


def _read(parse: Parse, event: GoldEvent, lexicon: Lexicon) -> _Reading:
    i = token_for(parse, event.span)
    if i is None:
        return _Reading(event, ALWAYS, ALWAYS)
    return _Reading(event, value_of(stance_of(parse, i)), factuality(parse, i, lexicon))


def _cases(sentence: GoldSentence, read: Iterable[_Reading]) -> Iterator[Case]:
    """Yield the events that the rules read far off: false where more is read than is said, missed where less."""
    for one in read:
        gold = one.event.value
        if abs(one.rules - gold) >= FAR_OFF:
            words = (("event", one.event.span.text(sentence.text)),)
            reason = f"read as {one.rules:.1f}, readers say {gold:.1f}"
            yield Case("false" if one.rules > gold else "missed", sentence.name, words, reason, sentence.text)
