from __future__ import annotations

import builtins
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from archiving import archived, reports_of
from reports import report
from sayso.archive.comparing import compare
from sayso.archive.manifest import PLAN, done_file
from sayso.archive.tables import file_of
from sayso.cli.main import app
from sayso.records import Document


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["claims", *arguments], env={"COLUMNS": "100", "NO_COLOR": "1"})


@pytest.fixture(scope="module")
def archive(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    reports = reports_of(demo_store)
    folder = archived(tmp_path_factory.mktemp("archives") / "demo", reports[:6], reports[6:])
    compare(folder)
    return folder


@pytest.mark.whole
@pytest.mark.parametrize(
    "question",
    [
        [],
        ["fighters", "--about", "Highland Front", "--quotes"],
        ["--by", "Orre", "--format", "json"],
        ["--disputed", "--limit", "0", "--format", "jsonl"],
        ["--min-origins", "2", "--format", "csv"],
        ["find", "the ministry", "--about", "ministry", "--limit", "3", "--page", "2"],
        ["zeppelin"],
    ],
    ids=" ".join,
)
def test_an_archive_answers_as_a_store(archive: Path, demo_store: Path, question: list[str]) -> None:
    """Every format, and the lines below a list, are the same to the letter."""
    of_archive, of_store = (
        run(*question, "--archive", str(archive)),
        run(*question, "--store", str(demo_store)),
    )
    assert (of_archive.exit_code, of_archive.stderr) == (0, "")
    assert of_archive.stdout == of_store.stdout.replace("in the store fits", "in the archive fits")


@pytest.mark.whole
@pytest.mark.parametrize(
    "question", [[], ["fighters", "--about", "Orre", "--format", "json"], ["--drifting", "--format", "csv"]]
)
def test_groups_of_an_archive_are_those_of_a_store(
    archive: Path, demo_store: Path, question: list[str]
) -> None:
    """In every format, with the lines below the list."""
    groups = [
        CliRunner().invoke(app, ["groups", *question, *place], env={"COLUMNS": "100", "NO_COLOR": "1"})
        for place in (["--archive", str(archive)], ["--store", str(demo_store)])
    ]
    assert (groups[0].exit_code, groups[0].stderr) == (0, "")
    assert groups[0].stdout == groups[1].stdout


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """An archive with a block that is done and one that is not."""
    folder = archived(tmp_path / "begun", [report(document=Document("d", "Karsk."))], [])
    done_file(folder, 1).unlink()
    return folder


def test_it_is_told_what_is_still_to_be_read(begun: Path) -> None:
    """The answer is of what is there; what hangs on all of it waits, with what to do."""
    told = run("--archive", str(begun))
    assert (told.exit_code, told.stdout) == (0, "No claim in the archive fits.\n")
    assert "1 of 2 blocks are read so far; the answer is of those alone" in told.stderr
    disputed = run("--disputed", "--archive", str(begun))
    assert disputed.exit_code == 2
    assert "give the same `sayso archive` command again" in disputed.stderr


def test_it_is_told_that_nothing_is_compared(tmp_path: Path) -> None:
    """Groups are missing beside the claims then."""
    told = run("--archive", str(archived(tmp_path / "archive", [report(document=Document("d", "Karsk."))])))
    assert "not compared yet" in told.stderr


def test_what_cannot_be_asked_is_told(begun: Path, tmp_path: Path) -> None:
    """A folder that is none, a newer one, a damaged one, and two places at once: each in a line, with what to try."""
    assert "name a folder that `sayso archive` made" in run("--archive", str(tmp_path)).stderr
    both = run("--archive", str(begun), "--store", str(tmp_path / "s.sqlite"))
    assert (both.exit_code, "give one of them" in both.stderr) == (2, True)
    file_of(begun, "claims", 0).write_bytes(b"PAR1")
    damaged = run("--archive", str(begun))
    assert (damaged.exit_code, "claims/000000.parquet" in damaged.stderr) == (2, True)
    plan = json.loads((begun / PLAN).read_text("utf-8"))
    (begun / PLAN).write_text(json.dumps(plan | {"format": 99}), "utf-8")
    newer = run("--archive", str(begun))
    assert (newer.exit_code, "a newer sayso made this archive" in newer.stderr) == (2, True)


def test_a_library_that_is_missing_is_named(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few need those for archives; it says what to install."""
    for name in [name for name in sys.modules if name.startswith("sayso.archive")]:
        monkeypatch.delitem(sys.modules, name)
    real = builtins.__import__

    def lacking(name: str, *more: Any) -> Any:
        if name == "duckdb":
            raise ModuleNotFoundError("No module named 'duckdb'", name="duckdb")
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", lacking)
    told = run("--archive", str(begun))
    assert (told.exit_code, told.stdout) == (2, "")
    assert "duckdb, which is not installed; in your clone of sayso: pip install '.[archive]'" in told.stderr
