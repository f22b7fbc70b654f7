"""What a sentence says, as far as it shows whether another one says the same, more, or the contrary.

Unlike two claims of a group, the two need not be of one length: a headline and a sentence of an article, a question and the
passage that answers it. How much of the shorter one stands in the longer is what counts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import fsum
from typing import Any, Final, Literal

from sayso.claims.wordlists import entries
from sayso.corroboration.groups.lexicon import SMALL, stem_of, weight_of
from sayso.corroboration.groups.wording import Wording, contrary, negates, read_wording
from sayso.records import Span

_TABLE: Final[dict[str, Any]] = tomllib.loads(
    files("sayso.corroboration.disputes").joinpath("words.toml").read_text("utf-8")
)
_FALSITY: Final = frozenset(_TABLE["falsity"]["words"])
_DISTANCE: Final = frozenset(_TABLE["distance"]["words"])
_SENTENCE: Final = re.compile(r"[^\s.!?][^.!?\n]*(?:[.!?](?!\s)[^.!?\n]*)*[.!?]*[\"”’']*")
_WORD: Final = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+")
_MULTIPLIERS: Final = {
    word: float(entry["value"]) for word, entry in entries("quantities", "multipliers").items()
}
_PLURALS: Final = frozenset({"people", "men", "women", "children"})
_YEARS: Final = range(1500, 2100)
"""Numbers that are years rather than counts, before whatever word they stand."""
_REACH: Final = 3
"""Words behind a number among which what it counts must stand."""
_ABOUT: Final = 0.5
"""So much of what is said must stand in another sentence for that to speak of it."""
_NEARLY_ALL: Final = 0.7
"""So much of it must stand there where nothing but a number is at odds."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence: its words, and what it counts as (number, noun).

    It may call something false, or doubt it; it may leave open whether it is so, as a question does.
    """

    wording: Wording
    counts: frozenset[tuple[float, str]]
    calls_false: bool
    keeps_distance: bool

    @property
    def denies(self) -> bool:
        """Whether it says of something that it is not so."""
        return self.calls_false or len(self.wording.negated) % 2 == 1


def sentences_in(text: str) -> Iterator[Span]:
    """Yield the sentences of a text by its stops and lines alone, in their order."""
    for found in _SENTENCE.finditer(text):
        yield Span(*found.span())


def read_saying(text: str) -> Saying:
    """Return what a sentence says."""
    words = [word.lower() for word in _WORD.findall(text)]
    forms = {form for word in words for form in (word, stem_of(word))}
    return Saying(
        read_wording(text),
        frozenset(_counts(words)),
        calls_false=not forms.isdisjoint(_FALSITY),
        keeps_distance="?" in text or not forms.isdisjoint(_DISTANCE),
    )


def covered(statement: Saying, by: frozenset[str]) -> float:
    """Return how much of a statement's weight is in words that stand among others, from 0 to 1."""
    bag = statement.wording.bag
    whole = fsum(map(weight_of, bag))  # exact, for a set has no order
    return fsum(map(weight_of, bag & by)) / whole if whole else 0.0


def answer(sentences: Sequence[Saying], statement: Saying) -> Literal["same", "contrary"] | None:
    """Return whether a text says what is stated, or what can't be so where that is; None where it does neither.

    The sentence that has most of its words decides whether they are at odds, the text as a whole whether it says all.
    """
    if not sentences:
        return None
    if at_odds(max(sentences, key=lambda one: covered(statement, one.wording.bag)), statement):
        return "contrary"
    whole: frozenset[str] = frozenset().union(*(one.wording.bag for one in sentences))
    return "same" if covered(statement, whole) >= _NEARLY_ALL else None


def at_odds(passage: Saying, statement: Saying) -> str | None:
    """Return why what is stated can't be so where a passage is; None where both can, or the passage is of something else."""
    share = covered(statement, passage.wording.bag)
    if share < _ABOUT:
        return None
    if negates(passage.wording, statement.wording):
        return "one says that it is not so"
    against = contrary(passage.wording, statement.wording)
    if against is not None:
        return f"“{against[0]}” against “{against[1]}”"
    return _other_number(passage, statement) if share >= _NEARLY_ALL else None


def _other_number(passage: Saying, statement: Saying) -> str | None:
    """Return the numbers of which only one can be right: both count the same noun, and neither is in the other sentence."""
    for value, noun in sorted(statement.counts - passage.counts):
        for other, same in sorted(passage.counts):
            if same == noun and other != value and other not in statement.wording.numbers:
                return f"{value:,g} {noun} against {other:,g}"
    return None


def _counts(words: list[str]) -> Iterator[tuple[float, str]]:
    """Yield the numbers in figures, each with the plural behind it in base form: "19 members", "1.5 million votes"."""
    for i, word in enumerate(words):
        if not word[0].isdecimal():
            continue
        value = float(word.replace(",", ""))
        if "," not in word and value in _YEARS:
            continue
        for after in words[i + 1 : i + 1 + _REACH]:
            if after in _MULTIPLIERS:
                value *= _MULTIPLIERS[after]
            elif after in _PLURALS or (after.endswith("s") and stem_of(after) != after):
                yield value, stem_of(after)
                break
            elif after in SMALL or after[0].isdecimal():
                break
