from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")

from pyarrow.parquet import ParquetFile, read_table

from accusation import ARMS, CALM, filled, selected
from sayso.outputs.exports.parquet import write
from sayso.outputs.exports.tables.all import TABLES
from sayso.outputs.exports.tables.claims import CLAIMS
from sayso.outputs.exports.tables.words import marked, spoken
from sayso.store.asking.claims import Wanted
from sayso.store.base import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("out")
    with selected(store) as selection:
        write(selection, made)
    return made


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_tables_are_those_of_the_store(store: Store, folder: Path, table: object) -> None:
    """Read back, every table has the rows and values that the store has."""
    (shown,) = (one for one in TABLES if one is table)
    read = read_table(folder / f"{shown.name}.parquet").select(list(shown.names))
    days = {column.name for column in shown.columns if column.kind == "day"}
    with selected(store) as selection:
        expected = [
            {
                name: date.fromisoformat(str(value)) if name in days and value else _listed(value)
                for name, value in zip(shown.names, row, strict=True)
            }
            for row in shown.rows(selection)
        ]
    assert read.to_pylist() == expected
    assert expected


def test_claims_carry_their_voices_and_spans(store: Store, folder: Path) -> None:
    """The table of claims says without a join who speaks, in which order, and where the words stand."""
    read = {row["claim_id"]: row for row in read_table(folder / "claims.parquet").to_pylist()}
    with selected(store) as selection:
        for one in selection.grounded():
            row = read[one.found.id]
            assert [voice["words"] for voice in row["voices"]] == [
                each.voice.text for each in spoken(one.found)
            ]
            assert [(each["part"], each["start"], each["end"], each["words"]) for each in row["spans"]] == [
                (each.part, each.span.start, each.span.end, each.words) for each in marked(one)
            ]
    (arms,) = (row for row in read.values() if row["statement"] == ARMS.statement)
    assert [(voice["position"], voice["name"], voice["innermost"]) for voice in arms["voices"]] == [
        (1, "Pell Institute", False),
        (2, "Samuel Roth", True),
    ]
    assert [row["voices"] for row in read.values() if row["statement"] == CALM.statement] == [[]]


def test_spans_count_in_the_texts(folder: Path) -> None:
    """Documents carry their texts, and every span gives its words there."""
    documents = read_table(folder / "documents.parquet").to_pylist()
    texts = {row["document_id"]: row["text"] for row in documents}
    spans = read_table(folder / "spans.parquet").to_pylist()
    assert spans
    assert all(texts[row["document_id"]][row["start"] : row["end"]] == row["words"] for row in spans)
    assert all(len(row["text"]) == row["characters"] for row in documents)


def test_one_file_is_the_claims(store: Store, folder: Path, tmp_path: Path) -> None:
    """A file is the table of claims, with what each column means written in it."""
    with selected(store) as selection:
        write(selection, tmp_path / "out.parquet")
    assert read_table(tmp_path / "out.parquet") == read_table(folder / "claims.parquet")
    schema = ParquetFile(tmp_path / "out.parquet").schema_arrow
    for column in CLAIMS.columns:
        assert schema.field(column.name).metadata[b"description"].decode() == column.meaning
    assert b"never a fact" in schema.metadata[b"description"]


def test_nothing_is_a_table_without_rows(store: Store, tmp_path: Path) -> None:
    """A selection of nothing has all columns and no row."""
    with selected(store, Wanted("nowhere")) as selection:
        write(selection, tmp_path / "out.parquet")
    read = read_table(tmp_path / "out.parquet")
    assert (read.num_rows, read.column_names[: len(CLAIMS.names)]) == (0, list(CLAIMS.names))


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
