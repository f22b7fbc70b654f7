"""A dispute for a reader: what is at odds, and the claims of both sides, none of which is taken to be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from sayso.cli.store.claim_shape import ID_SHOWN, claim_lines, claim_plain, statement_lines
from sayso.cli.store.group_shape import dispute_plain
from sayso.cli.store.listing import safe
from sayso.cli.store.options import counted
from sayso.cli.store.wording import why_disputed
from sayso.outputs.terminal import wrapped
from sayso.store.claims import FoundClaim
from sayso.store.disputes import FoundDispute

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
    alike: dict[str, list[FoundClaim]] = {}
    for claim in side:
        alike.setdefault(claim.claim.statement, []).append(claim)
    for first, *rest in alike.values():
        yield from statement_lines(console, first) if brief else claim_lines(console, first, beside=False)
        if rest:
            more = Text(f"and {counted(len(rest), 'claim')} more in the same words", "dim")
            yield from wrapped(console, more, first=Text(_MARGIN), rest=Text(_MARGIN))
    if in_all > len(side):
        more = Text(f"and {counted(in_all - len(side), 'claim')} more of this side", "dim")
        yield from wrapped(console, more, first=Text(_MARGIN), rest=Text(_MARGIN))


def found_dispute_plain(found: FoundDispute) -> dict[str, Any]:
    """Return a dispute as plain data, with the claims of both sides."""
    first, second = ([claim_plain(claim) for claim in side] for side in found.sides)
    return {**dispute_plain(found.dispute), "first": first, "second": second}
