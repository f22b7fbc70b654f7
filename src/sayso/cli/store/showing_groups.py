"""A group at full length: both sides, what each origin rests on, the disputes, and how it was told in the course of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text
from sqlalchemy import Connection

from sayso.cli.output import opened
from sayso.cli.store.claim_shape import claim_lines
from sayso.cli.store.dispute_shape import dispute_lines
from sayso.cli.store.group_shape import group_lines
from sayso.cli.store.listing import show, titled
from sayso.cli.store.showing_parts import write_judgements
from sayso.outputs.jsonlines import dumped
from sayso.outputs.numbers import counted
from sayso.outputs.stored.claims import source_words
from sayso.outputs.stored.groups import only_denies, shown_group_plain
from sayso.outputs.stored.origins import reasons_of, told_of_origin
from sayso.outputs.stored.wording import ID_SHOWN, changed
from sayso.outputs.terminal import console_for, wrapped
from sayso.outputs.visible import safe
from sayso.records import ClaimRef, Step
from sayso.store.asking.claims import FoundClaim
from sayso.store.asking.grouped import ShownDrift, ShownOrigin, show_group

_MARGIN = " " * (ID_SHOWN + 2)
_SHOWN = 10
"""So many claims of an origin are shown in text, and so many of the reasons that tie them together."""


def write_group(connection: Connection, number: int, format_: str, output: Path | None) -> None:
    """Write a group with its origins, the words of every claim, its disputes and the chain of its tellings."""
    shown = show_group(connection, number)
    with opened(output, for_people=format_ == "text") as stream:
        if format_ == "json":
            stream.write(dumped(shown_group_plain(shown), indent=2) + "\n")
            return
        console = console_for(stream)
        show(console, group_lines(console, shown.found))
        resting = {claim.id for one in shown.origins for claim in one.claims}
        for title, side, claims in (
            ("Who says so", "affirmed", shown.affirming),
            ("Who says so" if only_denies(shown.found) else "Who denies it", "denied", shown.denying),
            ("Who takes neither side", "open", shown.open),
        ):
            if claims:
                titled(console, title)
                _write_side(
                    console,
                    [one for one in shown.origins if one.origin.side == side],
                    [one for one in claims if one.id not in resting],
                )
        for number_, dispute in enumerate(shown.disputes):
            titled(console, "In dispute") if not number_ else console.print()
            show(console, dispute_lines(console, dispute, brief=True))
        for drift in shown.drifts:
            titled(console, "As it was told")
            show(console, _drift_lines(console, drift))
        write_judgements(console, shown.judgements)


def _write_side(console: Console, origins: Sequence[ShownOrigin], others: Sequence[FoundClaim]) -> None:
    for number, origin in enumerate(origins):
        if number:
            console.print()
        show(console, origin_lines(console, origin))
    for claim in others:
        show(console, claim_lines(console, claim, quotes=True, beside=False))


def origin_lines(console: Console, shown: ShownOrigin, *, but: str | None = None) -> Iterator[Text]:
    """Yield the lines of an origin: who it is, the claims that rest on it, and why they are one.

    On the page of a claim, whose id is ``but``, the others are shown without their words.
    """
    origin = shown.origin
    line = Text.assemble((safe(origin.called), "bold"), (f"  {told_of_origin(shown)}", "dim"))
    yield from wrapped(console, line)
    for reason in origin.unknown:
        yield from wrapped(
            console,
            Text(f"independence unknown: {safe(reason)}", "italic"),
            first=Text("  "),
            rest=Text("    "),
        )
    for claim in shown.claims[:_SHOWN]:
        if claim.id != but:
            yield from claim_lines(console, claim, quotes=but is None, beside=False)
    yield from _and_more(console, len(shown.claims), "claim")
    for reason, words in reasons_of(shown):
        yield from wrapped(
            console, Text(f"one origin: {safe(reason)}", "italic"), first=Text(_MARGIN), rest=Text(_MARGIN)
        )
        for text, publishers in words[:_SHOWN]:
            bar = Text(f"{_MARGIN}│ ", "dim")
            line = Text.assemble((safe(text), "italic"), (f"  {', '.join(map(safe, publishers))}", "dim"))
            yield from wrapped(console, line, first=bar, rest=bar)
        yield from _and_more(console, len(words), "place")


def _and_more(console: Console, in_all: int, thing: str) -> Iterator[Text]:
    if in_all > _SHOWN:
        told = f"and {counted(in_all - _SHOWN, thing)} more; --format json has all"
        yield from wrapped(console, Text(told, "dim"), first=Text(_MARGIN), rest=Text(_MARGIN))


def _drift_lines(console: Console, shown: ShownDrift) -> Iterator[Text]:
    """Yield each telling in the order of time, with what it has otherwise than the one it is nearest to.

    What is told as before stands without its statement.
    """
    steps: dict[ClaimRef, list[Step]] = {}
    for step in shown.drift.steps:
        steps.setdefault(step.second, []).append(step)
    places = {ref: number for number, ref in enumerate(shown.drift.told, start=1)}
    for ref, number in places.items():
        claim = shown.claims.get(ref)
        if claim is None:
            continue
        earlier = steps.get(ref, [])
        first = Text(f"{number:>3}  ", "dim")
        margin = Text(" " * first.cell_len)
        where = Text(f"{claim.id[:ID_SHOWN]} · {source_words(claim)}", "dim")
        if earlier and not any(step.changes for step in earlier):
            where = Text.assemble((f"{claim.said or 'no date'}  ", ""), where)
            yield from wrapped(console, where, first=first, rest=margin)
        else:
            words = Text(f"{claim.said or 'no date'}  {safe(claim.claim.statement)}")
            yield from wrapped(console, words, first=first, rest=margin)
            yield from wrapped(console, where, first=margin, rest=margin)
        for step in earlier:
            rest = Text(" " * (first.cell_len + 2))
            yield from wrapped(console, _step(step, places.get(step.first)), first=margin, rest=rest)


def _step(step: Step, earlier: int | None) -> Text:
    """Return what a telling has otherwise than the earlier one, in words."""
    if not step.changes:
        return Text(f"as in {earlier}" if earlier is not None else "nothing changed", "dim")
    since = f"compared with {earlier}: " if earlier is not None else ""
    words = Text.assemble((since, "dim"), ("; ".join(safe(changed(one)) for one in step.changes), "bold"))
    if step.revises:
        words.append("  (a revision: the same voice gave another number later)", "dim")
    return words
