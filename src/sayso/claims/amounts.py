"""Amounts: a number or a range as it stands in the text, with what bounds it and its unit of measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.claims.numbering import DASHES, is_glued, is_row, is_year, lower
from sayso.claims.numerals import Numeral, opens_numeral, read_numeral
from sayso.claims.wordlists import entries
from sayso.records import Bound, Parse, Token


@dataclass(slots=True)
class Amount:
    """A number or a range in tokens ``[first, last]``, with what stands right around it.

    ``unit`` is that of a measure, "people" for "2,000-strong", "-" for what a hyphen joins to a noun that it does
    not count ("a 14-year-old boy"), and empty for a plain number. ``compound`` says that a hyphen joins it to its
    unit.
    """

    low: float
    high: float
    first: int
    last: int
    numeral: Numeral
    bound: Bound = "exact"
    unit: str = ""
    compound: bool = False


def _by_edge(table: str, edge: int) -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    """Return bounding phrases by their last (-1) or first (0) word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for phrase, entry in entries("quantities", table).items():
        words = tuple(phrase.split())
        found.setdefault(words[edge], []).append((words, entry["bound"]))
    for phrases in found.values():
        phrases.sort(key=lambda item: -len(item[0]))
    return found


_BOUNDS = _by_edge("bounds", -1)
_BOUNDS_AFTER = _by_edge("bounds_after", 0)
_MONEY: Final[dict[str, str]] = {
    word: entry["unit"] for word, entry in entries("quantities", "money_before").items()
}
_MEASURES: Final[dict[str, str]] = {
    word: entry["unit"] for word, entry in entries("quantities", "measures").items()
}
_CHANGES = frozenset(entries("quantities", "changes"))
_MONTHS = frozenset(entries("times", "months"))
_SHARES: Final = frozenset({"%", "percent", "percentage"})
_WEIGHED: Final = frozenset({"of"})


def is_money(tokens: Sequence[Token], i: int) -> bool:
    """Say whether the number at token ``i`` is a sum of money, by the words around it."""
    return lower(tokens, i - 1) in _MONEY or _MEASURES.get(lower(tokens, i + 2), "").isupper()


def read_amount(parse: Parse, numeral: Numeral) -> Amount | None:
    """Read what a numeral belongs to: a range, bounds, a unit. None for a row of digits that is no number."""
    tokens = parse.tokens
    first = numeral.first
    if lower(tokens, first - 1) in _MONEY:
        first -= 1
    found = Amount(numeral.value, numeral.value, first, numeral.last, numeral)
    if numeral.until is not None:
        found.high, found.bound = numeral.until, "between"
    second = None if numeral.until is not None else _second_of_range(parse, numeral, first)
    if second is not None:
        low = numeral.value
        if second.multiplier > numeral.multiplier == 1 and low < second.value / second.multiplier:
            low *= second.multiplier
        if second.value > low and not second.part:
            found.low, found.high, found.last, found.bound = low, second.value, second.last, "between"
        else:
            second = None
    if is_row(tokens, numeral, second):
        return None
    if second is not None and lower(tokens, first - 1) in {"between", "from"}:
        if is_year(numeral) and is_year(second):
            return None
        found.first -= 1
    if numeral.vague:
        found.bound = "at_least"
    _bound_before(tokens, found)
    _read_unit(tokens, found)
    return found


def _second_of_range(parse: Parse, numeral: Numeral, first: int) -> Numeral | None:
    """Return the number after "to", "or", "-", or after "and" where "between" stands before."""
    tokens = parse.tokens
    at = numeral.last + 1
    is_share = lower(tokens, at) in _SHARES
    at += is_share
    link, before = lower(tokens, at), lower(tokens, first - 1)
    if link == "and" and before != "between":
        return None
    if link not in {"to", "or", "and"} and link not in DASHES:
        return None
    if link == "to" and before == "from":
        head = tokens[tokens[first - 1].head]
        if head.lemma in _CHANGES or lower(tokens, first - 2) in _CHANGES:
            return None
    at += 1
    money = lower(tokens, first) in _MONEY
    if lower(tokens, at) in _MONEY:
        at, money = at + 1, True
    word = lower(tokens, at)
    if not word or not opens_numeral(word) or parse.name_at[at] >= 0:
        return None
    second = read_numeral(tokens, at, money=money)
    if (
        second is None
        or second.vague
        or second.first < at
        or lower(tokens, second.last + 1).rstrip(".") in _MONTHS
        or (is_share and link == "to" and not _is_share(tokens, second))
    ):
        # "up 2 percent to 3,100" is a change and where it led.
        return None
    return second


def _is_share(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Say whether a number is in percent."""
    after = lower(tokens, numeral.last + 1)
    return numeral.part or after in _SHARES or (after, lower(tokens, numeral.last + 2)) == ("per", "cent")


def _bound_before(tokens: Sequence[Token], found: Amount) -> None:
    """Take in the bounding words before a number: "nearly", "no fewer than"."""
    for words, bound in _BOUNDS.get(lower(tokens, found.first - 1), ()):
        start = found.first - len(words)
        if start >= 0 and all(tokens[start + k].lower == word for k, word in enumerate(words)):
            found.first = start
            if found.bound == "exact":
                found.bound = bound
            # "at least some 20", "up to about 20": the outer word bounds.
            outer = Amount(0, 0, start, start, found.numeral)
            if found.bound in {"about", "exact"}:
                _bound_before(tokens, outer)
                found.first = outer.first
                found.bound = outer.bound if outer.bound != "exact" else found.bound
            return


def _bound_after(tokens: Sequence[Token], found: Amount) -> None:
    """Take in the bounding words after a number: "or more", "-plus"."""
    at = found.last + 1
    if lower(tokens, at) in DASHES and lower(tokens, at + 1) in {"plus", "odd"} and is_glued(tokens, at + 1):
        at += 1
    for words, bound in _BOUNDS_AFTER.get(lower(tokens, at), ()):
        if all(lower(tokens, at + k) == word for k, word in enumerate(words)):
            found.last = at + len(words) - 1
            if found.bound == "exact":
                found.bound = bound
            return


def _read_unit(tokens: Sequence[Token], found: Amount) -> None:
    """Take in the unit before or after a number, and the bound after either."""
    _bound_after(tokens, found)
    money = _MONEY.get(lower(tokens, found.numeral.first - 1))
    if money:
        found.unit = money
        if _MEASURES.get(lower(tokens, found.last + 1)) == money:
            # "US$23 billion dollars"
            found.last += 1
        return
    if found.numeral.part:
        found.unit = "percent"
        return
    at = found.last + 1
    if found.numeral.vague and lower(tokens, at) == "of" and lower(tokens, at + 1) in _MEASURES:
        at += 1
    if lower(tokens, at) in DASHES and is_glued(tokens, at) and is_glued(tokens, at + 1):
        found.compound = True
        at += 1
    if lower(tokens, at) == "per" and lower(tokens, at + 1) == "cent":
        found.unit, found.last = "percent", at + 1
    elif (unit := _MEASURES.get(f"{lower(tokens, at)} {lower(tokens, at + 1)}")) is not None:
        # "5 Canadian dollars"
        found.unit, found.last = unit, at + 1
    elif (unit := _MEASURES.get(lower(tokens, at))) is not None:
        found.unit, found.last = unit, at
        if unit == "percent" and lower(tokens, at + 1) in {"point", "points"}:
            found.last += 1
        elif lower(tokens, at) == "pounds" and lower(tokens, at + 1) in _WEIGHED:
            # "20 pounds of explosives" are no money.
            found.unit = "pounds"
    elif found.compound:
        found.compound = lower(tokens, at) == "strong"
        found.unit = "people" if found.compound else "-"
        found.last = at if found.compound else found.last
        return
    elif lower(tokens, at) == "and":
        found.unit = _shared_percent(tokens, at + 1)
    _bound_after(tokens, found)


def _shared_percent(tokens: Sequence[Token], at: int) -> str:
    """Return "percent" where the number at token ``at`` is in percent, too: "by 1.5 and 3 percent"."""
    second = read_numeral(tokens, at) if opens_numeral(lower(tokens, at) or "-") else None
    if second is None:
        return ""
    words = lower(tokens, second.last + 1), lower(tokens, second.last + 2)
    return "percent" if words == ("per", "cent") or _MEASURES.get(words[0]) == "percent" else ""
