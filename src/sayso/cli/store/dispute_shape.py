"""A dispute for a reader: what is at odds, and the claims of both sides, none of which is taken to be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from sayso.cli.store.claim_shape import claim_lines, statement_lines
from sayso.outputs.numbers import counted
from sayso.outputs.stored.disputes import told_alike
from sayso.outputs.stored.wording import ID_SHOWN, why_disputed
from sayso.outputs.terminal import wrapped
from sayso.outputs.visible import safe
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.disputes import FoundDispute

_MARGIN = " " * (ID_SHOWN + 2)


def dispute_lines(console: Console, found: FoundDispute, *, brief: bool = False) -> Iterator[Text]:
    """Yield the lines of a dispute: why, then the claims of one side and those of the other.

    ``brief`` leaves out where each claim stands, for a page that tells it already.
    """
    yield from wrapped(console, Text(safe(why_disputed(found.dispute)), "italic"))
    for number, (side, in_all) in enumerate(zip(found.sides, found.in_all, strict=True)):
        if number:
            yield from wrapped(console, Text("against", "italic"))
        yield from _side_lines(console, side, in_all, brief=brief)


def against_lines(console: Console, found: FoundDispute, claim: str) -> Iterator[Text]:
    """Yield why a claim, by its id, is in a dispute, and the claims of the side that it is not on."""
    yield from wrapped(console, Text(safe(why_disputed(found.dispute)), "italic"))
    is_first = any(ref.claim == claim for ref in found.dispute.first)
    yield from _side_lines(console, found.sides[is_first], found.in_all[is_first], brief=False)


def _side_lines(console: Console, side: Sequence[FoundClaim], in_all: int, *, brief: bool) -> Iterator[Text]:
    """Yield the claims of a side; those in the same words stand once."""
    for first, *rest in told_alike(side):
        yield from statement_lines(console, first) if brief else claim_lines(console, first, beside=False)
        if rest:
            more = Text(f"and {counted(len(rest), 'claim')} more in the same words", "dim")
            yield from wrapped(console, more, first=Text(_MARGIN), rest=Text(_MARGIN))
    if in_all > len(side):
        more = Text(f"and {counted(in_all - len(side), 'claim')} more of this side", "dim")
        yield from wrapped(console, more, first=Text(_MARGIN), rest=Text(_MARGIN))
