"""The word list of what changes from telling to telling (words.toml)."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any, Final

from sayso.corroboration.groups.lexicon import stem_of

_TABLE: Final[dict[str, Any]] = tomllib.loads(
    files("sayso.corroboration.drift").joinpath("words.toml").read_text("utf-8")
)
_SAME: Final[dict[str, str]] = {stem_of(word): row[0] for row in _TABLE["synonyms"]["rows"] for word in row}
_DISTINCT: Final = frozenset(map(stem_of, _TABLE["distinct"]["words"]))

_PREFIX: Final = 5
_ENDING: Final = 3
"""Letters that the forms of a word have in common at least, and those that one has more at most."""

PLURALS: Final = frozenset(_TABLE["plurals"]["words"])
ANYBODY: Final = frozenset(_TABLE["anybody"]["words"])
RESTRICTING: Final = frozenset(_TABLE["restricting"]["words"])
PARTIAL: Final = frozenset(_TABLE["partial"]["words"])
WHOLE: Final = frozenset(_TABLE["whole"]["words"])
HEDGES: Final = frozenset(_TABLE["hedges"]["words"])
BOUNDS: Final = {
    bound: sorted((tuple(words.split()) for words in _TABLE["bounds"][bound]), key=len, reverse=True)
    for bound in ("about", "at_most", "at_least")
}
"""The words before a number that bound it, the longest first."""
STOPS: Final = frozenset(_TABLE["stops"]["words"])
EMPTY: Final = frozenset(_TABLE["empty"]["words"])
TIES: Final = frozenset(_TABLE["ties"]["words"])
BEFORE_PLACES: Final = frozenset(_TABLE["places"]["before"])
PLACE_NOUNS: Final = frozenset(_TABLE["places"]["nouns"])
DIRECTIONS: Final = tuple(_TABLE["places"]["directions"])
MONTHS: Final = tuple(_TABLE["months"]["words"])
DAYS: Final = frozenset(_TABLE["days"]["words"])
HARMS: Final[dict[str, str]] = {
    stem_of(word): harm
    for harm in ("killed", "wounded", "missing", "held", "displaced")
    for word in _TABLE["harms"][harm]
}
OPEN_VOICES: Final = frozenset(_TABLE["open_voices"]["words"])
VOICES: Final = {word: number for number, row in enumerate(_TABLE["voices"]["rows"]) for word in row}
"""Of which kind a voice is, by a word for it."""


def meaning(word: str) -> str:
    """Return the word that stands for all that mean the same, in base form."""
    stem = stem_of(word)
    return _SAME.get(stem, stem)


def are_two(one: str, other: str) -> bool:
    """Say whether two nouns, each by its `meaning`, are known to mean two things; of a word that is not listed nobody knows."""
    return one != other and all(word in _DISTINCT or word in _SAME for word in (one, other))


def forms_of(one: str, other: str) -> bool:
    """Say whether two words are one, or one is made of the other: "luria", "lurian"."""
    if one == other or meaning(one) == meaning(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > _ENDING:
        return False
    return (len(short) >= _PREFIX and long.startswith(short[:-1])) or (
        len(short) == _PREFIX - 1 and long.startswith(short)
    )


def unlike(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Return the words of one of which the other has no form."""
    return frozenset(word for word in one if not any(forms_of(word, against) for against in other))
