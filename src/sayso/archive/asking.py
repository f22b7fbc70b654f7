"""An archive asked where it lies: DuckDB over its Parquet files; the one file that knows DuckDB.

What is asked for is put together from constant words of SQL; whatever a person typed, and every path, is bound to it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from glob import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import duckdb

from sayso.archive.comparing import COMPARED_TABLES, compared_file, is_compared
from sayso.archive.standing import Archive, placed_in, standing_in
from sayso.archive.tables import ADVICE, TABLES, file_of, read_rows
from sayso.errors import ArchiveError, NoArchive, NotYetDone

_SETTINGS: Final[Mapping[str, Any]] = {
    "autoinstall_known_extensions": False,  # nothing is fetched from anywhere
    "autoload_known_extensions": False,
}

_COMPARE_AGAIN: Final = (
    "remove compared.json and give the same `sayso archive` command again, which compares anew"
)
_NAMED: Final = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """An archive that is open to be asked. ``compared`` says whether what its reports have in common is worked out."""

    archive: Archive
    compared: bool
    _database: duckdb.DuckDBPyConnection
    _paths: dict[str, list[str]] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """What to call it in a message."""
        return str(self.archive.folder)

    @property
    def is_empty(self) -> bool:
        """Whether no block of it is done: there is no table to be asked then."""
        return not self.archive.done

    def rows(self, question: str, **values: Any) -> list[tuple[Any, ...]]:
        """Return the answer to a question in SQL; ``$documents``, ``$groups`` ... in it are the files of these tables.

        Raises NoArchive where a file is missing or damaged.
        """
        with self._explained(question):
            return self._database.execute(question, self._files(question) | values).fetchall()

    def named_rows(self, question: str, **values: Any) -> list[dict[str, Any]]:
        """Return the same, each row by the names of its columns."""
        with self._explained(question):
            answer = self._database.execute(question, self._files(question) | values)
            names = [column[0] for column in answer.description]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def lots(self, question: str, size: int, **values: Any) -> Iterator[list[tuple[Any, ...]]]:
        """Yield the answer in lots of so many rows; other questions may be asked meanwhile."""
        with self._explained(question):
            answer = self._database.cursor().execute(question, self._files(question) | values)
            while lot := answer.fetchmany(size):
                yield lot

    def of_blocks(self, table: str, blocks: Collection[int]) -> list[str]:
        """Return the files that a table has of some blocks, to be asked in place of all of them."""
        paths = zip(self.archive.done, self._paths[table], strict=True)
        return [path for block, path in paths if block in blocks]

    def require_compared(self, what: str) -> None:
        """Raise NotYetDone where it is not worked out what the reports have in common, on which the answer hangs."""
        if not self.compared:
            raise NotYetDone(
                self.place,
                f"{what} is known once its reports are compared, which is still to be done",
                "give the same `sayso archive` command again, which ends with it",
            )

    def _files(self, question: str) -> dict[str, list[str]]:
        """Return the files of the tables that a question names."""
        return {name: self._paths[name] for name in _NAMED.findall(question) if name in self._paths}

    @contextmanager
    def _explained(self, question: str) -> Iterator[None]:
        try:
            yield
        except duckdb.Error as error:
            for path, advice in self._named_in(question):
                read_rows(
                    path, advice=advice
                )  # raises for the first that is missing or damaged, and names it
            said = str(error).strip().partition("\n")[0]
            raise ArchiveError(self.place, f"DuckDB complains ({said})", "please report it") from error

    def _named_in(self, question: str) -> Iterator[tuple[Path, str]]:
        """Yield the files of all tables that a question names, and what to try where one is damaged."""
        for name in dict.fromkeys(_NAMED.findall(question)):
            if name in TABLES:
                yield from (
                    (file_of(self.archive.folder, name, block), ADVICE) for block in self.archive.done
                )
            elif name in self._paths:
                yield compared_file(self.archive.folder, name.removeprefix("all_")), _COMPARE_AGAIN


@contextmanager
def asked(folder: Path) -> Iterator[Asked]:
    """Open an archive to be asked, as far as it is read. Raises NoArchive and NewerArchive.

    ``standing`` in a question are the places, by block and position, of the documents that stand at a page now.
    """
    archive = Archive.open(folder)
    compared = len(archive.done) == len(archive.plan.blocks) and is_compared(archive)
    with (
        TemporaryDirectory(
            prefix="sayso-"
        ) as scratch,  # or what memory cannot hold would go to where one stands
        duckdb.connect(":memory:", config={**_SETTINGS, "temp_directory": scratch}) as database,
    ):
        database.execute("SET enable_progress_bar = false")
        one = Asked(archive, compared, database, _paths(archive, compared=compared))
        if not one.is_empty:
            _note_standing(one)
        yield one


def _paths(archive: Archive, *, compared: bool) -> dict[str, list[str]]:
    """Return the files of all tables, as DuckDB names them. Raises NoArchive where one is missing."""
    files = {name: [file_of(archive.folder, name, block) for block in archive.done] for name in TABLES}
    if compared:
        files |= {f"all_{name}": [compared_file(archive.folder, name)] for name in COMPARED_TABLES}
    for paths in files.values():
        for path in paths:
            if not path.is_file():
                raise NoArchive(str(path), "this file of the archive is missing", ADVICE)
    return {name: [escape(str(path)) for path in paths] for name, paths in files.items()}


def _note_standing(one: Asked) -> None:
    if one.compared:
        one.rows(
            "CREATE TABLE standing AS SELECT block, position FROM read_parquet($all_pages) WHERE current"
        )
        return
    current = [each for each in standing_in(placed_in(one.archive, one.archive.done)) if each.current]
    note(
        one, "standing", block=[each.block for each in current], position=[each.position for each in current]
    )


def note(one: Asked, table: str, **columns: Sequence[int]) -> None:
    """Keep columns of numbers, named by the program as the table is, for the next questions."""
    names = ", ".join(f"unnest(${name}::BIGINT[]) AS {name}" for name in columns)
    one.rows(f"CREATE OR REPLACE TABLE {table} AS SELECT {names}", **columns)
