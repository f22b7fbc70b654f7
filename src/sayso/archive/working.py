"""One block of an archive, from its input to its files: read, written aside, moved into place, and written down as done.

What comes of a block hangs on the block, the bytes of its input and the settings alone: not on who reads it, when, or
what was read before. So it may be read twice, by two workers at once even, and its files are the same.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Final

from sayso.archive.block import Block, Reject, rejected
from sayso.archive.blocks import documents_in
from sayso.archive.journal import journal_in
from sayso.archive.manifest import DRAFTS, Done, Plan, Planned, is_archive, keep_done, place
from sayso.archive.tables import TABLES, Row, file_of, reject_row, rows_of, write_block
from sayso.errors import ArchiveError, DocumentError
from sayso.records import Document, Report
from sayso.settings import Settings

Read = Callable[[Document], Report]


@dataclass(frozen=True, slots=True)
class Order:
    """A block to read. ``size`` is how large its input was when it was planned, None for the files of a folder.

    ``lost`` are things, by position, that are not to be tried again, and what to say of them. ``journal`` is a file of the
    archive's in which is kept what was read of the block by then.
    """

    planned: Planned
    size: int | None = None
    lost: Mapping[int, Reject] = field(default_factory=dict)
    journal: str | None = None


def orders_of(plan: Plan, blocks: Sequence[Planned]) -> list[Order]:
    """Return the orders to read blocks of a plan."""
    sizes = {one.place: one.bytes for one in plan.inputs}
    return [
        Order(planned, None if planned.block.names else sizes.get(planned.block.place)) for planned in blocks
    ]


@dataclass(frozen=True, slots=True)
class At:
    """How far a block is: the thing at this position is looked at, and what it is called as soon as that is known."""

    block: int
    position: int
    name: str | None = None
    url: str | None = None


def work_off(order: Order, read: Read, settings: Settings, folder: Path, told: Callable[[At], None]) -> Done:
    """Read a block into its files in an archive's folder, and write down that it is done.

    ``told`` hears of each thing before it is looked at. Raises ArchiveError where the input is not as it was planned,
    or the folder cannot be written to.
    """
    began = perf_counter()
    block = order.planned.block
    _require_at_hand(order, folder)
    journal = folder / order.journal if order.journal else None
    try:
        rows = _read(order, read, settings, journal, told)
    except OSError as error:
        raise _unwritable(folder, error) from error
    for position, reject in enumerate(order.planned.told, start=block.count):
        rows["rejects"].append(_reject_row(reject, block.number, position))
    told(At(block.number, block.count))
    try:
        files = _placed(rows, block.number, folder)
        counts = {table: len(rows[table]) for table in ("documents", "claims", "rejects")}
        kinds = dict(sorted(Counter(row["kind"] for row in rows["rejects"]).items()))
        seconds = round(perf_counter() - began, 3)
        done = Done(block.number, **counts, seconds=seconds, kinds=kinds, files=files)
        keep_done(folder, done)
    except OSError as error:
        raise _unwritable(folder, error) from error
    if journal is not None:
        journal.unlink(missing_ok=True)
    return done


def _unwritable(folder: Path, error: OSError) -> ArchiveError:
    problem = f"its files cannot be written ({error.strerror or error})"
    advice = "make room on the disk, or check its permissions; the same command then goes on"
    return ArchiveError(str(folder), problem, advice)


def _read(
    order: Order, read: Read, settings: Settings, journal: Path | None, told: Callable[[At], None]
) -> dict[str, list[Row]]:
    """Return what is kept of a block's things, by table; what the journal knows of them is not read again."""
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    with journal_in(journal) as kept:
        position = 0
        for known in kept.known():
            _add(rows, known)
            position += 1
        for item in _items(order, settings, told, position):
            found = _rows(item, read, order.planned.block.number, position)
            kept.keep(found)
            _add(rows, found)
            position += 1
    return rows


def _add(rows: dict[str, list[Row]], more: Mapping[str, list[Row]]) -> None:
    for table, found in more.items():
        rows[table].extend(found)


def _items(
    order: Order, settings: Settings, told: Callable[[At], None], first: int
) -> Iterator[Document | Reject]:
    """Yield one item for each thing of a block from the position ``first`` on."""
    block = order.planned.block
    if not block.count:
        return
    found = documents_in(block, settings, first)
    for position in range(first, block.count):
        told(At(block.number, position))
        if position in order.lost:
            found = documents_in(block, settings, position + 1)
            yield order.lost[position]
            continue
        item = next(found, None)
        if item is None:
            return
        if isinstance(item, Document):
            told(At(block.number, position, item.name, item.url))
        yield item


def _rows(item: Document | Reject, read: Read, block: int, position: int) -> dict[str, list[Row]]:
    """Return what is kept of one thing, by table."""
    if isinstance(item, Reject):
        return {"rejects": [_reject_row(item, block, position)]}
    try:
        return rows_of(read(item), block, position)
    except DocumentError as error:
        reject = rejected(error, item.url)
    except Exception as error:  # noqa: BLE001  # a stage that trips over one report must not stop the rest
        problem = f"internal error ({type(error).__name__}: {error})"
        reject = Reject(item.name, problem, "please report it", type(error).__name__, item.url)
    return {"rejects": [_reject_row(reject, block, position)]}


def _reject_row(reject: Reject, block: int, position: int) -> Row:
    return reject_row(reject, reject.kind, block, position, reject.url)


def _require_at_hand(order: Order, folder: Path) -> None:
    """Raise ArchiveError where a worker does not see the archive or the input, or sees another than was planned."""
    if not is_archive(folder):
        raise ArchiveError(str(folder), "a worker does not see this folder", _SHARED)
    block = order.planned.block
    if not block.count:
        return
    for name in block.names or ("",):
        path = Path(block.place, name)
        try:
            size = path.stat().st_size
        except OSError as error:
            raise ArchiveError(str(path), f"a worker cannot read it ({error.strerror})", _SHARED) from error
        if order.size is not None and size != order.size:
            problem = f"it had {order.size:,} bytes when the archive was begun and now has {size:,}"
            raise ArchiveError(str(path), problem, "put it back as it was; the same command then goes on")


_SHARED: Final = (
    "put it back where it was or, on a cluster, on a file system that every machine sees under the same path; "
    "the same command then goes on"
)


def _placed(rows: Mapping[str, list[Row]], block: int, folder: Path) -> dict[str, str]:
    """Write a block's files aside, move them into place, and return their digests by table."""
    (folder / DRAFTS).mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder / DRAFTS, prefix=f"{block:06}-"))
    try:
        digests = {}
        for table, draft in write_block(rows, aside).items():
            digests[table] = sha256(draft.read_bytes()).hexdigest()
            place(draft, file_of(folder, table, block))
        return digests
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def thing_called(block: Block, position: int) -> str:
    """Return what to call a thing of which nothing else is known."""
    if block.names:
        return str(Path(block.place, block.names[position]))
    return f"{block.place} (number {position + 1} from {_UNITS[block.kind]} {block.start:,})"


_UNITS: Final = {"warc": "byte", "jsonl": "byte", "parquet": "row", "files": "file"}
