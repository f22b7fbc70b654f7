import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpora import write_set
from factories import parse
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.evaluate.measuring import Parsing
from sayso.evaluation.references import digest_of

NOTATION = "Twelve/CD/nummod/2 trucks=truck/NNS/nsubj/3 left=leave/VBD/ROOT ././punct/3"
TEXT = "Twelve trucks left ."
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The measurement on a set of two texts that are there and one that is not, of one number each."""
    number = {
        "span": [0, 6],
        "low": 12,
        "high": 12,
        "best": 12,
        "bound": "exact",
        "units": ["truck"],
        "of": [[7, 13]],
        "base": [None],
    }
    fields = {"sha256": digest_of(TEXT), "passage": [0, 20]}
    lines = [
        {"document": "a.txt", "half": "seen", "quantities": [number]},
        {"document": "b.txt", "half": "unseen", "quantities": [number, number | {"span": [7, 13]}]},
        {"document": "c.txt", "half": "unseen", "quantities": [number]},
    ]
    labels = write_set(tmp_path, *(fields | line for line in lines))
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)

    def run(*arguments: str, corpora: Path = tmp_path) -> tuple[int, str, str]:
        options = ["quantities", str(corpora), "--set", str(labels), *arguments]
        result = CliRunner().invoke(evaluate_app, options, obj=Parsing(lambda _: parse(NOTATION)))
        return result.exit_code, result.stdout, result.stderr

    return run


def test_table(run: Run) -> None:
    """The figures are printed as a table, both halves apart, and the text that was skipped is named below it."""
    status, out, err = run()
    assert (status, err) == (0, "")
    assert out.startswith("2 texts, 1 skipped, 0 without a prediction\n")
    rows = [line.split() for line in out.splitlines()]
    assert ["found,", "all", "1.000", "0.667", "0.800", "2", "2", "3"] in rows
    assert ["value", "1.000", "1.000", "1.000"] in rows
    assert out.splitlines()[-1].startswith("not read: c.txt")


def test_json(run: Run) -> None:
    """The same figures come as JSON, and no error of the unseen half is shown."""
    told = json.loads(run("--json", "--errors", "9")[1])
    assert (told["all"]["found"]["r"], told["seen"]["whole"]["f1"]) == (pytest.approx(2 / 3), 1)
    assert told["cases"] == []


def test_floors(run: Run, tmp_path: Path) -> None:
    """A figure under its floor is named and the exit status is 1."""
    floors = tmp_path / "floors.toml"
    floors.write_text("[quantities]\nall.found.r = 0.9\n")
    status, _, err = run("--floors", str(floors))
    assert (status, err) == (1, "all.found.r is 0.6667, under its floor of 0.9000\n")


def test_nothing_there(run: Run, tmp_path: Path) -> None:
    """Where none of the texts is there, nothing is measured: one line on standard error and status 2."""
    status, out, err = run(corpora=tmp_path / "elsewhere")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "none of the texts" in err
