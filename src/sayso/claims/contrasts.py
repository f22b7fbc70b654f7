"""Who is named only to be ruled out: "the rebels, not the army", "the front rather than the army"."""

from __future__ import annotations

from typing import Final

from sayso.attribution.syntax import has_but
from sayso.records import Parse

_LINKS: Final = frozenset({",", "and", "—", "–", "--", "("})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_ADDING: Final = frozenset({"only", "just", "merely", "simply", "even"})
_COUNTING: Final = _ADDING | {
    "all", "every", "everyone", "everybody", "each", "one", "a", "an", "any", "anyone", "many", "much", "few", "less",
    "more", "fewer", "single",
}  # fmt: skip
"""Behind "not" they say of how many a thing is so, and rule nobody out."""
_INSTEAD: Final = frozenset({("rather", "than"), ("instead", "of")})
_LONGEST: Final = 6
"""Most words before a noun that are looked at."""


def who_is_meant(parse: Parse, noun: int) -> int | None:
    """Return a noun, the one before it where that is who did it ("the rebels, not the army, who fired"), or None."""
    if not _is_ruled_out(parse, noun):
        return noun
    return parse.tokens[noun].head if parse.tokens[noun].dep == "appos" else None


def _is_ruled_out(parse: Parse, noun: int) -> bool:
    first = _opens(parse, noun)
    if first >= 2 and (parse.tokens[first - 2].lower, parse.tokens[first - 1].lower) in _INSTEAD:
        return True
    return first >= 1 and parse.tokens[first - 1].lower == "not" and _contrasts(parse, first - 1, noun)


def rules_out(parse: Parse, word: int) -> bool:
    """Say whether "not" rules out the noun behind it, and leaves the verb as it is: "the rebels and *not* the army fired"."""
    if parse.tokens[word].lower != "not":
        return False
    for i in range(word + 1, min(word + 1 + _LONGEST, len(parse.tokens))):
        if parse.tokens[i].pos in _NOMINAL and parse.tokens[i].dep not in {"compound", "nmod", "poss"}:
            return _opens(parse, i) == word + 1 and _contrasts(parse, word, i)
        if parse.tokens[i].pos in {"VERB", "AUX", "PUNCT", "ADP"}:
            return False
    return False


def _contrasts(parse: Parse, no: int, noun: int) -> bool:
    """Say whether others stand beside the noun behind a "not": before it, or behind its "but"."""
    behind = parse.tokens[no + 1].lower
    if has_but(parse, noun):
        return behind not in _ADDING
    beside = no >= 2 and parse.tokens[no - 1].text in _LINKS and parse.tokens[no - 2].pos in _NOMINAL
    return beside and behind not in _COUNTING


def is_denied_above(parse: Parse, noun: int) -> bool:
    """Say whether it is denied that somebody is who the clause behind them tells of: "it was not the army that fired"."""
    token = parse.tokens[noun]
    if token.dep != "attr" or parse.tokens[token.head].lemma != "be":
        return False
    beside = {parse.tokens[j].dep: parse.tokens[j].lower for j in parse.children[token.head]}
    return (
        "neg" in beside
        and beside.get("nsubj") == "it"
        and any(parse.tokens[j].dep == "relcl" for j in parse.children[noun])
    )


def _opens(parse: Parse, noun: int) -> int:
    """Return the first word of the unbroken row of articles, adjectives and names before a noun, or the noun."""
    first = noun
    while first > 0 and noun - first < _LONGEST and parse.tokens[first - 1].head == noun:
        if parse.tokens[first - 1].dep in {"neg", "cc", "preconj", "punct", "prep"}:
            break
        first -= 1
    return first
