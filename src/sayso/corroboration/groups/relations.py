"""What is known of relations across reports (relations.toml): which can tell the same thing, and who is who in them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any, Final

from sayso.records import Relation

_TABLE: Final[dict[str, Any]] = tomllib.loads(
    files("sayso.corroboration.groups").joinpath("relations.toml").read_text("utf-8")
)
_FAMILY: Final[dict[str, str]] = {
    relation: family for family, entry in _TABLE["families"].items() for relation in entry["relations"]
}

TURNED: Final = frozenset(_TABLE["turned"]["relations"])
"""Relations whose subject is whom it was done to."""
MUTUAL: Final = frozenset(_TABLE["mutual"]["relations"])
"""Relations in which it makes no difference who stands on which side."""
EVENTS: Final = frozenset(_TABLE["events"]["relations"])
"""Relations that tell of what happens once."""
EXCLUSIVE: Final = frozenset(_TABLE["exclusive"]["relations"])
"""Relations in which only one can stand to the same at one time."""
DEEDS: Final = frozenset(_TABLE["deeds"]["relations"])
"""Relations whose object is the deed, not a party."""


def family_of(relation: Relation) -> str:
    """Return the family of relations that one belongs to; one without a family is its own."""
    return _FAMILY.get(relation, relation)
