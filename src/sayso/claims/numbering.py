"""Numbers that name or date something rather than count it.

"Article 9", "M-16", "1." before a list's item, 11 March, 1245 hours, telephone numbers and scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.claims.lexicon import PEOPLE
from sayso.claims.numerals import Numeral
from sayso.claims.wordlists import entries
from sayso.records import Parse, Token

DASHES: Final = frozenset({"-", "–", "—"})
_LABELS = frozenset(entries("quantities", "labels"))
_MONTHS = frozenset(entries("times", "months"))
_CLOCK = frozenset(entries("quantities", "clock"))
_BEFORE_YEARS = frozenset(entries("quantities", "before_years"))
_NOUNS = frozenset(entries("quantities", "counted"))
_MEASURES = frozenset(entries("quantities", "measures"))
_MONEY = frozenset(entries("quantities", "money_before"))
_AT_AN_HOUR = frozenset({"at", "about", "around", "approximately", "by", "until", "from"})
_OLDEST: Final = 120
_RATIOS = frozenset({"as", "more", "the"})


def lower(tokens: Sequence[Token], i: int) -> str:
    """Return a word in small letters, or nothing beyond either end."""
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def is_glued(tokens: Sequence[Token], i: int) -> bool:
    """Say whether token ``i`` follows the one before without a space."""
    return 0 < i < len(tokens) and tokens[i].start == tokens[i - 1].end


def names_something(parse: Parse, numeral: Numeral) -> bool:
    """Say whether a number is a label: "Article 9", "M-16", "1." before a list's item, an age after a name."""
    tokens, first, last = parse.tokens, numeral.first, numeral.last
    before, after = lower(tokens, first - 1), lower(tokens, last + 1)
    if before in _LABELS or (before == "." and lower(tokens, first - 2) in {"no", "nos"}):
        return True
    if before in DASHES and is_glued(tokens, first) and is_glued(tokens, first - 1):
        return True
    if before == "(" and after == ")":
        return True
    if after in {",", ":"} and first == parse.sentence_of(first).first and numeral.value <= 10:
        # Counting up one's points: "Two, the port fell."
        return True
    if after == "times" and lower(tokens, last + 2) in _RATIOS:
        # "three times as many" compares.
        return True
    if before == "of" and lower(tokens, first - 2) == "age":
        return True
    if not numeral.digits:
        return False
    sentence = parse.sentence_of(first)
    if first == sentence.first and after in {".", ")"} and last + 1 < sentence.last - 1:
        return True
    head = tokens[first].head
    if head == first - 1 and tokens[first].dep == "nummod" and tokens[head].pos in {"PROPN", "NOUN"}:
        return tokens[head].lower not in _MONEY
    return _is_age_beside(tokens, numeral)


def _is_age_beside(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Say whether a number is an age between commas after a name or a person: "her daughter, 34, left"."""
    first, last = numeral.first, numeral.last
    if (
        lower(tokens, first - 1) != ","
        or lower(tokens, last + 1) not in {",", "."}
        or numeral.value >= _OLDEST
    ):
        return False
    if first < 2 or lower(tokens, last + 2)[:1].isdigit():
        return False
    whose = tokens[first - 2]
    return whose.pos == "PROPN" or whose.lemma in PEOPLE


def dates_something(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Say whether a number belongs to a date or a time of day."""
    first, last = numeral.first, numeral.last
    before, after = lower(tokens, first - 1).rstrip("."), lower(tokens, last + 1)
    if after in _CLOCK:
        return True
    if not numeral.digits:
        return False
    if after.rstrip(".") in _MONTHS or before in _MONTHS:
        return True
    if before == "," and lower(tokens, first - 3).rstrip(".") in _MONTHS:
        return is_year(numeral)
    if _is_hour(tokens, numeral, before):
        return True
    if not is_year(numeral) or before in _MONEY:
        return False
    if before in _BEFORE_YEARS or before in DASHES:
        return True
    nouns = (tokens[j].lemma for j in range(last + 1, min(last + 3, len(tokens))))
    return after not in _MEASURES and not any(noun in _NOUNS for noun in nouns)


def is_year(numeral: Numeral) -> bool:
    """Say whether a number may be a year."""
    return numeral.digits and 1500 <= numeral.value <= 2100


def _is_hour(tokens: Sequence[Token], numeral: Numeral, before: str) -> bool:
    """Say whether four digits are a time of day as soldiers write it: "at 1245", "at about 2200 last night"."""
    value = numeral.value
    if not (100 <= value < 2400 and value % 100 < 60 and len(tokens[numeral.first].text) == 4):
        return False
    if before not in _AT_AN_HOUR or (before != "at" and lower(tokens, numeral.first - 2) != "at"):
        return False
    token = tokens[numeral.first]
    counts = token.dep == "nummod" and token.head > numeral.last and tokens[token.head].lemma in _NOUNS
    return not counts and lower(tokens, numeral.last + 1) not in _MEASURES


def end_of_row(tokens: Sequence[Token], i: int) -> int:
    """Return the last token of digits joined by dashes ("555-1234", "3-1") that goes on at token ``i``."""
    while lower(tokens, i + 1) in DASHES and lower(tokens, i + 2)[:1].isdigit():
        i += 2
    return i


def is_row(tokens: Sequence[Token], numeral: Numeral, second: Numeral | None) -> bool:
    """Say whether digits joined by dashes are a telephone number, a score or two years, and no range.

    ``second`` is the number after the dash where both make a range as numbers go.
    """
    last = numeral.last
    if not numeral.digits or lower(tokens, last + 1) not in DASHES:
        return False
    after = lower(tokens, last + 2)[:1]
    if not ("0" <= after <= "9") or not is_glued(tokens, last + 2):
        return False
    if second is None or end_of_row(tokens, last) > second.last:
        return True
    if is_year(numeral) and is_year(second):
        return True
    return 100 <= numeral.value < 1000 and len(tokens[last + 2].text) == 4
