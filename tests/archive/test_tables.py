from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from archiving import kept
from drawn import reports
from reports import actor, claim, incident, report
from sayso.actors.across import actor_ids
from sayso.archive.tables import (
    TABLES,
    file_of,
    placed_reports,
    read_rows,
    reject_row,
    reports_in,
    write_block,
)
from sayso.errors import NoArchive
from sayso.records import Document, Failure, Report, Span, Time, Voice, digest
from sayso.store.bodies import body_of
from sayso.store.identity import address_of, document_id

LINDQVIST = Voice("a1", "Mara Lindqvist", "person")


def _one(text: str = "Karsk is open.\n") -> Report:
    return report(
        [actor("a1", "Mara Lindqvist", "person", "Lindqvist")],
        [claim("a1", "leads", voices=(LINDQVIST,))],
        document=Document(digest("document", text), text, url="https://karsk.example/open"),
    )


@settings(deadline=None, max_examples=25)
@given(reports())
def test_a_report_comes_back_as_it_was_read(drawn: Report) -> None:
    """Whatever stands in a report, half surrogate pairs and NUL included, is there again, to the byte of its body."""
    with TemporaryDirectory() as name:
        kept(Path(name), drawn)
        (again,) = reports_in(Path(name), 0)
    assert again == drawn
    assert body_of(again) == body_of(drawn)


def test_reports_come_back_in_the_order_of_positions(tmp_path: Path) -> None:
    """Reports of one block keep their places; one that is there twice comes back twice, each with its own parts."""
    several = [_one(), report(document=Document("d2", "Nothing.")), _one(), _one("Karsk is closed.\n")]
    kept(tmp_path, *several, block=12)
    assert list(reports_in(tmp_path, 12)) == several
    assert [row["position"] for row, _ in placed_reports(tmp_path, 12)] == [0, 1, 2, 3]


def test_some_of_a_block_are_read_alone(tmp_path: Path) -> None:
    """Asked for some positions, a block gives the reports at these."""
    kept(tmp_path, _one(), _one("Karsk is closed.\n"))
    ((row, found),) = placed_reports(tmp_path, 0, frozenset({1}))
    assert (row["position"], found) == (1, _one("Karsk is closed.\n"))


def test_things_have_the_ids_of_a_store(tmp_path: Path) -> None:
    """Documents, actors, claims and incidents are called as a store would call them, beside their ids in the report."""
    one = report(
        [actor("a1", "Mara Lindqvist", "person")],
        [claim(None, "attacks")],
        document=Document("d1", "Fire.", path="fire.txt"),
    )
    one = Report(
        one.document, one.actors, one.attributions, one.claims, (incident("arson", day="2024-05-02"),)
    )
    kept(tmp_path, one)
    stored = document_id(address_of(one.document), one.document)
    (document,) = read_rows(file_of(tmp_path, "documents", 0))
    assert (document["id"], document["text_id"], document["address"]) == (
        stored,
        "d1",
        address_of(one.document),
    )
    for table, records in (("claims", one.claims), ("incidents", one.incidents)):
        (row,) = read_rows(file_of(tmp_path, table, 0))
        assert (row["document"], row["record"]) == (stored, records[0].id)
        assert row["id"] == digest("stored", stored, records[0].id)
    (someone,) = read_rows(file_of(tmp_path, "actors", 0))
    assert (someone["record"], [someone["id"]]) == ("a1", actor_ids(stored, one.actors))


def test_claims_have_beside_them_what_they_are_found_by(tmp_path: Path) -> None:
    """The words that a claim rests on, when it was said, and whether somebody unnamed says it are columns of their own."""
    day = Time("on Monday", Span(0, 5), "2024-05", "2024-05")
    one = claim("a1", "leads", voices=(Voice(None, "two diplomats", "anonymous"),), evidence=Span(0, 5))
    kept(
        tmp_path,
        report(
            [],
            [replace(one, said=day), one],
            document=Document("d", "Karsk is open.", published="2024-06-03"),
        ),
    )
    said, published = read_rows(file_of(tmp_path, "claims", 0))
    assert (said["quote"], said["unnamed"], said["said_from"], said["said_to"]) == (
        "Karsk",
        True,
        "2024-05-01",
        "2024-05-31",
    )
    assert (published["said_from"], published["said_to"]) == ("2024-06-03", "2024-06-03")


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    """A block written again is the same files, byte for byte."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        kept(tmp_path / name, _one(), _one("Odd \udfff.\n"))
    for table in TABLES:
        assert (
            file_of(tmp_path / "one", table, 0).read_bytes()
            == file_of(tmp_path / "other", table, 0).read_bytes()
        )


def test_others_read_the_tables_without_us(tmp_path: Path) -> None:
    """Half surrogate pairs are replaced in the columns, and kept beside them alone in the rows that hold them."""
    kept(tmp_path, _one(), _one("Odd \udfff text.\n"))
    table = pq.read_table(file_of(tmp_path, "documents", 0))
    assert table.column("text").to_pylist() == ["Karsk is open.\n", "Odd \N{REPLACEMENT CHARACTER} text.\n"]
    assert [exact is None for exact in table.column("exact").to_pylist()] == [True, False]
    assert table.schema.equals(TABLES["documents"])


def test_what_could_not_be_read_has_a_row(tmp_path: Path) -> None:
    """A reject tells where it stood, what it was, of what kind the error is, and what to try."""
    failure = Failure("big.warc.gz:3", "it is too large \ud800", "raise the limit")
    row = reject_row(failure, "TooLarge", 2, 5, "https://karsk.example/big")
    files = write_block({"rejects": [row]}, tmp_path)
    assert set(files) == set(TABLES)
    assert read_rows(files["rejects"]) == [row]
    assert read_rows(files["claims"]) == []


@pytest.mark.parametrize("table", ["documents", "claims", "incidents"])
def test_a_missing_or_damaged_file_is_named(tmp_path: Path, table: str) -> None:
    """A file that is gone, cut short or overwritten is named with what to try."""
    kept(tmp_path, _one())
    path = file_of(tmp_path, table, 0)
    whole = path.read_bytes()
    for damaged in (whole[:-20], b"", whole[: len(whole) // 2] + b"?" * 40 + whole[len(whole) // 2 + 40 :]):
        path.write_bytes(damaged)
        with pytest.raises(NoArchive, match=rf"{table}.000000\.parquet.*damaged.*sayso archive"):
            list(reports_in(tmp_path, 0))
    path.unlink()
    with pytest.raises(NoArchive, match=rf"{table}.000000\.parquet.*missing.*sayso archive"):
        list(reports_in(tmp_path, 0))
