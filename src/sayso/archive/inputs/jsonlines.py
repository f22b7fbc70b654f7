"""JSON Lines: blocks of lines, each found again by its byte offset."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from sayso.archive.block import Block, Reject, rejected
from sayso.archive.inputs.one import Source, in_runs, one
from sayso.documents.drafts import Origin, document_of
from sayso.documents.files import opened
from sayso.documents.jsonlines import Line, draft_of_line, lines_of
from sayso.errors import DocumentError, EmptyDocument
from sayso.records import Document
from sayso.settings import Settings


def cut(source: Source, settings: Settings, size: int) -> Iterator[Block | Reject]:
    """Yield blocks of ``size`` lines, empty lines left out. No line is kept in memory longer than it is looked at."""
    try:
        with opened(Path(source.place)) as stream:
            marks = ((line.number, line.start) for line in lines_of(stream, settings.limits.max_bytes))
            found = False
            for block in in_runs(marks, size):
                found = True
                number, start = block[0]
                yield Block(0, source.place, "jsonl", start, len(block), first=number)
            if not found:
                raise EmptyDocument(
                    source.place, "there is no line in it", "check that it was saved completely"
                )
    except DocumentError as error:
        yield rejected(error)


def documents(block: Block, settings: Settings, after: int) -> Iterator[Document | Reject]:
    """Yield the document of each line, or what is wrong with it."""
    name = block.place
    try:
        with opened(Path(name)) as stream:
            stream.seek(block.start)
            lines = lines_of(stream, settings.limits.max_bytes, block.first)
            for line in islice(lines, after, block.count):
                yield one(partial(_documents, line, name, settings), f"{name}:{line.number}")
    except DocumentError as error:
        yield rejected(error)


def _documents(line: Line, name: str, settings: Settings) -> Iterator[Document]:
    yield document_of(draft_of_line(line, f"{name}:{line.number}", settings), Origin(path=name), settings)
