"""What two wordings are compared by: their words in base form, names, numbers, and what turns them into the contrary.

No parse is needed, so that wordings can be read again from a store: only the words themselves, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import Final

from sayso.actors.names import normal_word
from sayso.claims.wordlists import entries
from sayso.corroboration.groups.figures import telling_numbers
from sayso.corroboration.groups.lexicon import NEGATIONS, SMALL, TELLING, opposites, stem_of, weight_of
from sayso.documents.words import is_common

_WORD: Final = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:['’.][^\W\d_]+)*|[.!?:;“\"]")
_NUMBERS: Final = {word: float(entry["value"]) for word, entry in entries("quantities", "numbers").items()}
_MULTIPLIERS: Final = {
    word: float(entry["value"]) for word, entry in entries("quantities", "multipliers").items()
}
_NOT_COUNTED: Final = frozenset({"one", "a", "an"})
_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_PARTICIPLE: Final = re.compile(
    r".*(?:ed|en|wn|ung|ought|aught)$|.*(?:shot|held|hit|led|sent|made|struck|lost|left)$"
)
_REACH: Final = 3
"""Words between a form of "be" and the participle that it makes passive, at most."""
_SCOPE: Final = 2
"""So many words of content behind a negation are what it turns into the contrary."""
_TITLE: Final = 0.8
"""Where so many of the words begin with a capital, a capital makes no name."""


@dataclass(frozen=True)
class Wording:
    """The words of a text that carry its content, in base form and in order, with what else decides.

    ``names`` are those of ``terms`` that are names, ``numbers`` the values of its numbers. ``negated`` are
    the terms that each negation is followed by, two at most. ``agent`` are the terms behind the "by" of a passive, empty where there is none.
    """

    terms: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[float]
    negated: tuple[frozenset[str], ...]
    agent: frozenset[str]

    @cached_property
    def bag(self) -> frozenset[str]:
        """Its terms, without order."""
        return frozenset(self.terms)

    @cached_property
    def weight(self) -> float:
        """What its words weigh together."""
        return _weight(self.bag)

    @cached_property
    def figures(self) -> frozenset[int]:
        """The numbers that it may be known by when it is told again."""
        return telling_numbers(self.bag, self.numbers)

    @cached_property
    def with_contrary(self) -> frozenset[str]:
        """Those of its words of which another is the contrary."""
        return self.bag & opposites().keys()


def read_wording(text: str) -> Wording:
    """Return what a text is compared by."""
    words = _WORD.findall(text)
    shouted = _is_title(words)
    terms: list[str] = []
    names: set[str] = set()
    numbers: set[float] = set()
    negations: list[int] = []
    opens = True
    for i, word in enumerate(words):
        if not word[0].isalnum():
            opens = True
            continue
        lower = normal_word(word)
        small = word.lower().replace("’", "'")
        if small.endswith("n't") or small in NEGATIONS or stem_of(lower) in NEGATIONS:
            negations.append(len(terms))
        elif (value := _number(words, i)) is not None:
            numbers.add(value)
        elif lower not in _MULTIPLIERS and not (lower in SMALL and not _is_acronym(word)):
            is_name = word[0].isupper() and (not is_common(lower) if opens or shouted else True)
            term = (
                normal_word(_without_possessive(word))
                if is_name
                else stem_of(normal_word(_without_possessive(word)))
            )
            if term not in TELLING:
                terms.append(term)
                if is_name:
                    names.add(term)
        opens = False
    negated = tuple(frozenset(terms[at : at + _SCOPE] or terms[-1:]) for at in negations)
    return Wording(tuple(terms), frozenset(names), frozenset(numbers), negated, _agent(words))


def shared(one: Wording, other: Wording) -> float:
    """Return the weight of the words that two wordings share."""
    return _weight(one.bag & other.bag)


def alike(one: Wording, other: Wording) -> float:
    """Return how much of two wordings' weight is in words that both have, from 0 to 1 (Dice's coefficient)."""
    whole = one.weight + other.weight
    return 2 * shared(one, other) / whole if whole else 0.0


def contrary(one: Wording, other: Wording) -> tuple[str, str] | None:
    """Return two words of which not both can be true, where each stands in one wording only."""
    if not one.with_contrary or not other.with_contrary:
        return None
    table = opposites()
    second = other.with_contrary - one.bag
    for word in sorted(one.with_contrary - other.bag):
        for against in sorted(table[word] & second):
            return word, against
    return None


def negates(one: Wording, other: Wording, *, wholly: bool = False) -> bool:
    """Say whether one wording negates what the other says: an odd number of negations that the other lacks.

    What they turn into the contrary must stand in the other, in part or ``wholly``. "It rained, which nobody minded" does not
    negate "it rained".
    """
    alone = [(scope, other) for scope in one.negated if not any(scope & own for own in other.negated)]
    alone += [(scope, one) for scope in other.negated if not any(scope & own for own in one.negated)]
    if len(alone) % 2 == 0:
        return False
    return all(scope <= against.bag if wholly else scope & against.bag for scope, against in alone)


def _weight(terms: frozenset[str]) -> float:
    return fsum(map(weight_of, terms))  # the same in whatever order a set gives them


def _number(words: Sequence[str], i: int) -> float | None:
    """Return the value of the number that begins at a word, if one does."""
    word = words[i].lower()
    if word[0].isdecimal():
        value = float(word.replace(",", ""))
    elif word in _NUMBERS and word not in _NOT_COUNTED:
        value = _NUMBERS[word]
    else:
        return None
    for after in words[i + 1 : i + 3]:
        if after.lower() not in _MULTIPLIERS:
            break
        value *= _MULTIPLIERS[after.lower()]
    return value


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _without_possessive(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _is_title(words: Sequence[str]) -> bool:
    long_words = [word for word in words if len(word) > 3 and word.isalpha()]
    return len(long_words) > 2 and sum(word[0].isupper() for word in long_words) >= _TITLE * len(long_words)


def _agent(words: Sequence[str]) -> frozenset[str]:
    """Return the terms behind the "by" of the first passive."""
    for i in _participles(words):
        for j in range(i + 1, min(i + 2 * _REACH, len(words))):
            if words[j].lower() == "by":
                behind = [normal_word(word) for word in words[j + 1 : j + 2 + _REACH] if word[0].isalpha()]
                return frozenset(
                    form for word in behind if word not in SMALL for form in (word, stem_of(word))
                )
    return frozenset()


def _participles(words: Sequence[str]) -> Iterator[int]:
    for i, word in enumerate(words):
        if word.lower() in _BE:
            for j in range(i + 1, min(i + 1 + _REACH, len(words))):
                if _PARTICIPLE.match(words[j].lower()):
                    yield j
                    break
