"""What every reading of a time needs, what it makes, and the words that several of them ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.claims.numerals import opens_numeral, read_numeral
from sayso.claims.periods import Period, Published, Side
from sayso.claims.stance import stance_of
from sayso.claims.wordlists import entries
from sayso.records import Parse, Token

MONTHS: Final[dict[str, int]] = {word: entry["number"] for word, entry in entries("times", "months").items()}
WEEKDAYS: Final[dict[str, int]] = {
    word: entry["number"] for word, entry in entries("times", "weekdays").items()
}
UNITS: Final[dict[str, str]] = {word: entry["unit"] for word, entry in entries("times", "units").items()}
PARTS: Final = frozenset({*entries("times", "parts"), "night"})
"""Parts of a day: "Tuesday night", "this morning"."""
VAGUE: Final = frozenset(entries("times", "vague"))
EDGES: Final = frozenset(entries("times", "edges"))
"""Nouns for a piece of a time that do not narrow it: "the end of 2019"."""
ROUGH: Final = frozenset(entries("times", "rough"))
"""Words that make a time rough: "around noon"."""
SOME: Final = frozenset({"few", "several", "some", "many", "couple"})
"""Words for a number that is not told."""
DASHES: Final = frozenset({"-", "–", "—"})
YEAR: Final = re.compile(r"(?:mid-)?(1[5-9]\d\d|20\d\d)")
_SET: Final = frozenset({"set", "schedule", "plan", "slate"})
_LATER: Final = frozenset({"must", "would", "may", "might", "could", "will", "shall", "'ll", "’ll"})


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a time lies from another one in the text: so many units, or the next or last such weekday."""

    count: int
    unit: str
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A time in tokens ``[first, last]``.

    ``month`` and ``day`` are kept of a date without a year, ``weekday`` of a day of the week, ``unit`` of what points
    at a unit ("last week"). ``clock`` marks a time of day, ``shift`` what points at another time in the text, both of
    them without a period of their own. ``about`` says that the words leave it rough.
    """

    first: int
    last: int
    period: Period
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str | None = None
    clock: bool = False
    shift: Shift | None = None
    about: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it is one day of the calendar."""
        earliest, latest = self.period
        return earliest is not None and earliest == latest and len(earliest) == len("2019-03-11")


@dataclass(frozen=True, slots=True)
class Reader:
    """A document's words, and when it came out."""

    text: str
    parse: Parse
    tokens: Sequence[Token]
    published: Published | None

    def word(self, i: int) -> str:
        """Return a token in small letters; "" beyond the text's edges."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def with_vague(self, first: int) -> int:
        """Return the first token of a time with the words that belong to it and do not narrow it.

        "early", "mid-", "the end of", "the night of".
        """
        before = self.word(first - 1)
        if before in VAGUE:
            return first - 1
        if before in DASHES and self.word(first - 2) == "mid":
            return first - 2
        if before == "the":
            before, first = self.word(first - 2), first - 1
            if before != "of":
                return first + 1
        if before in {"of", "in"} and self.word(first - 2) in (
            EDGES | PARTS if before == "of" else {"early", "late"}
        ):
            return first - 2
        return first if self.word(first) != "the" else first + 1

    def is_future(self, i: int) -> bool:
        """Say whether the clause that token ``i`` stands in speaks of what is to come."""
        for above in self.parse.ancestors(i):
            if self.tokens[above].pos in {"VERB", "AUX"}:
                words = {self.word(j) for j in self.parse.children[above] if self.tokens[j].dep == "aux"}
                later = not words.isdisjoint(_LATER) and words.isdisjoint({"have", "'ve", "’ve"})
                return later or stance_of(self.parse, above).tense == "future"
        return False

    def side(self, i: int) -> Side:
        """Return on which side of publication a date without a year lies that stands at token ``i``.

        What is in the present, or only intended ("the decision to meet in June"), may lie on either.
        """
        for above in self.parse.ancestors(i):
            token = self.tokens[above]
            if token.pos in {"VERB", "AUX"}:
                if (
                    token.tag == "VBN"
                    and token.lemma in _SET
                    and token.dep in {"acl", "relcl", "ROOT", "ccomp"}
                ):
                    return "future"
                helpers = {
                    self.tokens[j].tag for j in self.parse.children[above] if self.tokens[j].dep == "aux"
                }
                if not helpers.isdisjoint({"VBD", "VBZ", "VBP", "MD"}):
                    break
                if token.tag in {"VBZ", "VBP"} or "TO" in helpers:
                    return "either"
                break
        return "future" if self.is_future(i) else "past"

    def count_before(self, unit: int) -> tuple[int | None, int | None]:
        """Return the token that begins the count before a unit, and the count if it is a whole number."""
        at = unit - 1
        word = self.word(at)
        if word in {"a", "an", "one"}:
            return at, 1
        if word in SOME or (word == "of" and self.word(at - 1) == "couple"):
            at -= word == "of"
            return at - (self.word(at - 1) == "a"), None
        while (
            at > 0 and opens_numeral(word) and (opens_numeral(self.word(at - 1)) or self.word(at - 1) == "-")
        ):
            at -= 1
        numeral = read_numeral(self.tokens, at) if word and opens_numeral(word) else None
        if numeral is None or numeral.last != unit - 1:
            return None, None
        whole = numeral.value == int(numeral.value) and not numeral.vague and numeral.value < 1000
        return numeral.first, int(numeral.value) if whole else None
