from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from accusation import ARMS, filled
from sayso.cli.main import app
from sayso.outputs.exports.base import EXPORTERS


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("store")
    with filled(folder) as store:
        return store.place


def run(place: str, *arguments: str) -> Result:
    """Return what `sayso export` does at a store."""
    return CliRunner(env={"SAYSO_STORE": place, "COLUMNS": "200"}).invoke(
        app, ["export", *arguments], prog_name="sayso"
    )


def test_a_selection_is_written(place: str, tmp_path: Path) -> None:
    """Words and options choose the claims, and what was written is told on standard error."""
    out = tmp_path / "out.jsonl"
    result = run(
        place,
        "jsonl",
        "rifles",
        "--about",
        "Republic of Luria",
        "--relation",
        "arms",
        "--force",
        "alleged",
        "-o",
        str(out),
    )
    assert result.exit_code == 0
    assert result.stderr == f"sayso: 1 claim written to {out}\n"
    assert result.stdout == ""
    assert json.loads(out.read_text(encoding="utf-8"))["claim"]["statement"] == ARMS.statement


def test_what_was_there_is_replaced(place: str, tmp_path: Path) -> None:
    """A file is written over once all is there, and stays where the question makes no sense."""
    out = tmp_path / "out.csv"
    out.write_text("before")
    result = run(place, "csv", "--since", "spring", "-o", str(out))
    assert (result.exit_code, out.read_text()) == (2, "before")
    assert "'spring' is no date" in result.stderr
    assert run(place, "csv", "--disputed", "-o", str(out)).exit_code == 0
    rows = list(csv.DictReader(StringIO(out.read_text(encoding="utf-8"))))
    assert {row["in_dispute"] for row in rows} == {"yes"}
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("csv", "-o", "out.xls"), "ends in .zip, .csv or a folder; name another place"),
        (("csv", "-o", "nowhere/out.csv"), "it cannot be written (No such file or directory)"),
        (("jsonl", "-o", "."), "it is a folder"),
        (("xls", "-o", "out.xls"), "there is no format 'xls'; there are jsonl, csv"),
        (("csv",), "Missing option '--output'"),
        (("jsonl", "-o", "out.jsonl", "--collection", "none"), "none"),
    ],
)
def test_what_goes_wrong_is_said(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], problem: str
) -> None:
    """A place that cannot be written to, an unknown format or collection: a line says what to do, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    result = run(place, *arguments)
    assert result.exit_code == 2
    assert problem in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_help_names_every_format() -> None:
    """Who asks for help sees what there is."""
    told = "".join(run("", "--help").stdout.split())  # lines end at hyphens
    assert all(one.name in told for one in EXPORTERS)


def test_a_dossier_is_written(place: str, tmp_path: Path) -> None:
    """A dossier tells of itself whom it is on; how many claims fit the words says nothing of it."""
    out = tmp_path / "roth.MD"
    result = run(place, "dossier", "--about", "Samuel Roth", "-o", str(out))
    assert (result.exit_code, result.stderr) == (0, f"sayso: dossier written to {out}\n")
    assert out.read_text(encoding="utf-8").startswith("# Samuel Roth\n")
    refused = run(place, "dossier", "-o", str(out))
    assert refused.exit_code == 2
    assert (
        "a dossier is on somebody, or on one thing that is said; name somebody with --about" in refused.stderr
    )
