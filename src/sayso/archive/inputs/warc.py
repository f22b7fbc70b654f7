"""WARC, as crawlers write it: the pages that servers gave, one record each, compressed or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from sayso.archive.block import Block, Reject, rejected
from sayso.archive.inputs.answers import HEAD, address, answer_in, passed_as
from sayso.archive.inputs.one import Source, one
from sayso.archive.inputs.places import at_hand, reading_of
from sayso.archive.inputs.records import MAX_HEADER, Record, records_in
from sayso.archive.inputs.unpacked import RECORDS, Position, Unpacked
from sayso.documents.drafts import Origin, Original
from sayso.documents.files import documents_of, opened
from sayso.errors import DocumentError, EmptyDocument, UnknownFormat
from sayso.records import Document
from sayso.settings import Settings

BOMB: Final = 50
"""A record that unpacks to so many times the limit for a file is passed over unread."""

_LZ4 = b"\x04\x22\x4d\x18"


def cut(source: Source, settings: Settings, size: int) -> Iterator[Block | Reject]:
    """Yield blocks of ``size`` records that are to be read or are damaged, in one pass over the file.

    What is passed over, as requests are, is counted in the block that it follows.
    """
    things = 0
    begins = Position(0)
    passed: Counter[str] = Counter()
    try:
        with opened(Path(source.place)) as stream:
            _require_known(stream, source.place)
            reading = reading_of(stream, source.place, RECORDS)
            for record in _records(reading, Position(0), settings, HEAD):
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
        with at_hand(block.place, RECORDS, start) as reading:
            records = _records(reading, start, settings, most)
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


def _records(reading: Unpacked, start: Position, settings: Settings, most: int) -> Iterator[Record]:
    return records_in(reading, start, most, patience=BOMB * settings.limits.max_bytes)


def _require_known(stream: BinaryIO, place: str) -> None:
    if stream.read(len(_LZ4)) == _LZ4:
        raise UnknownFormat(place, "it is compressed by LZ4", "compress it as .warc.gz")


def _block(place: str, begins: Position, things: int, passed: Counter[str]) -> Block:
    return Block(
        0, place, "warc", begins.start, things, skip=begins.inside, passed=tuple(sorted(passed.items()))
    )


def _nothing(place: str, passed: Counter[str]) -> EmptyDocument:
    others = ", ".join(f"{name}: {count:,}" for name, count in sorted(passed.items()))
    problem = f"there is no page in it ({others})" if others else "there is nothing in it"
    return EmptyDocument(place, problem, "check that it was saved completely")
