from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from corpora import write_set
from factories import parse
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.evaluate.measuring import Parsing
from sayso.evaluation.references import digest_of
from sayso.records import Document, Parse

TEXT = "Snow fell in Mali yesterday."
LABEL = {"published": "2019-03-13", "time": [18, 27], "earliest": "2019-03-12", "latest": "2019-03-12"}


def read(document: Document) -> Parse:
    """Parse the one text there is."""
    assert document.text == TEXT
    return parse(
        "Snow/NN/nsubj/2 fell=fall/VBD/ROOT in/IN/prep/2 Mali/NNP/pobj/3 yesterday/NN/npadvmod/2 ././punct/2",
        {"Mali": "place"},
    )


def run(folder: Path, *options: str) -> tuple[int, str, str]:
    """Run the measurement; return its status and what it wrote to both streams."""
    arguments = ["times", str(folder), "--set", str(folder / "set.jsonl"), *options]
    result = CliRunner().invoke(evaluate_app, arguments, obj=Parsing(read))
    return result.exit_code, result.stdout, result.stderr


def corpus(folder: Path) -> Path:
    """Write a corpus of one text, and a set with it."""
    (folder / "karsk.txt").write_text(TEXT)
    write_set(folder, {"document": "karsk.txt", "sha256": digest_of(TEXT), **LABEL})
    return folder


def test_json(tmp_path: Path) -> None:
    """The figures come as JSON."""
    told = json.loads(run(corpus(tmp_path), "--json")[1])
    assert (told["accuracy"], told["baseline"], told["failures"]) == (1.0, 0.0, [])


def test_table(tmp_path: Path) -> None:
    """The figures come as a table with the baseline in its last line."""
    status, out, _ = run(corpus(tmp_path))
    assert status == 0
    assert out.splitlines()[0] == "1 times, 1 settled by the text, 0 texts skipped"
    assert out.splitlines()[-1].split() == ["day", "of", "publication", "0.000"]


def test_floor(tmp_path: Path) -> None:
    """A figure under its floor is named and the exit status is 1."""
    (tmp_path / "floors.toml").write_text("[times]\naccuracy = 1.1\n")
    status, _, err = run(corpus(tmp_path), "--floors", str(tmp_path / "floors.toml"))
    assert (status, err) == (1, "accuracy is 1.0000, under its floor of 1.1000\n")


def test_nothing_there(tmp_path: Path) -> None:
    """Without any of the texts there is nothing to measure: one line and status 2."""
    (corpus(tmp_path) / "karsk.txt").unlink()
    status, out, err = run(tmp_path)
    assert (status, out) == (2, "")
    assert "none of the texts" in err
