import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpora import write_set
from sayings import claim, report
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.read import Workshop
from sayso.records import Document, Report

LINE = {"half": "seen", "why": "invented"}
OUTLETS = [
    {"publisher": "Karsk Herald", "published": "2031-03-04"},
    {"publisher": "Coast Radio", "published": "2031-03-05"},
]


class _Reading:
    """Reads every text as one claim, which is the whole of it."""

    def read(self, document: Document) -> Report:
        made = report(claim(document.text.strip()))
        return Report(document, made.actors, (), made.claims)


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The measurement on an invented item that drifted, one that didn't, and one whose words are not there."""
    texts = [("own-1", ["number"], "Nine mules left Karsk."), ("own-2", [], "The road to Karsk is shut.")]
    lines = [
        {
            **LINE,
            "id": name,
            "drift": drift,
            "first": OUTLETS[0] | {"text": text},
            "second": OUTLETS[1] | {"text": text},
        }
        for name, drift, text in texts
    ]
    gone = {
        **LINE,
        "id": "gone-1",
        "drift": [],
        "document": "gone.txt",
        "passage": [0, 4],
        "sha256": "0",
        "edit": [[0, 1, "x"]],
        "first": OUTLETS[0],
        "second": OUTLETS[1],
    }
    labels = write_set(tmp_path, *lines, gone)

    def run(*arguments: str) -> tuple[int, str, str]:
        workshop = Workshop(lambda *_: iter(()), lambda _: _Reading())
        options = ["drift", str(tmp_path), "--set", str(labels), *arguments]
        result = CliRunner().invoke(evaluate_app, options, obj=workshop)
        return result.exit_code, result.stdout, result.stderr

    return run


def test_table(run: Run) -> None:
    """The figures are printed as a table; the same words twice have not drifted; what was skipped is named below it."""
    status, out, err = run()
    assert (status, err) == (0, "")
    assert out.startswith("2 retellings, 1 skipped, 0 without a prediction\n")
    rows = [line.split() for line in out.splitlines()]
    assert ["drifted", "or", "not", "0.000", "0.000", "0.000", "0", "0", "1"] in rows
    assert out.splitlines()[-1].startswith("not read: gone-1")


def test_json(run: Run) -> None:
    """The same figures come as JSON, with the errors asked for."""
    told = json.loads(run("--json", "--errors", "3")[1])
    assert (told["items"], told["skipped items"], told["all"]["gold"]) == (2, 1, 1)
    assert [case["text"] for case in told["cases"]] == ["own-1"]


def test_limit(run: Run) -> None:
    """So many retellings are read and no more."""
    assert run("--limit", "1")[1].startswith("1 retellings, 0 skipped")


def test_floors(run: Run, tmp_path: Path) -> None:
    """A figure under its floor is named and the exit status is 1."""
    floors = tmp_path / "floors.toml"
    floors.write_text("[drift]\nall.r = 0.9\n")
    status, _, err = run("--floors", str(floors))
    assert (status, err) == (1, "all.r is 0.0000, under its floor of 0.9000\n")


def test_absent_set(run: Run, tmp_path: Path) -> None:
    """Where there is no set it says what to give: one line on standard error and status 2."""
    status, out, err = run("--set", str(tmp_path / "elsewhere.jsonl"))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "--set" in err
