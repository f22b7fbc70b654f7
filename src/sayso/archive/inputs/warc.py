"""WARC, as crawlers write it: the pages that servers gave, one record each, compressed or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from sayso.archive.block import Block, Reject, rejected
from sayso.archive.inputs.answers import HEAD, address, answer_in, passed_as
from sayso.archive.inputs.one import Source, one
from sayso.archive.inputs.records import MAX_HEADER, Record, records_in
from sayso.archive.inputs.unpacked import Position, unpacked
from sayso.documents.drafts import Origin, Original
from sayso.documents.files import documents_of, opened
from sayso.errors import DocumentError, EmptyDocument, UnknownFormat
from sayso.records import Document
from sayso.settings import Settings

BOMB: Final = 50
"""A record that unpacks to so many times the limit for a file is passed over unread."""

_OTHERWISE_PACKED = ((b"\x28\xb5\x2f\xfd", "Zstandard"), (b"\x04\x22\x4d\x18", "LZ4"))


def cut(source: Source, settings: Settings, size: int) -> Iterator[Block | Reject]:
    """Yield blocks of ``size`` records that are to be read or are damaged, in one pass over the file.

    What is passed over, as requests are, is counted in the block that it follows.
    """
    things = 0
    begins = Position(0)
    passed: Counter[str] = Counter()
    try:
        for record in _records(source.place, Position(0), settings, HEAD):
            if name := passed_as(record):
                passed[name] += 1
                continue
            if things == size:
                yield _block(source.place, begins, things, passed)
                things = 0
                passed.clear()
            if not things:
                begins = record.position
            things += 1
        if things:
            yield _block(source.place, begins, things, passed)
        else:
            yield rejected(_nothing(source.place, passed))
    except DocumentError as error:
        yield rejected(error)


def documents(block: Block, settings: Settings, after: int) -> Iterator[Document | Reject]:
    """Yield the document of each page, the very one that reading its address would have given, or what is wrong."""
    most = settings.limits.max_bytes + MAX_HEADER
    start = Position(block.start, block.skip)
    try:
        records = _records(block.place, start, settings, most)
        wanted = (record for record in records if not passed_as(record))
        for record in islice(wanted, after, block.count):
            url = address(record)
            name = url or f"{block.place}, the record at byte {record.position.start:,}"
            yield one(partial(_documents, record, name, settings), name, url)
    except DocumentError as error:
        yield rejected(error)


def _documents(record: Record, name: str, settings: Settings) -> Iterator[Document | DocumentError]:
    answer = answer_in(record, name, settings)
    original = Original(answer.data, name, answer.charset)
    return documents_of(original, Origin(url=address(record)), settings, answer.media_type)


def _records(place: str, start: Position, settings: Settings, most: int) -> Iterator[Record]:
    with opened(Path(place)) as stream:
        head = stream.read(4)
        for beginning, packing in _OTHERWISE_PACKED:
            if head == beginning:
                raise UnknownFormat(place, f"it is compressed by {packing}", "compress it as .warc.gz")
        stream.seek(0)
        patience = BOMB * settings.limits.max_bytes
        yield from records_in(unpacked(stream, place), start, most, patience=patience)


def _block(place: str, begins: Position, things: int, passed: Counter[str]) -> Block:
    return Block(
        0, place, "warc", begins.start, things, skip=begins.inside, passed=tuple(sorted(passed.items()))
    )


def _nothing(place: str, passed: Counter[str]) -> EmptyDocument:
    others = ", ".join(f"{name}: {count:,}" for name, count in sorted(passed.items()))
    problem = f"there is no page in it ({others})" if others else "there is nothing in it"
    return EmptyDocument(place, problem, "check that it was saved completely")
