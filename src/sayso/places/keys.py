"""The form under which spellings of one place meet."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.actors.names import normal_form

_OPENINGS = ("city of ", "town of ", "state of ", "province of ", "provincia de ", "departamento de ")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("sayso.places").joinpath("kinds.toml").read_text(encoding="utf-8"))


@cache
def kinds() -> dict[str, str]:
    """Return the nouns that a place's name takes to itself ("province"), each with the level that it tells."""
    return {word: entry["level"] for entry in _table()["kinds"] for word in entry["words"]}


@cache
def larger() -> frozenset[str]:
    """Return the keys of what is larger than a country ("asia"), and of what has no borders ("sahel")."""
    return frozenset(_table()["larger"]["words"])


def written_out(name: str) -> str:
    """Return a state's name in full where it is shortened, and any other as it is.

    >>> written_out("N.C.")
    'North Carolina'
    """
    full: str = (
        _table()["abbreviations"].get(name.replace(".", "").lower(), name) if name[:1].isupper() else name
    )
    return full


def key_of(name: str) -> str:
    """Return a name in small letters, without accents, hyphens, apostrophes and a leading article.

    >>> key_of("Saint-Vélm")
    'saint velm'
    """
    return normal_form(name)


def bare_key(name: str) -> str:
    """Return the key of a name without the noun that says what sort of place it is.

    >>> bare_key("Velm Oblast")
    'velm'
    """
    key = key_of(name)
    for opening in _OPENINGS:
        key = key.removeprefix(opening)
    first, _, last = key.rpartition(" ")
    return first if first and last in kinds() else key
