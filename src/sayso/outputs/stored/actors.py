"""An actor of the store as plain data and a row."""

from __future__ import annotations

from typing import Any

from sayso.outputs.spreadsheet import Cell
from sayso.outputs.stored.judgements import decided
from sayso.store.asking.people import FoundActor
from sayso.store.asking.showing import ShownActor


def actor_plain(found: FoundActor) -> dict[str, Any]:
    """Return an actor as plain data."""
    return {
        "id": found.id,
        "name": found.name,
        "kind": found.kind,
        "aliases": list(found.aliases),
        "catalogue": found.catalogue,
        "documents": found.documents,
        "claims_about": found.about,
        "claims_by": found.by,
    }


COLUMNS = ("id", "name", "kind", "aliases", "catalogue", "documents", "claims_about", "claims_by")


def actor_row(found: FoundActor) -> tuple[Cell, ...]:
    """Return an actor as a row."""
    return (
        found.id,
        found.name,
        found.kind,
        "; ".join(found.aliases),
        found.catalogue,
        found.documents,
        found.about,
        found.by,
    )


def shown_actor_plain(shown: ShownActor) -> dict[str, Any]:
    """Return an actor with how each document speaks of them as plain data."""
    return {
        "actor": actor_plain(shown.found),
        "appearances": [
            {
                "document": document,
                "actor": actor.id,
                "name": actor.name,
                "kind": actor.kind,
                "mentions": [
                    {"span": [each.span.start, each.span.end], "text": each.text} for each in actor.mentions
                ],
            }
            for document, actor in shown.appearances
        ],
        **decided(shown.judgements),
    }
