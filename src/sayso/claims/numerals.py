"""Numbers as English writes them: "1,200", "2.3bn", "two hundred and fifty-five", "half a million", "dozens", "a few"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sayso.claims.wordlists import entries
from sayso.records import Token


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in tokens ``[first, last]``.

    ``value`` is in percent where ``part`` says that it is a part of a whole ("two thirds"). ``multiplier`` is what
    its last word multiplies by ("thousand"), 1 for none. ``vague`` marks a plural that only gives a floor
    ("dozens"), ``digits`` a plain row of digits.
    """

    value: float
    first: int
    last: int
    multiplier: float = 1
    vague: bool = False
    part: bool = False
    digits: bool = False
    until: float | None = None
    """The upper end of a range that is one word: "10–15"."""


_NUMBERS: dict[str, float] = {
    word: float(entry["value"]) for word, entry in entries("quantities", "numbers").items()
}
_MULTIPLIERS: dict[str, float] = {
    word: float(entry["value"]) for word, entry in entries("quantities", "multipliers").items()
}
_LETTERS: dict[str, float] = {
    word: float(entry["value"]) for word, entry in entries("quantities", "money_multipliers").items()
}
_VAGUE: dict[str, float] = {
    word: float(entry["value"]) for word, entry in entries("quantities", "vague").items()
}
_FRACTIONS: dict[str, int] = {
    word: entry["parts"] for word, entry in entries("quantities", "fractions").items()
}
_WORDS = frozenset({*_NUMBERS, *_MULTIPLIERS, *_VAGUE, *_FRACTIONS})
_SUFFIXES = "|".join(sorted({*_LETTERS, "mn", "bn", "tn"}, key=len, reverse=True))
_DIGITS = re.compile(rf"(\d{{1,3}}(?:,\d{{3}})+|\d+)(\.\d+)?({_SUFFIXES})?")
_JOINED = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)[–—-](\d{1,3}(?:,\d{3})+|\d+)")
_FIRST_YEAR: Final = 1500
_LAST_YEAR: Final = 2100
_ARTICLES = frozenset({"a", "an", "the", "another", "every"})
_FEW = frozenset({"several", "few", "many"})
_SMALL: Final = frozenset({"several", "few", "handful"})
_NOT_COUNTED: Final = frozenset({"times", "ways", "too"})
_MOST_OF_A_SHARE: Final = 9
_WHOLE_NUMBERS: Final = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000})
"""What people divide by when they say "one in so many"."""
_OBJECTS: Final = frozenset({"dobj", "appos"})
_COUNTED = frozenset(entries("quantities", "counted"))
_UNITS_OF_TIME = frozenset(entries("times", "units"))
_MONTHS = frozenset(entries("times", "months"))
_WHOLES = frozenset({"of", "the", "its", "their", "all", "his", "her", "our", "these", "those"})


def opens_numeral(word: str) -> bool:
    """Say whether a word in small letters may begin or be a number; quick, for every word of a text."""
    return word in _WORDS or "0" <= word[0] <= "9"


def read_numeral(tokens: Sequence[Token], i: int, *, money: bool = False) -> Numeral | None:
    """Return the number that begins at token ``i``, or None.

    "a", "half a", "several" and "a couple of" before the token belong to it. ``money`` allows for the letters that
    multiply only sums of money ("$5 m").
    """
    word = tokens[i].lower
    if "0" <= word[0] <= "9":
        read = _read_digits(tokens, i, money=money)
        return read and _with_whole(tokens, read)
    if word in _NUMBERS:
        return _with_whole(tokens, _read_words(tokens, i))
    if word in _MULTIPLIERS:
        return _read_multiplier(tokens, i)
    if word in _VAGUE:
        return _read_vague(tokens, i)
    if word in _FRACTIONS:
        return _read_fraction(tokens, i)
    return None


def _with_whole(tokens: Sequence[Token], read: Numeral) -> Numeral:
    """Return "two in five", "1 out of every 10" as the share that they are; any other number as it was read."""
    at = read.last + 1
    if read.part or read.value > _MOST_OF_A_SHARE or read.value != int(read.value):
        return read
    if _word(tokens, at) == "out" and _word(tokens, at + 1) == "of":
        at += 1
    elif _word(tokens, at) != "in" or tokens[read.last].dep in _OBJECTS:
        return read
    at += 1
    at += _word(tokens, at) == "every"
    word = _word(tokens, at)
    if not word or not ("0" <= word[0] <= "9" or word in _NUMBERS or word in {"hundred", "thousand"}):
        return read
    whole = _read_digits(tokens, at, money=False) if "0" <= word[0] <= "9" else _read_words(tokens, at)
    if whole is None or not read.value < whole.value or whole.value not in _WHOLE_NUMBERS:
        return read
    follows = _word(tokens, whole.last + 1)
    if follows in _UNITS_OF_TIME or follows in _MONTHS:
        return read
    return Numeral(round(100 * read.value / whole.value, 1), read.first, whole.last, part=True)


def _word(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _read_digits(tokens: Sequence[Token], i: int, *, money: bool) -> Numeral | None:
    found = _DIGITS.fullmatch(tokens[i].lower)
    if found is None:
        return _read_joined(tokens, i)
    whole, decimals, suffix = found.groups()
    if len(whole) > 1 and whole[0] == "0":
        return None
    written = whole.replace(",", "") + (decimals or "")
    value = float(written)
    multiplier = 1.0
    if suffix:
        multiplier = _LETTERS.get(suffix) or _MULTIPLIERS[suffix]
    last = i
    if not suffix and _word(tokens, i + 1) in _LETTERS and (money or _is_million(tokens, i + 1)):
        multiplier, last = _LETTERS[tokens[i + 1].lower], i + 1
    value, last = _with_half(tokens, value, last)
    while (word := _word(tokens, last + 1)) in _MULTIPLIERS:
        multiplier *= _MULTIPLIERS[word]
        last += 1
    plain = last == i and not decimals and not suffix and "," not in whole
    return Numeral(_product(value, multiplier), i, last, multiplier, digits=plain)


def _read_joined(tokens: Sequence[Token], i: int) -> Numeral | None:
    """Read a range that is one word, "10–15"; years, scores and telephone numbers are none."""
    found = _JOINED.fullmatch(tokens[i].lower)
    if found is None:
        return None
    low, high = (float(end.replace(",", "")) for end in found.groups())
    if (
        low >= high
        or (low >= _FIRST_YEAR and high <= _LAST_YEAR)
        or len(found[2].replace(",", "")) > len(found[1]) + 1
    ):
        return None
    at = i + 1
    multiplier = _MULTIPLIERS.get(_word(tokens, at), 1.0)
    last = at if multiplier > 1 else i
    return Numeral(low * multiplier, i, last, multiplier, until=high * multiplier)


def _product(value: float, multiplier: float) -> float:
    """Return a product without what binary fractions make of it: 1.1 million is 1,100,000."""
    return float(Decimal(str(value)) * Decimal(str(multiplier)))


def _is_million(tokens: Sequence[Token], i: int) -> bool:
    """Say whether an "m" behind digits is a million where no money is spoken of: "70m people", but "a 70m wall"."""
    follows = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].text != "m" or tokens[i].start != tokens[i - 1].end or follows is None:
        return False
    if follows.lemma in _COUNTED:
        return True
    return follows.pos in {"PUNCT", "CCONJ", "SCONJ"} or follows.lower in {
        "over",
        "in",
        "of",
        "this",
        "last",
        "by",
    }


def _with_half(tokens: Sequence[Token], value: float, last: int) -> tuple[float, int]:
    if [_word(tokens, last + k) for k in (1, 2, 3)] == ["and", "a", "half"]:
        return value + 0.5, last + 3
    return value, last


def _read_words(tokens: Sequence[Token], i: int) -> Numeral:
    """Read a row of number words: "two hundred and fifty-five thousand"."""
    total, current, multiplier = 0.0, _NUMBERS[tokens[i].lower], 1.0
    last = i
    if (part := _parts_after(tokens, last, current)) is not None:
        return Numeral(part[0], i, part[1], part=True)
    current, last = _with_half(tokens, current, last)
    while True:
        at = last + 1
        if _word(tokens, at) == "-" and _word(tokens, at + 1) in _MULTIPLIERS:
            at += 1
        elif _word(tokens, at) in {"-", "and"} and _word(tokens, at + 1) in _NUMBERS:
            joins_tens = tokens[at].lower == "-" and current % 100 >= 20
            joins_hundreds = tokens[at].lower == "and" and multiplier >= 100 and multiplier != 12
            if not (joins_tens or joins_hundreds):
                break
            at += 1
        word = _word(tokens, at)
        if word in _MULTIPLIERS:
            multiplier = _MULTIPLIERS[word]
            if multiplier == 100:
                current = (current or 1) * 100
            else:
                total, current = total + (current or 1) * multiplier, 0
        elif word in _NUMBERS and _fits(current, multiplier, _NUMBERS[word]):
            current += _NUMBERS[word]
        else:
            break
        last = at
    return Numeral(total + current, i, last, multiplier)


def _fits(current: float, multiplier: float, value: float) -> bool:
    """Say whether a number word can go on: "twenty | five", "two hundred | fifty", "two thousand | five"."""
    if current == 0 and multiplier > 1:
        return True
    rest = current % 100
    return (rest == 0 and current > 0) or (rest >= 20 and rest % 10 == 0 and value < 10)


def _parts_after(tokens: Sequence[Token], last: int, count: float) -> tuple[float, int] | None:
    """Return the percentage and the last token of "two thirds", "two-thirds", "one third"."""
    at = last + 2 if _word(tokens, last + 1) == "-" else last + 1
    parts = _FRACTIONS.get(_word(tokens, at))
    if parts is None or (count == 1) == tokens[at].lower.endswith("s") or count >= parts:
        return None
    return round(100 * count / parts, 1), at


def _read_multiplier(tokens: Sequence[Token], i: int) -> Numeral | None:
    """Read "a dozen", "half a million", "several hundred", "a couple of dozen"."""
    multiplier = _MULTIPLIERS[tokens[i].lower]
    last = i
    while (word := _word(tokens, last + 1)) in _MULTIPLIERS:
        multiplier *= _MULTIPLIERS[word]
        last += 1
    before = _word(tokens, i - 1)
    if before in {"a", "an"} and _word(tokens, i - 2) == "half":
        return Numeral(multiplier / 2, i - 2, last, multiplier)
    if before in _FEW:
        first = i - 2 if before == "few" and _word(tokens, i - 2) == "a" else i - 1
        return Numeral(2 * multiplier, first, last, multiplier, vague=True)
    if before == "couple" or (before == "of" and _word(tokens, i - 2) == "couple"):
        first = i - 1 if before == "couple" else i - 2
        return Numeral(2 * multiplier, first - (_word(tokens, first - 1) == "a"), last, multiplier)
    if before in _ARTICLES:
        return Numeral(multiplier, i - 1 if before == "a" else i, last, multiplier)
    return None


def _read_vague(tokens: Sequence[Token], i: int) -> Numeral | None:
    """Read "dozens", "tens of thousands": at least two of the kind; "several", "a few", "a handful of": at least 3."""
    value, last = _VAGUE[tokens[i].lower], i
    before, follows = _word(tokens, i - 1), _word(tokens, i + 1)
    if tokens[i].lower in _SMALL:
        if follows in _MULTIPLIERS or (tokens[i].lower == "handful" and follows != "of"):
            return None
        if tokens[i].lower == "several":
            return None if follows in _NOT_COUNTED else Numeral(value, i, i, vague=True)
        return Numeral(value, i - 1, i, vague=True) if before == "a" and follows not in _NOT_COUNTED else None
    inner = _VAGUE.get(_word(tokens, i + 2)) if follows == "of" else None
    if inner:
        return Numeral(value * inner / 2, i, i + 2, vague=True)
    if tokens[i].lower in {"tens", "scores"} and follows != "of":
        return None
    return Numeral(value, i, last, vague=True)


def _read_fraction(tokens: Sequence[Token], i: int) -> Numeral | None:
    """Read "half of", "half the", "a third of"; "the third of May" is none, nor is "the first half"."""
    word, before, after = tokens[i].lower, _word(tokens, i - 1), _word(tokens, i + 1)
    if word == "half":
        if after in {"a", "an"}:
            # "half an hour"; of "half a million" the million tells more.
            return None if _word(tokens, i + 2) in _MULTIPLIERS else Numeral(0.5, i, i + 1)
        whole = after in _WHOLES or before in {
            "than",
            "about",
            "nearly",
            "almost",
            "over",
            "least",
            "roughly",
        }
        if not whole or before in {"first", "second", "other", "latter", "the"}:
            return None
        return Numeral(50.0, i, i, part=True)
    if before in {"a", "an"} and after == "of" and not word.endswith("s"):
        return Numeral(round(100 / _FRACTIONS[word], 1), i - 1, i, part=True)
    return None
