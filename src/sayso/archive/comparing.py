"""What reports of an archive have to do with each other: worked out by a store's own code, written as tables beside them.

The reports are taken into a store in the archive's working folder, which stays there, so that blocks that come later are
compared with the rest without doing everything anew. What is written is the same, byte for byte, however often it was
stopped, and all ids are those of every other store.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
from sqlalchemy import Connection

from sayso.archive.manifest import WORK, place, place_text
from sayso.archive.nesting import fields_of, hints_of, to_plain, type_of
from sayso.archive.standing import Archive, Standing, placed_in, standing_in
from sayso.archive.tables import Row, write_lots
from sayso.archive.taking import take
from sayso.errors import NoStore
from sayso.records import Dispute, Drift, Group, Origin, Reprint, digest
from sayso.store.asking.corroborated import (
    GroupRow,
    Someone,
    Told,
    all_disputes,
    all_drifts,
    all_groups,
    all_origins,
    all_reprints,
    all_tellings,
    everybody,
)
from sayso.store.base import Store
from sayso.store.deriving.corroborating import SCHEMES, corroborate

COMPARED: Final = "compared"
COMPARED_FILE: Final = "compared.json"
STORE: Final = "store.sqlite"
_AT_ONCE: Final = 20_000
"""So many rows make a row group, and are held at once."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of what was worked out: its columns, and its rows in the order of ids."""

    fields: tuple[pa.Field, ...]
    rows: Callable[[Archive, Connection], Iterator[Row]]

    @property
    def schema(self) -> pa.Schema:
        """Its columns."""
        return pa.schema(self.fields)


def _unheard(_done: int, _total: int) -> None:
    """Tell nobody."""


def compare(folder: Path, gathered: Progress = _unheard, compared: Progress = _unheard) -> bool:
    """Compare all reports of an archive; return False where nothing has come to it since this was last done.

    First they are put into one store, then compared there: ``gathered`` and ``compared`` are told how many are done, and
    how many there are to do. Stopped at any moment, it goes on when it is called again. Raises NotYetDone where the
    archive is not read to its end, NoArchive where a file of it is missing or damaged, and StoreError.
    """
    archive = Archive.open(folder)
    archive.require_whole()
    if is_compared(archive):
        return False
    (folder / COMPARED_FILE).unlink(missing_ok=True)
    try:
        _compare(archive, gathered, compared)
    except NoStore:  # cut short by more than a kill, as by a full disk: all of it is in the archive still
        for name in (STORE, f"{STORE}-wal", f"{STORE}-shm"):
            (folder / WORK / name).unlink(missing_ok=True)
        _compare(archive, gathered, compared)
    return True


def is_compared(archive: Archive) -> bool:
    """Say whether what is written of an archive was worked out from all that is in it now, in the way it would be now."""
    try:
        kept = json.loads((archive.folder / COMPARED_FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(kept == _stamp(archive)) and all(
        compared_file(archive.folder, name).is_file() for name in COMPARED_TABLES
    )


def compared_file(folder: Path, table: str) -> Path:
    """Return where an archive has a table of what was worked out."""
    return folder / COMPARED / f"{table}.parquet"


def _stamp(archive: Archive) -> dict[str, Any]:
    blocks = digest(*((number, sorted(done.files.items())) for number, done in archive.done.items()))
    return {"format": 1, "sayso": version("sayso"), "schemes": dict(SCHEMES), "blocks": blocks}


def _compare(archive: Archive, gathered: Progress, compared: Progress) -> None:
    folder, total = archive.folder, archive.documents
    (folder / WORK).mkdir(exist_ok=True)
    with Store.open(str(folder / WORK / STORE)) as store:
        for number, _ in enumerate(take(archive, store), start=1):
            gathered(number, total)
        corroborate(store, compared)
        with store.reading() as connection:
            drafts = {
                name: _draft(folder, name, table, table.rows(archive, connection))
                for name, table in COMPARED_TABLES.items()
            }
    for name, draft in drafts.items():
        place(draft, compared_file(folder, name))
    place_text(folder, folder / COMPARED_FILE, json.dumps(_stamp(archive)))


def _draft(folder: Path, name: str, table: Table, rows: Iterator[Row]) -> Path:
    draft = folder / WORK / f"{name}.parquet"
    write_lots(iter(lambda: list(islice(rows, _AT_ONCE)), []), table.schema, draft)
    return draft


def _groups(_archive: Archive, connection: Connection) -> Iterator[Row]:
    for listed, group in all_groups(connection):
        links = to_plain(hints_of(Group)["links"])(group.links)
        yield to_plain(GroupRow)(listed) | {"links": links}


def _of(kind: type, found: Callable[[Connection], Iterable[object]]) -> Table:
    """Return the table of records of a kind."""
    return Table(fields_of(kind), lambda _, connection: map(to_plain(kind), found(connection)))


def _in_groups(kind: type, found: Callable[[Connection], Iterable[tuple[str, object]]]) -> Table:
    """Return the table of records of a kind that belong to groups."""
    own, *more = fields_of(kind)
    change = to_plain(kind)
    return Table(
        (own, pa.field("group", pa.string(), nullable=False), *more),
        lambda _, connection: ({"group": group} | change(record) for group, record in found(connection)),
    )


COMPARED_TABLES: Final[Mapping[str, Table]] = {
    "pages": Table(
        fields_of(Standing),
        lambda archive, _: map(to_plain(Standing), standing_in(placed_in(archive, archive.done))),
    ),
    "actors": _of(Someone, everybody),
    "reprints": _of(Reprint, all_reprints),
    "groups": Table((*fields_of(GroupRow), pa.field("links", type_of(hints_of(Group)["links"]))), _groups),
    "tellings": _of(Told, all_tellings),
    "origins": _in_groups(Origin, all_origins),
    "disputes": _of(Dispute, all_disputes),
    "drifts": _in_groups(Drift, all_drifts),
}
"""What is worked out over all reports, by the names of the files."""
