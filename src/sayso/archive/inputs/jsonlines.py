"""JSON Lines, packed or not: blocks of lines, each found again by where it begins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path

from sayso.archive.block import Block, Reject, rejected
from sayso.archive.inputs.lines import Found, lines_in
from sayso.archive.inputs.one import Source, in_runs, one
from sayso.archive.inputs.places import at_hand, reading_of
from sayso.archive.inputs.unpacked import LINES, Position
from sayso.documents.drafts import Origin, document_of
from sayso.documents.files import opened
from sayso.documents.jsonlines import draft_of_line
from sayso.errors import Damaged, DocumentError, EmptyDocument
from sayso.records import Document
from sayso.settings import Settings


def cut(source: Source, settings: Settings, size: int) -> Iterator[Block | Reject]:
    """Yield blocks of ``size`` lines, empty lines left out. No line is kept in memory longer than it is looked at."""
    try:
        with opened(Path(source.place)) as stream:
            lines = lines_in(reading_of(stream, source.place, LINES), Position(0), settings.limits.max_bytes)
            marks = ((found.line.number, found.position) for found in lines)
            any_found = False
            for block in in_runs(marks, size):
                any_found = True
                number, (start, inside) = block[0]
                yield Block(0, source.place, "jsonl", start, len(block), first=number, skip=inside)
            if not any_found:
                raise EmptyDocument(
                    source.place, "there is no line in it", "check that it was saved completely"
                )
    except DocumentError as error:
        yield rejected(error)


def documents(block: Block, settings: Settings, after: int) -> Iterator[Document | Reject]:
    """Yield the document of each line, or what is wrong with it."""
    name = block.place
    start = Position(block.start, block.skip)
    try:
        with (
            at_hand(name, LINES, start) as stream,
            closing(lines_in(stream, start, settings.limits.max_bytes, block.first)) as lines,
        ):
            for found in islice(lines, after, block.count):
                yield one(partial(_documents, found, name, settings), f"{name}:{found.line.number}")
    except DocumentError as error:
        yield rejected(error)


def _documents(found: Found, name: str, settings: Settings) -> Iterator[Document]:
    where = f"{name}:{found.line.number}"
    if found.damage is not None:
        raise Damaged(where, found.damage, "fetch the file anew or, if you trust it, unpack it first")
    yield document_of(draft_of_line(found.line, where, settings), Origin(path=name), settings)
