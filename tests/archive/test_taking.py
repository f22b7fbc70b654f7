from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import select

from archiving import archived
from reports import actor, claim, report
from sayso.archive.manifest import PLAN, done_file
from sayso.archive.standing import Archive, Placed, placed_in, standing_in
from sayso.archive.tables import file_of
from sayso.archive.taking import Taken, take
from sayso.errors import NewerArchive, NoArchive, NotYetDone
from sayso.records import Document, Report, Voice, digest
from sayso.settings import Settings
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.deriving import derived as d
from sayso.store.deriving.corroborating import corroborate
from sayso.store.writing import How, add

HOW = How.of(Settings())
MARA: Final = Voice("a1", "Mara Lindqvist", "person")


def told(text: str, page: str = "", **fields: Any) -> Report:
    """Return a report at a page; its text makes it another one than others there."""
    document = Document(
        digest("document", text), text, url=f"https://karsk.example/{page or digest(text)}", **fields
    )
    return report(
        [actor("a1", "Mara Lindqvist", "person")], [claim("a1", "leads", voices=(MARA,))], document=document
    )


BLOCKS: Final = (
    (told("The bridge is open."), told("Half \ud83d of it \0 is.", "half"), told("First.", "page")),
    (told("Second.", "page"), told("First.", "page", title="Again"), told("The bridge is open.")),
    (told("Alone.", "alone"), told("Of a file.", "x"), told("Of a file, changed.", "x")),
)
"""A page with a text that came back, one that changed, one that was archived twice, and half of a character."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return archived(tmp_path / "archive", *BLOCKS)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[str], Store]]:
    """Opens stores by name; all have clocks of their own, and are closed in the end."""
    stores: list[Store] = []

    def open_(name: str) -> Store:
        seconds = count()
        stores.append(
            Store.open(str(tmp_path / f"{name}.sqlite"), lambda: f"2024-03-11T08:00:{next(seconds) % 60:02}Z")
        )
        return stores[-1]

    yield open_
    for store in stores:
        store.close()


def held_by(store: Store) -> dict[str, list[Any]]:
    """Return all rows of a store, but for when they were added."""
    with store.reading() as connection:
        return {
            table.name: sorted(
                (
                    tuple(value for name, value in row.items() if name not in ("added", "applied"))
                    for row in connection.execute(select(table)).mappings()
                ),
                key=repr,
            )
            for table in (*t.metadata.sorted_tables, *d.metadata.sorted_tables)
        }


def added_one_by_one(store: Store, blocks: Sequence[Sequence[Report]]) -> dict[str, list[Any]]:
    for some in blocks:
        for one in some:
            add(store, one, HOW)
    corroborate(store)
    return held_by(store)


def taken(folder: Path, store: Store, **how: Any) -> list[Taken]:
    return list(take(Archive.open(folder), store, **how))


def test_a_store_filled_from_an_archive_is_as_if_its_reports_had_been_added(
    folder: Path, opened: Callable[[str], Store]
) -> None:
    """Every row of every table is the same, numbers included, but for when it was added."""
    store = opened("taken")
    outcomes = [one.added.outcome for one in taken(folder, store)]
    assert outcomes == [
        "new", "new", "new", "new version", "new version", "unchanged", "new", "new", "new version",
    ]  # fmt: skip
    corroborate(store)
    assert held_by(store) == added_one_by_one(opened("added"), BLOCKS)


@pytest.mark.parametrize("stopped", [2, 4, 5, 6, 8])
def test_what_was_stopped_goes_on(folder: Path, opened: Callable[[str], Store], stopped: int) -> None:
    """Stopped after any report and begun anew, taking ends where it would have ended; what is there is not written again."""
    store = opened("taken")
    taking = take(Archive.open(folder), store)
    for _ in range(stopped):
        next(taking)
    del taking
    for _ in range(2):
        rest = taken(folder, store)
    assert {one.added.outcome for one in rest} == {"unchanged"}
    corroborate(store)
    with store.reading() as connection:
        current = set(connection.execute(select(t.documents.c.id).where(t.documents.c.current)).scalars())
    after, before = held_by(store), added_one_by_one(opened("added"), BLOCKS)
    assert after["documents"] == before["documents"]
    assert after["texts"] == before["texts"]
    assert after["groups"] == before["groups"]
    standing = standing_in(placed_in(Archive.open(folder), range(3)))
    assert {one.document for one in standing if one.current} == current


def test_which_version_stands_is_told_without_a_store() -> None:
    """Of a text that came back the last reading stands, of one archived twice the first; versions count as they came."""
    order = [("p", "a"), ("p", "b"), ("q", "c"), ("p", "a"), ("q", "c")]
    placed = [Placed(0, position, document, address) for position, (address, document) in enumerate(order)]
    found = {one.document: (one.version, one.current, one.position) for one in standing_in(placed)}
    assert found == {"a": (1, True, 3), "b": (2, False, 1), "c": (1, True, 2)}


def test_what_another_reading_has_stays_unless_asked_for(
    folder: Path, opened: Callable[[str], Store]
) -> None:
    """What the store has otherwise read is left and counted; asked for again, it is taken anew."""
    store = opened("taken")
    add(store, BLOCKS[0][0], How("an older sayso", "{}"))
    first = taken(folder, store)[0]
    assert (first.added.outcome, first.same_way, first.report) == ("unchanged", False, None)
    anew = taken(folder, store, again=True)[0]
    assert (anew.added.outcome, anew.report) == ("read again", BLOCKS[0][0])


def test_what_is_taken_belongs_to_the_collections_asked_for(
    folder: Path, opened: Callable[[str], Store]
) -> None:
    """Reports that were there before are put into the collection, too."""
    store = opened("taken")
    taken(folder, store)
    taken(folder, store, collections=("bridges",))
    with store.reading() as connection:
        pages = connection.execute(select(t.pages.c.number)).scalars().all()
        assert sorted(connection.execute(select(t.memberships.c.page)).scalars()) == sorted(pages)


def test_the_address_is_that_of_the_reading(
    tmp_path: Path, opened: Callable[[str], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file's report keeps the full path that it had where it was read, wherever the archive is taken from."""
    one = told("Of a file.")
    one = replace(one, document=replace(one.document, url=None, path="karsk.txt"))
    folder = archived(tmp_path / "archive", [one])
    (tmp_path / "elsewhere").mkdir()
    where = Path("karsk.txt").absolute()
    monkeypatch.chdir(tmp_path / "elsewhere")
    store = opened("taken")
    taken(folder, store)
    assert {one.added.outcome for one in taken(folder, store)} == {"unchanged"}
    with store.reading() as connection:
        assert connection.execute(select(t.pages.c.address)).scalar_one() == str(where)


def test_an_archive_that_is_not_read_to_its_end_is_refused(
    folder: Path, opened: Callable[[str], Store]
) -> None:
    """It says how much is missing, and how to go on."""
    done_file(folder, 1).unlink()
    with pytest.raises(
        NotYetDone, match="1 of its 3 blocks are not read yet; give the same `sayso archive` command"
    ):
        taken(folder, opened("taken"))


@pytest.mark.parametrize("table", ["documents", "actors"])
def test_a_missing_file_is_named(folder: Path, opened: Callable[[str], Store], table: str) -> None:
    """Which file of the archive is gone, and what to try."""
    file_of(folder, table, 2).unlink()
    with pytest.raises(NoArchive, match=rf"{table}.000002\.parquet.*missing.*sayso archive"):
        taken(folder, opened("taken"))


def test_an_archive_of_a_newer_sayso_is_refused(folder: Path) -> None:
    """What a newer sayso wrote is not read half."""
    plan = folder / PLAN
    plan.write_text(plan.read_text("utf-8").replace('"format": 1', '"format": 2'), "utf-8")
    with pytest.raises(NewerArchive, match="newer sayso"):
        Archive.open(folder)


def test_a_folder_without_a_plan_is_no_archive(tmp_path: Path) -> None:
    """It is named with what to try."""
    with pytest.raises(NoArchive, match=r"archive\.json.*name a folder that"):
        Archive.open(tmp_path)
