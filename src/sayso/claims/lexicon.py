"""The word classes that roles and frames ask for, from ``words/verbs.toml`` and ``words/nouns.toml``."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any, Final

from sayso.actors.kinds import KindWords


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("sayso.claims").joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))


_VERBS: Final = _table("verbs")
_NOUNS: Final = _table("nouns")

LIGHT: Final = frozenset(_VERBS["light"])
"""Verbs whose subject does or has what their object names."""
ENDING: Final = frozenset(_VERBS["ending"])
"""The same, where what the object names is over or is not so."""
RECEIVING: Final = frozenset(_VERBS["receiving"])
"""Verbs whose subject gets what their object names."""
LIGHT_IN: Final = frozenset(_VERBS["taking_part"])
"""Verbs whose subject takes part in what stands behind their preposition."""
GIVING: Final = frozenset(_VERBS["giving"])
"""Verbs whose recipient is who uses what is given for the purpose named."""
PLANNING: Final = frozenset(_VERBS["planning"])
"""Verbs whose object is still to come about."""
OBJECT_CONTROL: Final = frozenset(_VERBS["object_control"])
"""Verbs whose object does what the verb behind them names."""

NOUNS: Final[dict[str, frozenset[str]]] = {name: frozenset(entry["words"]) for name, entry in _NOUNS.items()}
"""Classes of nouns by name, each a set of lemmas."""
ACTING: Final = frozenset(KindWords.load().nouns) | frozenset(KindWords.load().people) | NOUNS["plain_actor"]
"""Nouns for who can act."""
BODIES: Final = frozenset(KindWords.load().nouns) - NOUNS["place"]
"""Nouns for bodies of people."""
PEOPLE: Final = frozenset(KindWords.load().people) | NOUNS["people"]
"""Nouns for human beings."""
