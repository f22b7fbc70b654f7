"""Parquet of texts or pages: one row a report, its columns found by the names that the settings give.

A text is read from the column of the settings' ``text_field``; where there is none, or it is empty, a page is read from
``html`` or ``content``, be it bytes or text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias

import pyarrow as pa
from pyarrow.parquet import ParquetFile

from sayso.archive.block import Block, Reject, rejected
from sayso.archive.inputs.one import Source, one
from sayso.documents.drafts import Origin, Original, document_of
from sayso.documents.files import documents_of, opened
from sayso.documents.jsonlines import draft_of_fields
from sayso.errors import Damaged, DocumentError, EmptyDocument, Undecodable, UnknownFormat
from sayso.records import Document
from sayso.settings import Settings

PAGES: Final[Mapping[str, str | None]] = {"html": "text/html", "content": None}
"""Columns that may hold pages, and their media type where the name tells it."""

_Fields: TypeAlias = dict[str, bytes]
_ROWS_AT_ONCE = 16
_BUFFER = 1 << 20


def cut(source: Source, settings: Settings, size: int) -> Iterator[Block | Reject]:
    """Yield blocks of ``size`` rows, as the file's footer tells them."""
    try:
        with _file(source.place) as file:
            columns = file.schema_arrow.names
            if not _wanted(columns, settings) & {settings.text_field, *PAGES}:
                problem = f"it has no column {settings.text_field}, {' or '.join(PAGES)}"
                raise UnknownFormat(
                    source.place, problem, "say which column holds the text with --text-field"
                )
            rows = file.metadata.num_rows
        if not rows:
            raise EmptyDocument(source.place, "there is no row in it", "check that it was saved completely")
        for start in range(0, rows, size):
            yield Block(0, source.place, "parquet", start, min(size, rows - start))
    except DocumentError as error:
        yield rejected(error)


def documents(block: Block, settings: Settings, after: int) -> Iterator[Document | Reject]:
    """Yield the document of each row, or what is wrong with it.

    Of the file's row groups only those are read that the block lies in, some rows at a time; of one that is damaged,
    what stands before the damage.
    """
    try:
        with _file(block.place) as file:
            for row, fields in _rows(file, block, after, settings):
                if isinstance(fields, Damaged):
                    yield rejected(fields)
                    continue
                name = f"{block.place}:{row + 1}"
                url = _text(fields.get(settings.url_field))
                yield one(partial(_documents, fields, name, block.place, settings), name, url)
    except DocumentError as error:
        yield rejected(error)


def _documents(
    fields: Mapping[str, bytes], name: str, path: str, settings: Settings
) -> Iterator[Document | DocumentError]:
    if fields.get(settings.text_field, b"").strip():
        texts = {field: _decoded(value, name, field) for field, value in fields.items() if field not in PAGES}
        yield document_of(draft_of_fields(texts, name, settings), Origin(path=path), settings)
        return
    for field, media_type in PAGES.items():
        if page := fields.get(field):
            url = _text(fields.get(settings.url_field))
            origin = Origin(url=url) if url else Origin(path=path)
            yield from documents_of(Original(page, url or name), origin, settings, media_type)
            return
    raise EmptyDocument(name, "there is neither a text nor a page in the row", "leave such rows out")


def _rows(file: Any, block: Block, after: int, settings: Settings) -> Iterator[tuple[int, _Fields | Damaged]]:
    """Yield a block's rows by their number: the fields that hold anything, or why the row cannot be read."""
    columns = sorted(_wanted(file.schema_arrow.names, settings))
    row = block.start + after
    first = 0
    for group in range(file.num_row_groups):
        start, first = first, first + file.metadata.row_group(group).num_rows
        end = min(block.start + block.count, first)
        if row >= end:
            continue
        try:
            for fields in _rows_of_group(file, group, columns, row - start, end - start):
                yield row, fields
                row += 1
        except (pa.ArrowException, OSError, ValueError) as error:
            for lost in range(row, end):
                yield lost, _damaged(f"{block.place}:{lost + 1}", error)
            row = end


def _rows_of_group(
    file: Any, group: int, columns: Sequence[str], start: int, end: int
) -> Iterator[dict[str, bytes]]:
    """Yield a row group's rows from one to before another."""
    row = 0
    for batch in file.iter_batches(_ROWS_AT_ONCE, row_groups=[group], columns=columns, use_threads=False):
        low, high = max(start - row, 0), min(end - row, batch.num_rows)
        if low < high:
            part = batch.slice(low, high - low)
            values = {name: _values(part.column(name)) for name in columns}
            for i in range(high - low):
                yield {name: found[i] for name, found in values.items() if found[i]}
        row += batch.num_rows
        if row >= end:
            return


def _values(column: Any) -> list[Any]:
    """Return a column's values as bytes of UTF-8, dates in ISO's form; nothing where they are of another type."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    kind = column.type
    if pa.types.is_timestamp(kind):
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return [value and value.isoformat().encode() for value in column.to_pylist()]
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        column = column.cast(pa.large_binary())
    elif not (pa.types.is_binary(kind) or pa.types.is_large_binary(kind)):
        return [None] * len(column)
    return list(column.to_pylist())


@contextmanager
def _file(place: str) -> Iterator[Any]:
    """Open a Parquet file. Raises Damaged."""
    with opened(Path(place)) as stream:
        try:
            file = ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False, page_checksum_verification=True)
        except (pa.ArrowException, OSError, ValueError) as error:
            raise _damaged(place, error) from error
        yield file


def _damaged(name: str, error: Exception) -> Damaged:
    reason = " ".join(str(error).split())[:200]
    return Damaged(name, f"its Parquet is damaged ({reason})", "write it anew, or fetch it again")


def _wanted(columns: Sequence[str], settings: Settings) -> set[str]:
    """Return which of a file's columns are read."""
    named = (
        settings.text_field,
        settings.title_field,
        settings.date_field,
        settings.url_field,
        settings.publisher_field,
    )
    return {*named, *PAGES} & set(columns)


def _decoded(value: bytes, name: str, field: str) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = f'the UTF-8 of its field "{field}" is broken at byte {error.start:,}'
        raise Undecodable(name, problem, "save it as UTF-8") from error


def _text(value: bytes | None) -> str | None:
    return " ".join((value or b"").decode("utf-8", "replace").split()) or None
