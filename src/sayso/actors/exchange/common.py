"""What comes out of anybody's list of actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sayso.actors.entries import BadEntry, Entry, entry_of
from sayso.actors.own import cautious, own_id
from sayso.errors import BadCatalogue


@dataclass(frozen=True, slots=True)
class Incoming:
    """The entries of a list. ``left_aside`` names the fields of it that the catalogue has no place for.

    ``passed_over`` counts the rows that are about no actor.
    """

    entries: tuple[Entry, ...]
    left_aside: tuple[str, ...] = ()
    passed_over: int = 0


def checked(table: dict[str, Any], place: str, kind: str | None) -> Entry:
    """Return the entry that a row's fields make; names that are plain words are doubtful in it.

    Raises BadCatalogue with the row's place where it breaks the schema.
    """
    named = {"id": own_id(str(table.get("name") or "")), **table}
    try:
        return cautious(entry_of(named, kind))
    except BadEntry as error:
        raise BadCatalogue(place, error.problem, error.advice) from error
