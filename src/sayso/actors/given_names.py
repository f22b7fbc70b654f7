"""Whether two people of one surname may be one who is called by a short form of his name."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

_NONE: frozenset[str] = frozenset()


def may_be_one(first: Sequence[str], second: Sequence[str]) -> bool:
    """Say whether two names of people, as normal words, may be those of one: "tim varo" and "timothy j varo".

    The last names are the same, one given name is a short form of the other, or both of a third, and middle names don't
    speak against it.
    """
    if min(len(first), len(second)) < 2 or first[-1] != second[-1] or first[0] == second[0]:
        return False
    if (_meanings(first[0]) | {first[0]}).isdisjoint(_meanings(second[0]) | {second[0]}):
        return False
    one, other = " ".join(first[1:-1]), " ".join(second[1:-1])
    return not one or not other or one[0] == other[0]


def _meanings(name: str) -> frozenset[str]:
    """Return the names that a given name may be short for."""
    return _full().get(name, _NONE)


@cache
def _full() -> dict[str, frozenset[str]]:
    table = tomllib.loads(
        files("sayso.actors").joinpath("lists", "given_names.toml").read_text(encoding="utf-8")
    )
    found: dict[str, set[str]] = {}
    for row in table["given_names"]["names"]:
        full, *short = row.split()
        for name in short:
            found.setdefault(name, set()).add(full)
    return {name: frozenset(full) for name, full in found.items()}
