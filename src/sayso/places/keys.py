"""The form under which spellings of one place meet."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from sayso.actors.names import normal_form

_OPENINGS = ("city of ", "town of ", "state of ", "province of ", "provincia de ", "departamento de ")


@cache
def kinds() -> dict[str, str]:
    """Return the nouns that a place's name takes to itself ("province"), each with the level that it tells."""
    table = tomllib.loads(files("sayso.places").joinpath("kinds.toml").read_text(encoding="utf-8"))
    return {word: entry["level"] for entry in table["kinds"] for word in entry["words"]}


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
