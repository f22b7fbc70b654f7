"""The word list that wordings are compared by (words.toml), and the base form of a word."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from sayso.documents.words import base_of, is_common, is_frequent

FREQUENT: Final = 1.0
RARE: Final = 1.6
UNKNOWN: Final = 2.2
"""What a word weighs by how often news uses it. The weights are fixed, not counted in a collection: what two claims
have in common must not hang on which others were read."""


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("sayso.corroboration.groups").joinpath("words.toml").read_text("utf-8"))


SMALL: Final = frozenset(_table()["small"]["words"])
TELLING: Final = frozenset(_table()["telling"]["words"])
GENERIC: Final = frozenset(_table()["generic"]["words"])
NEGATIONS: Final = frozenset(_table()["negations"]["words"])
DENYING: Final = frozenset(_table()["denying"]["words"])
WITHHOLDING: Final = frozenset(_table()["withholding"]["words"])
SAYINGS: Final = frozenset(_table()["sayings"]["words"])
_IRREGULAR: Final[dict[str, str]] = _table()["irregular"]["forms"]
_ENDINGS: Final[list[list[str]]] = _table()["deeds"]["endings"]
_SHORTEST: Final = 3
_PLURAL: Final = re.compile(r"[a-z]+[^siu]s")


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Return for each word those of which not both can be true of the same thing."""
    found: dict[str, set[str]] = {}
    for pair in _table()["opposites"]["pairs"]:
        one, other = map(stem_of, pair)
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """Return the form under which the forms of a word in small letters meet: "shootings", "shot" and "shoot"."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    base = base_of(word)
    for ending, replacement in _ENDINGS:
        whole = base.removesuffix(ending) + replacement
        if base.endswith(ending) and len(whole) > _SHORTEST and is_common(whole):
            return _IRREGULAR.get(whole, whole)
    if base == word and len(word) > _SHORTEST and _PLURAL.fullmatch(word):
        return word[:-1]
    return _IRREGULAR.get(base, base)


@lru_cache(maxsize=50_000)
def weight_of(stem: str) -> float:
    """Return how much it says that two wordings share this word."""
    if is_frequent(stem):
        return FREQUENT
    return RARE if is_common(stem) else UNKNOWN
