"""A claim of the store for a reader: always with whose word it is."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from sayso.cli.store.listing import Shape
from sayso.outputs.stored.claims import (
    COLUMNS,
    beside_words,
    claim_plain,
    claim_row,
    graded_chain,
    source_words,
)
from sayso.outputs.stored.wording import ID_SHOWN
from sayso.outputs.terminal import FORCE_COLUMN, FORCE_STYLES, wrapped
from sayso.outputs.visible import safe
from sayso.store.asking.claims import FoundClaim


def claim_lines(
    console: Console, found: FoundClaim, *, quotes: bool = False, beside: bool = True
) -> Iterator[Text]:
    """Yield the lines of a claim: what is said, whose word it is, where, and ``beside`` that, how widely it is told."""
    yield from statement_lines(console, found)
    margin = Text(" " * (ID_SHOWN + 2))
    told = Text(f"word of {safe(graded_chain(found))} · {source_words(found)}", "dim")
    yield from wrapped(console, told, first=margin, rest=margin)
    if beside and (widely := beside_words(found)):
        yield from wrapped(console, Text(widely, "dim"), first=margin, rest=margin)
    if quotes and found.quote:
        bar = Text(" " * (ID_SHOWN + 2) + "│ ", "dim")
        yield from wrapped(console, Text(safe(found.quote), "italic"), first=bar, rest=bar)


def statement_lines(console: Console, found: FoundClaim) -> Iterator[Text]:
    """Yield the first lines of a claim: its id, how firmly it is said, and what."""
    first = Text(f"{found.id[:ID_SHOWN]}  ", "dim")
    first.append(found.claim.force.ljust(FORCE_COLUMN), FORCE_STYLES[found.claim.force])
    statement = Text(safe(found.claim.statement), "strike dim" if found.rejected else "")
    if found.rejected:
        statement.append("  (rejected as a misreading)", "dim")
    yield from wrapped(console, statement, first=first, rest=Text(" " * first.cell_len))
    if found.correction:
        margin = Text(" " * (ID_SHOWN + 2))
        read = f"corrected by {safe(found.correction.by)}; read as: {safe(found.correction.read.statement)}"
        yield from wrapped(console, Text(read, "dim"), first=margin, rest=margin)


CLAIMS: Shape[FoundClaim] = Shape(claim_lines, claim_plain, COLUMNS, claim_row)


def quoted(console: Console, found: FoundClaim) -> Iterator[Text]:
    """Yield the lines of a claim with the words it rests on."""
    return claim_lines(console, found, quotes=True)


CLAIMS_WITH_QUOTES: Shape[FoundClaim] = Shape(quoted, claim_plain, COLUMNS, claim_row)
