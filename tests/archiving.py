"""Blocks of archives for tests, written from reports at hand: nothing is read for them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import select

from sayso.archive.block import Block
from sayso.archive.manifest import Done, Plan, Planned, keep_done, keep_plan, kept_settings
from sayso.archive.tables import TABLES, Row, file_of, rows_of, write_block
from sayso.records import Report
from sayso.settings import Settings
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.reading import report_of
from sayso.store.writing import How


def archived(folder: Path, *blocks: Sequence[Report], settings: Settings = Settings()) -> Path:  # noqa: B008  # frozen
    """Make an archive of reports as if they had just been read into these blocks; return its folder."""
    folder.mkdir(exist_ok=True)
    planned = tuple(
        Planned(Block(number, "/reports", "files", 0, len(some), tuple(f"{n}.txt" for n in range(len(some)))))
        for number, some in enumerate(blocks)
    )
    how = How.of(settings)
    keep_plan(folder, Plan(version("sayso"), kept_settings(settings), how.settings, 64, blocks=planned))
    for number, some in enumerate(blocks):
        kept(folder, *some, block=number)
        claims = sum(len(report.claims) for report in some)
        keep_done(folder, Done(number, len(some), claims, 0, 1.0))
    return folder


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


def reports_of(store: Path) -> list[Report]:
    """Return the reports of a store in the order in which they were added."""
    with Store.open(str(store)) as opened, opened.reading() as connection:
        numbers = connection.execute(select(t.documents.c.number).order_by(t.documents.c.number)).scalars()
        return [report_of(connection, number) for number in numbers.all()]
