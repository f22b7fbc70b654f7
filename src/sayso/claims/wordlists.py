"""The word lists beside this file, one TOML file a subject; every entry carries an example."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Entry = dict[str, Any]


@cache
def word_list(name: str) -> dict[str, list[Entry]]:
    """Return the tables of ``words/<name>.toml``: for each, its entries in the order of the file."""
    return tomllib.loads(files("sayso.claims").joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))


def entries(name: str, table: str) -> dict[str, Entry]:
    """Return one table of a word list by word."""
    return {entry["word"]: entry for entry in word_list(name)[table]}
