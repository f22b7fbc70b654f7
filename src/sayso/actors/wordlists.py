"""Closed lists of words, kept as data in ``lists/en.toml``, each with an example of its use."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def word_list(name: str) -> frozenset[str]:
    """Return the words of a list; "_" in the file is a space. Raises KeyError where there is no such list."""
    return frozenset(word.replace("_", " ") for word in _lists()[name]["words"].split())


@cache
def _lists() -> dict[str, Any]:
    file = files("sayso.actors").joinpath("lists", "en.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
