from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from archives import page, url
from sayso.archive.block import Block, Reject
from sayso.archive.blocks import blocks_in, documents_in
from sayso.records import Document
from sayso.settings import Limits, Settings

SETTINGS = Settings()
TOLD = "The army of Veldania said on Monday that nine fighters were killed in the hills above Karsk."


def items(path: Path, size: int = 64, settings: Settings = SETTINGS) -> list[Document | Reject]:
    """Return all that a file gives; each block holds as many items as it says."""
    found: list[Document | Reject] = []
    for block in blocks_in([str(path)], settings, size):
        more = list(documents_in(block, settings)) if isinstance(block, Block) else [block]
        assert not isinstance(block, Block) or len(more) == block.count
        found += more
    return found


def kinds(found: list[Document | Reject]) -> list[str]:
    """Return what each item is."""
    return [one.kind if isinstance(one, Reject) else "Document" for one in found]


def table(tmp_path: Path, columns: dict[str, Any], **options: Any) -> Path:
    """Write a Parquet file."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table(columns), path, **options)
    return path


def test_a_line_of_fifty_megabytes_is_too_large(tmp_path: Path) -> None:
    """The lines around it are read, under their numbers."""
    path = tmp_path / "a.jsonl"
    with path.open("w") as file:
        for text in (TOLD, "x" * 50_000_000, TOLD):
            file.write(f'{{"text": "{text}"}}\n\n')
    found = items(path, 1)
    assert kinds(found) == ["Document", "TooLarge", "Document"]
    assert [one.name for one in found] == [f"{path}:{n}" for n in (1, 3, 5)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b"not json", "Damaged"),
        (b'{"text": "cut o', "Damaged"),
        (b'{"text": "' + b"[" * 10_000, "Damaged"),
        (b'{"text": "a \\ud800 b"}', "Undecodable"),
        (b'{"text": "caf\xe9"}', "Undecodable"),
        (b'{"text": ""}', "EmptyDocument"),
        (b"\0" * 100, "Damaged"),
    ],
)
def test_a_bad_line_costs_only_itself(tmp_path: Path, line: bytes, kind: str) -> None:
    """With its kind, and the next one is read."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(line + b"\n" + f'{{"text": "{TOLD}"}}'.encode())
    assert kinds(items(path)) == [kind, "Document"]


def test_columns_are_found_by_the_names_in_the_settings(tmp_path: Path) -> None:
    """Texts are read as lines of JSON are; dates of any type, and names that the file keeps only once."""
    columns = {
        "body": [TOLD],
        "head": ["Raid on the camp"],
        "day": [dt.date(2019, 3, 11)],
        "from": pa.array(["Karsk Courier"]).dictionary_encode(),
        "at": [url(1)],
    }
    settings = Settings(
        text_field="body", title_field="head", date_field="day", publisher_field="from", url_field="at"
    )
    (found,) = items(table(tmp_path, columns), settings=settings)
    assert isinstance(found, Document)
    assert (found.text, found.title, found.publisher) == (TOLD, "Raid on the camp", "Karsk Courier")
    assert (found.published, found.url) == ("2019-03-11", url(1))


@pytest.mark.parametrize("name", ["html", "content"])
@pytest.mark.parametrize("kept_as", [bytes, str])
def test_pages_are_read_as_from_the_web(tmp_path: Path, name: str, kept_as: type) -> None:
    """Be they bytes or text; a text beside them holds before them."""
    pages: list[Any] = [page(1) if kept_as is bytes else page(1).decode()] * 2
    found = items(table(tmp_path, {name: pages, "url": [url(1), url(2)], "text": [None, TOLD]}))
    assert [one.title for one in found if isinstance(one, Document)] == ["Raid on camp 1", None]
    assert [one.url for one in found if isinstance(one, Document)] == [url(1), url(2)]


def test_rows_without_text_or_with_too_much_are_rejects(tmp_path: Path) -> None:
    """Under the number of their row, counted from 1, in blocks across groups of rows."""
    pages = [page(0), None, b"", b"<p>" + b"x" * 200_000, b"\0\1\2\3", page(5)]
    path = table(tmp_path, {"html": pages, "url": [None] * 6}, row_group_size=4)
    found = items(path, 3, Settings(limits=Limits(max_bytes=100_000)))
    assert kinds(found) == [
        "Document",
        "EmptyDocument",
        "EmptyDocument",
        "TooLarge",
        "Undecodable",
        "Document",
    ]
    assert [one.name for one in found] == [f"{path}:{n}" for n in range(1, 7)]


def test_bytes_that_are_no_utf8_in_a_column_of_text_are_told(tmp_path: Path) -> None:
    """Writers that do not look put them there."""
    broken = pa.array([b"caf\xe9", TOLD.encode()]).view(pa.string())
    assert kinds(items(table(tmp_path, {"text": broken}))) == ["Undecodable", "Document"]


def test_a_damaged_group_of_rows_costs_only_its_own(tmp_path: Path) -> None:
    """Each of them is a reject, and the groups behind it are read."""
    path = table(tmp_path, {"text": [f"{TOLD} {n}" for n in range(8)]}, row_group_size=4, compression="gzip")
    data = bytearray(path.read_bytes())
    at = pq.ParquetFile(path).metadata.row_group(0).column(0).dictionary_page_offset
    data[at + 30 : at + 90] = bytes(60)
    path.write_bytes(data)
    assert kinds(items(path, 3)) == ["Damaged"] * 4 + ["Document"] * 4


@pytest.mark.parametrize("columns", [{"words": ["a"]}, {"text": pa.array([], pa.string())}])
def test_a_table_without_texts_is_told_once(tmp_path: Path, columns: dict[str, Any]) -> None:
    """Without a column, or without a row."""
    (found,) = items(table(tmp_path, columns))
    assert isinstance(found, Reject)


def test_what_is_no_parquet_is_told(tmp_path: Path) -> None:
    """Cut off, as a copy that was not finished."""
    path = table(tmp_path, {"text": [TOLD]})
    path.write_bytes(path.read_bytes()[:-20])
    assert kinds(items(path)) == ["Damaged"]
