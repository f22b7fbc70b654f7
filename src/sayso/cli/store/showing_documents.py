"""A document at full length: as it was read, with its versions, what changed between them, and its copies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text
from sqlalchemy import Connection

from sayso.cli.output import opened
from sayso.cli.store.listing import show, titled
from sayso.cli.store.showing_parts import labelled, write_judgements
from sayso.outputs.jsonlines import dumped
from sayso.outputs.numbers import counted
from sayso.outputs.stored.documents import copied, direction_words, document_plain
from sayso.outputs.stored.wording import ID_SHOWN
from sayso.outputs.terminal import console_for, wrapped, write_text
from sayso.outputs.visible import safe
from sayso.store.asking.copied import FoundCopy
from sayso.store.asking.showing import show_document
from sayso.store.versions import Changed

_SHOWN = 5
"""So many copies, and claims that came or went, are shown in text."""
_BEGINNING = 160
"""So many characters of a passage are shown in text."""


def write_document(connection: Connection, number: int, format_: str, output: Path | None) -> None:
    """Write a document as ``sayso read`` does, with its versions, copies and collections."""
    shown = show_document(connection, number)
    with opened(output, for_people=format_ == "text") as stream:
        if format_ == "json":
            stream.write(dumped(document_plain(shown), indent=2) + "\n")
            return
        console = console_for(stream)
        show(console, labelled(console, "document", shown.id))
        show(console, labelled(console, "address", shown.address))
        if shown.collections:
            show(console, labelled(console, "collections", ", ".join(shown.collections)))
        for version in shown.versions:
            now = ", current" if version.current else ""
            words = f"{version.id[:ID_SHOWN]} added {version.added}, read by sayso {version.sayso}{now}"
            show(console, labelled(console, f"version {version.number}", words))
        for version, changed in zip(shown.versions[1:], shown.changes, strict=True):
            titled(console, f"What version {version.number} changed")
            show(console, _changed_lines(console, changed))
        if shown.copies:
            titled(console, "Shares its words with")
            for copy in shown.copies[:_SHOWN]:
                show(console, _copy_lines(console, copy))
            if len(shown.copies) > _SHOWN:
                more = f"and {counted(len(shown.copies) - _SHOWN, 'document')} more; --format json has all"
                show(console, wrapped(console, Text(more, "dim")))
        console.print()
        write_text([shown.report], stream, quotes=True)
        write_judgements(console, shown.judgements)


def _changed_lines(console: Console, changed: Changed) -> Iterator[Text]:
    if not changed.more and not changed.fewer:
        yield from wrapped(console, Text("nothing of what is said", "dim"))
    for sign, claims in (("+ now: ", changed.more), ("- no longer: ", changed.fewer)):
        for claim in claims[:_SHOWN]:
            first = Text(f"  {sign}")
            yield from wrapped(
                console, Text(safe(claim.statement)), first=first, rest=Text(" " * first.cell_len)
            )
        if len(claims) > _SHOWN:
            yield from wrapped(console, Text(f"  {sign}{counted(len(claims) - _SHOWN, 'claim')} more", "dim"))


def _copy_lines(console: Console, copy: FoundCopy) -> Iterator[Text]:
    margin = Text(" " * (ID_SHOWN + 2))
    source = " · ".join(
        words
        for part in (copy.publisher, copy.published, copy.title or copy.address)
        if (words := safe(part))
    )
    yield from wrapped(console, Text(source), first=Text(f"{copy.document[:ID_SHOWN]}  ", "dim"), rest=margin)
    yield from wrapped(console, Text(copied(copy), "dim"), first=margin, rest=margin)
    yield from wrapped(console, Text(direction_words(copy), "dim"), first=margin, rest=margin)
    longest = max(copy.passages, key=lambda one: len(one.words), default=None)
    if longest is not None:
        words = safe(longest.words)
        cut = f"{words[:_BEGINNING].rstrip()} …" if len(words) > _BEGINNING else words
        more = f"  and {counted(len(copy.passages) - 1, 'passage')} more" if len(copy.passages) > 1 else ""
        bar = Text(" " * (ID_SHOWN + 2) + "│ ", "dim")
        yield from wrapped(console, Text.assemble((cut, "italic"), (more, "dim")), first=bar, rest=bar)
