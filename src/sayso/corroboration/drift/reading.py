"""Words one by one, and the numbers among them, as they stand in a text without a parse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.claims.wordlists import entries
from sayso.corroboration.drift.lexicon import MONTHS

_TOKEN: Final = re.compile(r"[A-Z]{0,3}[$€£]|\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+(?:[-'’.][^\W\d_]+)*|[^\w\s]")
_NUMBERS: Final = {word: float(entry["value"]) for word, entry in entries("quantities", "numbers").items()}
_MULTIPLIERS: Final = {
    word: float(entry["value"]) for word, entry in entries("quantities", "multipliers").items()
} | {"bn": 1e9, "mn": 1e6, "tn": 1e12}
_VAGUE: Final = {word: float(entry["value"]) for word, entry in entries("quantities", "vague").items()}
_PARTS: Final = {word: int(entry["parts"]) for word, entry in entries("quantities", "fractions").items()}
_YEARS: Final = (1500.0, 2100.0)
_WHOLE: Final = 100.0
_PERCENT: Final = frozenset({"%", "percent", "percentage", "pc"})
_HYPHEN: Final = frozenset({"-", "–", "—"})


def words_of(text: str) -> tuple[str, ...]:
    """Return the words, numbers and marks of a text, "twenty-five" and "two-thirds" as two words."""
    found: list[str] = []
    for token in _TOKEN.findall(text):
        first, dash, rest = token.partition("-")
        if dash and (first.lower() in _NUMBERS or first.lower() == "one"):
            found.extend((first, rest))
        else:
            found.append(token)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words ``[first, last]``; ``share`` says that it is in percent of a whole, ``floor`` that it is the least."""

    value: float
    first: int
    last: int
    share: bool = False
    floor: bool = False


def numeral_at(words: Sequence[str], i: int) -> Numeral | None:
    """Return the number that begins at a word, if one does: no year, no day of a month, no "one" that is a pronoun."""
    word = words[i].lower()
    if word in {"a", "an", "one"} or word in _PARTS:
        part = _part_at(words, i)
        if part is not None:
            return part
    if word[0].isdecimal():
        return _digits(words, i)
    if word in _NUMBERS:
        return _spelled(words, i)
    if word in _MULTIPLIERS and _lower(words, i - 1) in {"a", "an", "the"}:
        return Numeral(_MULTIPLIERS[word], i, i)
    if word in _VAGUE and word.endswith("s") and word != "several":
        return Numeral(_VAGUE[word], i, i, floor=True)
    return None


def _digits(words: Sequence[str], i: int) -> Numeral | None:
    written = words[i]
    value, last = float(written.replace(",", "") or 0), i
    while (after := _lower(words, last + 1)) in _MULTIPLIERS:
        value, last = value * _MULTIPLIERS[after], last + 1
    percent = _percent(words, last)
    if percent is not None:
        return Numeral(value, i, percent, share=True)
    if _lower(words, i - 1) in MONTHS or _lower(words, i + 1) in MONTHS:
        return None
    if last == i and len(written) == 4 and written.isdecimal() and _YEARS[0] <= value <= _YEARS[1]:
        return None
    return _of_so_many(words, value, i, last) or Numeral(value, i, last)


def _spelled(words: Sequence[str], i: int) -> Numeral | None:
    total, current, last = 0.0, _NUMBERS[words[i].lower()], i
    parts = _PARTS.get(_lower(words, i + 1))
    if parts is not None and current < parts and _lower(words, i + 2) in {"of", "the", "its", "their"}:
        return Numeral(_WHOLE * current / parts, i, i + 1, share=True)
    while True:
        at = last + 1
        if _lower(words, at) in {"and", *_HYPHEN} and _lower(words, at + 1) in _NUMBERS and current % 10 == 0:
            at += 1
        word = _lower(words, at)
        if word in _MULTIPLIERS:
            if _MULTIPLIERS[word] == 100:
                current *= 100
            else:
                total, current = total + current * _MULTIPLIERS[word], 0.0
        elif word in _NUMBERS and (current % 100 == 0 or (current % 10 == 0 and _NUMBERS[word] < 10)):
            current += _NUMBERS[word]
        else:
            break
        last = at
    value = total + current
    percent = _percent(words, last)
    if percent is not None:
        return Numeral(value, i, percent, share=True)
    found = _of_so_many(words, value, i, last)
    if found is None and words[i].lower() == "one" and last == i:
        return None
    return found or Numeral(value, i, last)


def _part_at(words: Sequence[str], i: int) -> Numeral | None:
    """Return "a third of", "one quarter of", "half of", "half the"."""
    at = i + 1 if _lower(words, i) in {"a", "an", "one"} else i
    word = _lower(words, at)
    if word not in _PARTS or word.endswith(("ds", "rs", "hs")) or (at == i and word != "half"):
        return None
    if _lower(words, at + 1) not in {"of", "the", "its", "their", "all", ","}:
        return None
    return Numeral(_WHOLE / _PARTS[word], i, at, share=True)


def _of_so_many(words: Sequence[str], value: float, first: int, last: int) -> Numeral | None:
    """Return "two in five" and "one out of every three" as the share that they are."""
    at = last + 1
    if _lower(words, at) == "out" and _lower(words, at + 1) == "of":
        at += 1
    elif _lower(words, at) != "in":
        return None
    at += 1 + (_lower(words, at + 1) == "every")
    word = _lower(words, at)
    whole = _NUMBERS.get(word) or (float(word) if word.isdecimal() and len(word) < 4 else 0.0)
    if not 0 < value < whole:
        return None
    return Numeral(round(_WHOLE * value / whole, 1), first, at, share=True)


def _percent(words: Sequence[str], last: int) -> int | None:
    at = last + 1 + (_lower(words, last + 1) in _HYPHEN)
    word = _lower(words, at)
    if word in _PERCENT:
        return at
    return at + 1 if word == "per" and _lower(words, at + 1) == "cent" else None


def _lower(words: Sequence[str], i: int) -> str:
    return words[i].lower() if 0 <= i < len(words) else ""
