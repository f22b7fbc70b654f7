from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from archives import crawl, paged, write_warc
from sayso.archive.block import Block, Reject
from sayso.archive.blocks import blocks_in, documents_in
from sayso.documents.files import read_documents
from sayso.records import Document
from sayso.settings import Settings

SETTINGS = Settings()


def told(n: int) -> str:
    """Return a short report."""
    return f"The army of Veldania said on Monday that {n} fighters were killed in the hills above Karsk."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with reports of all kinds, some of them broken."""
    place = tmp_path / "reports"
    (place / "older").mkdir(parents=True)
    for n in range(5):
        (place / f"a{n}.txt").write_text(told(n))
    (place / "b.jsonl").write_text(
        "\n\n".join(json.dumps({"text": told(n)}) for n in range(5)) + "\nbroken\n"
    )
    write_warc(place / "c.warc.gz", crawl(3))
    (place / "d.txt").write_text("")
    pq.write_table(pa.table({"text": [told(n) for n in range(4)]}), place / "e.parquet")
    (place / "older" / "f.html").write_bytes(b"\0\1\2")
    (place / "older" / "g.txt").write_text(told(9))
    (place / "picture.png").write_bytes(b"\x89PNG")
    return place


def cut(places: list[str], size: int = 64) -> list[Block]:
    """Return the blocks of places in which there is something to read."""
    return [block for block in blocks_in(places, SETTINGS, size) if isinstance(block, Block)]


def items(blocks: list[Block]) -> list[Document | Reject]:
    """Return all that blocks give; each holds as many items as it says."""
    found = [list(documents_in(block, SETTINGS)) for block in blocks]
    assert [len(items) for items in found] == [block.count for block in blocks]
    return [item for items in found for item in items]


def test_blocks_of_any_size_hold_the_same_items_in_the_same_order(folder: Path) -> None:
    """Numbered one behind another; what is cut finer is the same."""
    blocks = cut([str(folder)], 2)
    assert [block.number for block in blocks] == list(range(len(blocks)))
    assert max(block.count for block in blocks) == 2
    found = items(blocks)
    assert found == items(cut([str(folder)])) == items(cut([str(folder)], 1))
    assert len(found) == 21


def test_what_sayso_read_reads_gives_the_very_same_documents(folder: Path) -> None:
    """A folder's reports and lines, called and found alike, and the same rejected."""
    (folder / "c.warc.gz").unlink()
    (folder / "e.parquet").unlink()
    read = list(read_documents([str(folder)], SETTINGS))
    found = items(cut([str(folder)], 3))
    assert [one for one in found if isinstance(one, Document)] == [
        one for one in read if isinstance(one, Document)
    ]
    assert [(one.name, one.problem) for one in found if isinstance(one, Reject)] == [
        (one.name, one.problem) for one in read if not isinstance(one, Document)
    ]


def test_every_block_can_be_gone_on_with_behind_any_item(folder: Path) -> None:
    """What comes then is what would have come."""
    for block in cut([str(folder)], 3):
        whole = list(documents_in(block, SETTINGS))
        for after in range(block.count + 1):
            assert list(documents_in(block, SETTINGS, after)) == whole[after:]


def test_a_place_where_nothing_is_to_be_read_is_told(tmp_path: Path) -> None:
    """Once each, with what to do."""
    (tmp_path / "empty").mkdir()
    places = [str(tmp_path / "nowhere"), str(tmp_path / "empty"), "https://courier.example/1", "-"]
    found = list(blocks_in(places, SETTINGS))
    assert [one.kind if isinstance(one, Reject) else one for one in found] == [
        "Damaged",
        "NothingToRead",
        "UnknownFormat",
        "UnknownFormat",
    ]


def test_an_archive_in_the_folder_that_it_is_made_from_is_passed_over(folder: Path) -> None:
    """Or a second run would read what the first one wrote."""
    before = cut([str(folder)])
    (folder / "my-archive" / "documents").mkdir(parents=True)
    (folder / "my-archive" / "archive.json").write_text("{}")
    pq.write_table(pa.table({"text": [told(1)]}), folder / "my-archive" / "documents" / "000000.parquet")
    assert cut([str(folder)]) == before


def test_a_single_file_is_told_by_its_beginning(tmp_path: Path) -> None:
    """Where its name does not say what it is."""
    write_warc(tmp_path / "crawl.gz", [paged(0)])
    write_warc(tmp_path / "crawl", [paged(0)])
    pq.write_table(pa.table({"text": [told(1)]}), tmp_path / "table")
    (tmp_path / "words").write_text(told(1))
    kinds = [
        block.kind
        for name in ("crawl.gz", "crawl", "table", "words")
        for block in cut([str(tmp_path / name)])
    ]
    assert kinds == ["warc", "warc", "parquet", "files"]


def test_a_block_whose_input_has_gone_is_a_reject(folder: Path) -> None:
    """And raises nothing."""
    blocks = cut([str(folder)])
    for path in [*folder.glob("*.*"), *folder.glob("older/*")]:
        path.unlink()
    for block in blocks:
        found = list(documents_in(block, SETTINGS))
        assert found
        assert all(isinstance(one, Reject) and one.problem == "there is no such file" for one in found)
