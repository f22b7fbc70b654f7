from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from archiving import archived
from reports import actor, claim, report
from sayso.archive.manifest import done_file, done_in, keep_done
from sayso.archive.tables import file_of
from sayso.cli.main import app
from sayso.records import Document, Report, Voice, digest


def told(text: str, page: str) -> Report:
    """Return a report of a page in which Mara Lindqvist says one thing."""
    document = Document(digest("document", text), text, url=f"https://karsk.example/{page}", title=text)
    mara = Voice("a1", "Mara Lindqvist", "person")
    said = replace(claim("a1", "leads", voices=(mara,)), statement=f"Mara Lindqvist leads {page}.")
    return report([actor("a1", "Mara Lindqvist", "person")], [said], document=document)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return archived(
        tmp_path / "archive", [told("Bridge open.", "b"), told("Port shut.", "p")], [told("Port open.", "p")]
    )


def run(tmp_path: Path, *arguments: str) -> Result:
    store = ["--store", str(tmp_path / "s.sqlite")]
    return CliRunner().invoke(app, ["add", *arguments, *store], env={"COLUMNS": "100", "NO_COLOR": "1"})


def test_an_archive_is_taken_into_the_store_and_compared(folder: Path, tmp_path: Path) -> None:
    """No reader is loaded; what changed in a page is told, and a second time nothing is new."""
    told_ = run(tmp_path, str(folder))
    assert told_.exit_code == 0, told_.output
    assert "Port open. has changed" in told_.stdout
    assert "2 new, 1 new version · 3 claims kept in" in told_.stdout
    assert "3 unchanged" in run(tmp_path, str(folder)).stdout


def test_what_was_rejected_for_the_archive_is_told(folder: Path, tmp_path: Path) -> None:
    """How many things could not be read, and where it says why."""
    keep_done(folder, replace(done_in(folder)[0], rejects=3))
    assert "3 things could not be read when the archive was made" in run(tmp_path, str(folder)).stdout


def test_a_damaged_archive_is_told_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    """What could be taken before is kept; other archives named are taken all the same, and the exit status is 1."""
    file_of(folder, "claims", 1).unlink()
    other = archived(tmp_path / "other", [told("Fire.", "f")])
    told_ = run(tmp_path, str(folder), str(other))
    assert told_.exit_code == 1
    assert "claims/000001.parquet: this file of the archive is missing" in told_.stderr
    assert "3 new" in told_.stdout


def test_an_archive_that_is_not_done_is_told(folder: Path, tmp_path: Path) -> None:
    """Nothing is taken of it, and it says how to go on."""
    done_file(folder, 0).unlink()
    told_ = run(tmp_path, str(folder))
    assert told_.exit_code == 1
    assert "1 of its 2 blocks are not read yet" in told_.stderr
    assert "1 refused (named above)" in told_.stdout
