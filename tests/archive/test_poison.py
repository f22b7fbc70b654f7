"""What would break a run of a whole archive, all in one folder."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from archives import http, member, paged, record, url, write_warc
from sayso.cli.main import app

pytestmark = pytest.mark.whole

TOLD = "The army of Veldania said on Monday that nine fighters were killed in the hills above Karsk."
DEEP = http(b"<html><body><p>" + b"<b>" * 5000 + TOLD.encode() + b"</b>" * 5000)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive made of poison and, before and behind each, reports."""
    place = tmp_path_factory.mktemp("poison")
    folder = place / "reports"
    folder.mkdir()
    broken = member(paged(4))
    write_warc(
        folder / "a.warc.gz",
        [
            paged(0),
            record(http(bytes(30_000_000)), url(1)),
            record(http(b"<html>" + b"<p>word" * 7_200_000), url(2)),
            record(DEEP, url(3)),
            paged(10),
        ],
    )
    (folder / "b.warc.gz").write_bytes(
        broken[:200] + b"\0" + broken[201:] + member(paged(11)) + member(paged(5))[:-30]
    )
    (folder / "c.jsonl").write_text(
        f'{{"text": "{"x" * 50_000_000}"}}\n{{"text": "{TOLD}"}}\n{{"text": "\\ud800"}}\n'
    )
    (folder / "d.warc.gz").write_bytes(gzip.compress(bytes(200_000_000)) + member(paged(12)))
    (folder / "e.txt").touch()
    (folder / "f.html").write_bytes(b"\x89PNG\0\0")
    told = CliRunner().invoke(
        app, ["archive", str(folder), "--to", str(place / "archive"), "--workers", "1", "--rules-only"]
    )
    assert told.exit_code in {0, 1}, told.output
    return place / "archive"


def test_every_sound_report_among_poison_is_read(archive: Path) -> None:
    """Those in one file with it, too."""
    found = duckdb.connect().execute(
        f"select coalesce(url, text) from '{archive}/documents/*.parquet' order by block, position"
    )
    assert [row[0] for row in found.fetchall()] == [url(0), url(10), url(11), TOLD, url(12)]


def test_every_poison_is_a_reject_with_its_reason(archive: Path) -> None:
    """Its kind, what is wrong, and the address where it is known."""
    found = duckdb.connect().execute(
        f"select kind, url, problem from '{archive}/rejects/*.parquet' order by block, position"
    )
    expected = [
        ("TooLarge", url(1), "its record has .* bytes, over the limit"),
        ("TooLarge", url(2), "its record has .* bytes, over the limit"),
        ("Damaged", url(3), "nested 5,0.. deep"),
        ("Damaged", None, "the gzip is damaged"),
        ("Damaged", url(5), "cut off"),
        ("TooLarge", None, "the line has over 20,000,000 bytes"),
        ("Undecodable", None, "surrogate"),
        ("Damaged", None, "no WARC record"),
        ("EmptyDocument", None, "there is nothing in it"),
        ("Undecodable", None, "binary"),
    ]
    rows = found.fetchall()
    assert [(kind, address) for kind, address, _ in rows] == [
        (kind, address) for kind, address, _ in expected
    ]
    for (_, _, problem), (_, _, pattern) in zip(rows, expected, strict=True):
        assert re.search(pattern, problem)
