"""A group of the store for a reader: what is said, who affirms it and who denies it, and what changed in the telling."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from sayso.cli.store.listing import Shape
from sayso.outputs.stored.groups import COLUMNS, facts, group_plain, group_row, widely
from sayso.outputs.stored.wording import ID_SHOWN, period
from sayso.outputs.terminal import wrapped
from sayso.outputs.visible import safe
from sayso.store.asking.groups import FoundGroup

_MARGIN = " " * (ID_SHOWN + 2)
_LABEL = 10


def group_lines(console: Console, found: FoundGroup) -> Iterator[Text]:
    """Yield the lines of a group."""
    margin = Text(_MARGIN)
    yield from wrapped(
        console, Text(safe(found.statement)), first=Text(f"{found.id[:ID_SHOWN]}  ", "dim"), rest=margin
    )
    told = " · ".join(filter(None, (widely(found), period(found.first_said, found.last_said))))
    yield from wrapped(console, Text(told, "dim"), first=margin, rest=margin)
    for label, words in facts(found):
        first = Text.assemble(_MARGIN, (f"{label:<{_LABEL}}", "bold"))
        yield from wrapped(console, Text(safe(words)), first=first, rest=Text(" " * first.cell_len))


GROUPS: Shape[FoundGroup] = Shape(
    group_lines,
    group_plain,
    COLUMNS,
    group_row,
    spaced=True,
)
