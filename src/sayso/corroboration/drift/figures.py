"""The numbers of a claim with what they count: so much of the grammar as the words alone tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, Literal

from sayso.corroboration.drift.lexicon import BOUNDS, EMPTY, PLURALS, STOPS, TIES, WHOLE, meaning
from sayso.corroboration.drift.reading import Numeral, numeral_at
from sayso.corroboration.groups.lexicon import SMALL

FigureBound = Literal["exact", "about", "at_most", "at_least"]
_LONGEST: Final = 9
"""Words of what is counted, at most."""
_MODIFIERS: Final = 4
_MONEY: Final = {
    "dollar": "$",
    "euro": "€",
    "pound": "£",
    "yuan": "yuan",
    "crown": "crown",
    "rouble": "rouble",
    "ruble": "rouble",
}
_IN_BETWEEN: Final = frozenset({"of", "the", "all", "its", "their", "out", "every"})
_FINITE: Final = frozenset({"is", "are", "was", "were", "has", "have", "had"})
_ROUGH: Final = 0.1
"""A rough number may be off by this share, a rounded one by ``_ROUNDED``."""
_ROUNDED: Final = 0.012


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, its bound, and what it counts: ``head`` is the noun, ``before`` what stands before it, ``behind`` after it.

    All words are in base form, those that mean the same alike. ``unit`` is "%" for a share, the currency for money, else
    empty. ``text`` are the words of it all, ``counted`` those of what is counted.
    """

    low: float
    high: float
    unit: str
    bound: FigureBound
    head: str | None
    before: frozenset[str]
    behind: frozenset[str]
    text: str
    counted: str
    whole: bool = False

    def agrees(self, other: Figure) -> bool:
        """Say whether both give one number: the same, one rounded, or a rough one that covers the other."""
        if self.unit != other.unit:
            return False
        if (
            self.unit == "%"
            and max(abs(self.low - other.low), abs(self.high - other.high)) <= 1.0
            and min(self.low, other.low) >= 10
        ):
            return True
        slack = (
            _ROUGH
            if "about" in (self.bound, other.bound) and "exact" in (self.bound, other.bound)
            else _ROUNDED
        )
        low, high = sorted((self.low, other.low))
        low_, high_ = sorted((self.high, other.high))
        return high - low <= slack * high and high_ - low_ <= slack * high_


def figures_in(words: Sequence[str]) -> tuple[Figure, ...]:
    """Return the numbers among words, in their order."""
    found: list[Figure] = []
    i = 0
    while i < len(words):
        numeral = numeral_at(words, i) if words[i][0].isalnum() else None
        if numeral is None:
            i += 1
            continue
        high = _upper_end(words, numeral)
        figure = _figure(words, numeral, high)
        if figure is not None:
            found.append(figure)
        i = (high or numeral).last + 1
    return tuple(found)


def _upper_end(words: Sequence[str], low: Numeral) -> Numeral | None:
    """Return the number that a range ends with: "1,500 to 2,000", "between 10 and 15"."""
    at = low.last + 1
    if at + 1 >= len(words):
        return None
    joins = words[at].lower() in {"to", "-", "–", "—"} or (
        words[at].lower() == "and" and low.first > 0 and words[low.first - 1].lower() == "between"
    )
    high = numeral_at(words, at + 1) if joins and words[at + 1][0].isalnum() else None
    return high if high is not None and high.value > low.value else None


def _figure(words: Sequence[str], low: Numeral, high: Numeral | None) -> Figure | None:
    end = high or low
    bound, first = _bound(words, low)
    currency = words[first - 1] if first and words[first - 1][-1] in "$€£" else ""
    if not currency and low.first and words[low.first - 1][-1] in "$€£":
        currency = words[low.first - 1]
    after = end.last + 1
    is_of = after < len(words) and words[after].lower() in _IN_BETWEEN
    before, head, behind, last = _counted(words, after, share=end.share, of=is_of)
    if head is None and not end.share and not currency and low.first and words[low.first - 1][0].isupper():
        # "iPhone 4", "Nikkei 225": a number in a name.
        return None
    unit = "%" if end.share else (currency[-1] if currency else _MONEY.get(head or "", ""))
    return Figure(
        low=low.value,
        high=end.value,
        unit=unit,
        bound="at_least" if low.floor else bound,
        head=head,
        before=frozenset(meaning(word) for word in before),
        behind=frozenset(meaning(word) for word in behind),
        text=" ".join(words[first : last + 1]),
        counted=" ".join(words[end.last + 1 : last + 1]),
        whole=any(word.lower() in WHOLE for word in words[after : last + 1]),
    )


def _bound(words: Sequence[str], numeral: Numeral) -> tuple[FigureBound, int]:
    """Return what bounds a number, and the first word of that."""
    at = numeral.first
    if at and (words[at - 1][-1] in "$€£"):
        at -= 1
    before = tuple(word.lower() for word in words[max(0, at - 4) : at])
    for bound in ("at_most", "at_least", "about"):
        for phrase in BOUNDS[bound]:
            if before[-len(phrase) :] == phrase:
                return bound, at - len(phrase)
            if (
                bound == "about"
                and before[-len(phrase) - 1 : -1] == phrase
                and before[-1:] in (("a",), ("an",))
            ):
                return bound, at - len(phrase) - 1
    return "exact", numeral.first


def _counted(
    words: Sequence[str], at: int, *, share: bool, of: bool
) -> tuple[list[str], str | None, list[str], int]:
    """Return the words before the noun that is counted, the noun, the words behind that go with it, and the last word.

    The noun is the first plural; of a share that has none, the last word before the first that ends it.
    """
    begin = at
    passed = _IN_BETWEEN | EMPTY if share or of else EMPTY
    while at < len(words) and (
        words[at].lower() in passed or (share and at > begin and words[at].isdecimal())
    ):
        at += 1  # "a third of the 214 prisoners": a share may say how many its whole is
    row = list(
        takewhile(lambda word: word[0].isalpha() and word.lower() not in STOPS, words[at : at + _LONGEST])
    )
    first = list(takewhile(lambda word: word.lower() not in TIES, row))[: _MODIFIERS + 1]
    head = next((k for k, word in enumerate(first) if is_plural(word)), None)
    if head is None and (share or of) and first:
        head = len(first) - 1
    if head is None:
        return [], None, [], begin - 1
    before = [word.lower() for word in first[:head] if word.lower() not in SMALL]
    follows = words[at + head + 1 : at + head + 1 + _LONGEST]
    behind = _behind(follows, told=not _FINITE.isdisjoint(word.lower() for word in words[:begin]))
    used = len(behind)
    kept = [
        word.lower().removesuffix("'s")
        for word in behind
        if word.lower() not in SMALL and word.lower() not in TIES
    ]
    return before, meaning(first[head].lower()), kept, at + head + used


def _behind(follows: Sequence[str], *, told: bool) -> list[str]:
    """Return the words behind a noun that go with it: "of the brigade", "in Karsk", "held at the camp", "that are to go".

    ``told`` says that the verb of the whole came before: "had freed prisoners held at the camp".
    """
    if not follows:
        return []
    first = follows[0].lower()
    row = list(takewhile(lambda word: word[0].isalnum(), follows))
    if first in TIES:
        return list(takewhile(lambda word: word.lower() not in STOPS or word.lower() in {"a", "an"}, row))
    relative = first in {"that", "who", "which"}
    participle = first.endswith(("ed", "en", "held", "ing")) and len(row) > 1
    if not (relative or participle):
        return []
    # Only where the verb of the whole comes further on: "prisoners held at the camp were ...", not "families fled Karsk".
    finite = [k for k, word in enumerate(row) if k >= 1 and word.lower() in _FINITE]
    if relative and finite:
        later = next(
            (k for k in range(finite[0] + 1, len(row)) if row[k].lower() in STOPS - {"to", "be", "been"}),
            None,
        )
        return row[: later if later is not None else finite[0] + 4]
    if finite or not told:
        return row[: finite[0]] if finite else []
    return list(takewhile(lambda word: word.lower() not in STOPS or word.lower() in {"a", "an"}, row))


def is_plural(word: str) -> bool:
    """Say whether a word looks like a noun of which there are several."""
    lower = word.lower()
    return lower in PLURALS or (
        lower.endswith("s") and not lower.endswith(("ss", "us", "is", "'s", "’s")) and len(lower) > 3
    )
