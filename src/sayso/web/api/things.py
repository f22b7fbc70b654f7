"""One thing of the store by its id, of the kind that an address names."""

from __future__ import annotations

from sqlalchemy import Connection

from sayso.errors import NotInStore
from sayso.store.asking.showing import Kind, meant


def numbered(connection: Connection, id_: str, kind: Kind, place: str) -> int:
    """Return the number of a thing of a kind by its id, or the beginning of it. Raises NotInStore."""
    found = meant(connection, id_, place)
    if found.kind != kind:
        raise NotInStore(
            place, f"{id_} stands for no {kind} but for: {found.kind} {found.id}", "ask for that"
        )
    return found.number
