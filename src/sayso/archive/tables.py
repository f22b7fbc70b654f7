"""The tables of an archive: what was read, as the records have it, one Parquet file a block and table.

A row holds all of a record, in nested columns, so that a report comes back as it went in. Before the record's own fields
stand, in every table, the block and the position in it of the thing that was read, and the id that its document has in a
store. Actors, claims and incidents have the id that they have in a store, too; ``record`` is the one that other parts of
the report call them by. Claims have the words they rest on beside them, and the days between which they were said. Rows
stand in the order of positions, within a report in its own.

Parquet holds no half surrogate pairs: a row with any has replacement characters in their place, and all of itself,
exactly, as JSON in ``exact``, which is null everywhere else. The same rows give the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from sayso.actors.across import actor_ids
from sayso.archive.nesting import fields_of, from_plain, hints_of, to_plain
from sayso.errors import NoArchive
from sayso.records import Actor, Attribution, Claim, Document, Failure, Incident, Report, digest
from sayso.store.identity import address_of, document_id
from sayso.store.rows import UNNAMED, quote_of, said_between

Row = dict[str, Any]

_RECORDS: Final[dict[str, type]] = {
    "documents": Document,
    "actors": Actor,
    "attributions": Attribution,
    "claims": Claim,
    "incidents": Incident,
}
_OWN_ID: Final = {"documents": "text_id", "actors": "record", "claims": "record", "incidents": "record"}
"""Tables whose ``id`` is the one in a store, and what the record's own id is called there."""
_BESIDE: Final = {
    "documents": (pa.field("address", pa.string(), nullable=False),),
    "claims": (
        pa.field("quote", pa.string(), nullable=False),
        pa.field("unnamed", pa.bool_(), nullable=False),
        pa.field("said_from", pa.string()),
        pa.field("said_to", pa.string()),
    ),
}
"""Columns of a table beside the record's own, as a store has them."""
_WHERE = (pa.field("block", pa.int64(), nullable=False), pa.field("position", pa.int64(), nullable=False))
_EXACT = pa.field("exact", pa.binary())
_HALF: Final = re.compile("[\ud800-\udfff]")


def _schema(table: str) -> pa.Schema:
    own = [
        field.with_name(_OWN_ID.get(table, "id")) if field.name == "id" else field
        for field in fields_of(_RECORDS[table])
    ]
    ids = {"documents": ["id"], "attributions": ["document"]}.get(table, ["document", "id"])
    before = [pa.field(name, pa.string(), nullable=False) for name in ids]
    return pa.schema([*_WHERE, *before, *_BESIDE.get(table, ()), *own, _EXACT])


TABLES: Final[Mapping[str, pa.Schema]] = {
    **{table: _schema(table) for table in _RECORDS},
    "rejects": pa.schema(
        [
            *_WHERE,
            pa.field("name", pa.string(), nullable=False),
            pa.field("url", pa.string()),
            *(pa.field(name, pa.string(), nullable=False) for name in ("kind", "problem", "advice")),
            _EXACT,
        ]
    ),
}
"""The columns of each table."""


def rows_of(report: Report, block: int, position: int) -> dict[str, list[Row]]:
    """Return the rows of a report that is the one at this position of a block, by table; those of rejects are none."""
    address = address_of(report.document)
    stored = document_id(address, report.document)
    where = {"block": block, "position": position}
    document = where | {"id": stored, "address": address} | _own("documents", report.document)
    of = where | {"document": stored}
    ids = zip(actor_ids(stored, report.actors), report.actors, strict=True)
    return {
        "documents": [document],
        "actors": [of | {"id": id_} | _own("actors", actor) for id_, actor in ids],
        "attributions": [of | _own("attributions", attribution) for attribution in report.attributions],
        "claims": [
            of
            | {"id": digest("stored", stored, claim.id)}
            | _beside(claim, report.document)
            | _own("claims", claim)
            for claim in report.claims
        ],
        "incidents": [
            of | {"id": digest("stored", stored, incident.id)} | _own("incidents", incident)
            for incident in report.incidents
        ],
        "rejects": [],
    }


def _beside(claim: Claim, document: Document) -> Row:
    said = said_between(claim, document)
    return {
        "quote": quote_of(claim, document),
        "unnamed": any(voice.kind in UNNAMED for voice in claim.voices),
        "said_from": said[0],
        "said_to": said[1],
    }


def reject_row(failure: Failure, kind: str, block: int, position: int, url: str | None = None) -> Row:
    """Return the row of what could not be read at this position of a block; ``kind`` is the class of the error."""
    said = {"name": failure.name, "url": url, "kind": kind}
    where = {"block": block, "position": position}
    return where | said | {"problem": failure.problem, "advice": failure.advice}


def write_block(rows: Mapping[str, Sequence[Row]], folder: Path) -> dict[str, Path]:
    """Write the rows of a block into a folder, one file a table, and return the files by table.

    Tables without rows have their file, too. The same rows give the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for table, schema in TABLES.items():
        files[table] = folder / f"{table}.parquet"
        write_rows(rows.get(table, ()), schema, files[table])
    return files


def write_rows(rows: Sequence[Row], schema: pa.Schema, path: Path) -> None:
    """Write rows as one Parquet file; the same rows give the same bytes."""
    write_lots([rows] if rows else [], schema, path)


def write_lots(lots: Iterable[Sequence[Row]], schema: pa.Schema, path: Path) -> None:
    """Write rows that come in lots, none of them empty, as one Parquet file; the same lots give the same bytes."""
    with pq.ParquetWriter(
        path, schema, compression="zstd", compression_level=3, version="2.6", write_page_checksum=True
    ) as writer:
        for rows in lots:
            try:
                made = _made(rows, schema)
            except UnicodeEncodeError:
                made = _made([_holdable_row(row) for row in rows], schema)
            writer.write_table(made)


def file_of(folder: Path, table: str, block: int) -> Path:
    """Return where an archive has a table's file of a block."""
    return folder / table / f"{block:06}.parquet"


def reports_in(folder: Path, block: int) -> Iterator[Report]:
    """Yield the reports of a block, each the very one that was read, in the order of their positions.

    Raises NoArchive where a file is missing or damaged.
    """
    yield from (report for _, report in placed_reports(folder, block))


def placed_reports(
    folder: Path, block: int, positions: frozenset[int] | None = None
) -> Iterator[tuple[Row, Report]]:
    """Yield the rows of a block's documents with their reports; of ``positions`` alone where some are given.

    Raises NoArchive where a file is missing or damaged.
    """
    lots = {table: _by_position(folder, table, block) for table in _RECORDS}
    for position, (row,) in lots["documents"].items():
        if positions is None or position in positions:
            document, *parts = (
                tuple(record_of_row(table, part) for part in lots[table].get(position, ()))
                for table in _RECORDS
            )
            yield row, Report(document[0], *parts)


def read_rows(path: Path, columns: Sequence[str] | None = None, advice: str | None = None) -> list[Row]:
    """Return the rows of a file of an archive: exactly what was written, or of it these columns as they stand.

    Raises NoArchive where the file is missing or damaged, with ``advice`` if it is no block's.
    """
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            rows: list[Row] = file.read(columns=None if columns is None else list(columns)).to_pylist()
    except FileNotFoundError:
        raise NoArchive(str(path), "this file of the archive is missing", advice or ADVICE) from None
    except (pa.ArrowException, OSError) as error:
        said = " ".join(str(error).split())
        raise NoArchive(
            str(path), f"this file of the archive is damaged ({said})", advice or ADVICE
        ) from error
    return [exactly(row) for row in rows]


def exactly(row: Row) -> Row:
    """Return a row as it was written, whatever stands in for half surrogate pairs in its columns."""
    exact = row.pop(_EXACT.name, None)
    if exact is None:
        return row
    written: Row = json.loads(exact.decode("utf-8", "surrogatepass"))
    return written


ADVICE: Final = (
    "remove its block's file in done/ and give the same `sayso archive` command again, which reads it anew"
)


def _own(table: str, record: object) -> Row:
    row: Row = to_plain(_RECORDS[table])(record)
    if table in _OWN_ID:
        row[_OWN_ID[table]] = row.pop("id")
    return row


def record_of_row(table: str, row: Row) -> Any:
    """Return the record that a row of a table holds."""
    kind = _RECORDS[table]
    own = {name: row[name] for name in hints_of(kind) if name in row}
    if table in _OWN_ID:
        own["id"] = row[_OWN_ID[table]]
    return from_plain(kind)(own)


def _by_position(folder: Path, table: str, block: int) -> dict[int, list[Row]]:
    rows = read_rows(file_of(folder, table, block))
    return {position: list(lot) for position, lot in groupby(rows, itemgetter("position"))}


def _made(rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    columns = [pa.array([row.get(field.name) for row in rows], field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _holdable_row(row: Row) -> Row:
    held = _holdable(row)
    if held == row:
        return row
    plain = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    exact: Row = held | {_EXACT.name: plain.encode("utf-8", "surrogatepass")}
    return exact


def _holdable(value: Any) -> Any:
    """Return a value with replacement characters in place of half surrogate pairs."""
    if isinstance(value, str):
        return _HALF.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {name: _holdable(part) for name, part in value.items()}
    return [_holdable(part) for part in value] if isinstance(value, list) else value
