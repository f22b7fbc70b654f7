"""An actor of the store for a reader."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from sayso.cli.store.listing import Shape
from sayso.outputs.numbers import counted
from sayso.outputs.stored.actors import COLUMNS, actor_plain, actor_row
from sayso.outputs.stored.wording import ID_SHOWN
from sayso.outputs.terminal import wrapped
from sayso.outputs.visible import safe
from sayso.store.asking.people import FoundActor


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


ACTORS: Shape[FoundActor] = Shape(
    actor_lines,
    actor_plain,
    COLUMNS,
    actor_row,
)
