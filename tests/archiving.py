"""Blocks of archives for tests, written from reports at hand: nothing is read for them."""

from __future__ import annotations

from pathlib import Path

from sayso.archive.tables import TABLES, Row, file_of, rows_of, write_block
from sayso.records import Report


def kept(folder: Path, *reports: Report, block: int = 0) -> None:
    """Write reports as one block of an archive, the first at position 0."""
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    for position, report in enumerate(reports):
        for table, some in rows_of(report, block, position).items():
            rows[table] += some
    for table, path in write_block(rows, folder / "half").items():
        whole = file_of(folder, table, block)
        whole.parent.mkdir(exist_ok=True)
        path.replace(whole)
