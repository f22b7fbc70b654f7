"""An actor of the store for a reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.text import Text

from sayso.cli.store.claim_shape import ID_SHOWN
from sayso.cli.store.listing import Cell, Shape, safe
from sayso.cli.store.options import counted
from sayso.outputs.terminal import wrapped
from sayso.store.people import FoundActor


def actor_lines(console: Console, found: FoundActor) -> Iterator[Text]:
    """Yield the lines of an actor: name and kind, other names, and how much is said."""
    margin = Text(" " * (ID_SHOWN + 2))
    name = Text.assemble((safe(found.name), "bold"), (f"  {found.kind.replace('_', ' ')}", "dim"))
    yield from wrapped(console, name, first=Text(f"{found.id[:ID_SHOWN]}  ", "dim"), rest=margin)
    if found.aliases:
        aliases = Text(f"also {', '.join(map(safe, found.aliases))}", "dim")
        yield from wrapped(console, aliases, first=margin, rest=margin)
    counts = f"in {counted(found.documents, 'document')} · {counted(found.about, 'claim')} about, {found.by:,} by them"
    yield from wrapped(console, Text(counts, "dim"), first=margin, rest=margin)


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


ACTORS: Shape[FoundActor] = Shape(
    actor_lines,
    actor_plain,
    ("id", "name", "kind", "aliases", "catalogue", "documents", "claims_about", "claims_by"),
    actor_row,
)
