from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from corpora import write_set
from factories import parse
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.evaluate.measuring import Parsing
from sayso.evaluation.references import digest_of
from sayso.records import Document, Parse

TEXT = "Snow fell in Mali yesterday."
LABEL = {"place": [13, 17], "geonames": 2453866, "country": "ML"}


def read(document: Document) -> Parse:
    """Parse the one text there is."""
    assert document.text == TEXT
    return parse(
        "Snow/NN/nsubj/2 fell=fall/VBD/ROOT in/IN/prep/2 Mali/NNP/pobj/3 yesterday/NN/npadvmod/2 ././punct/2",
        {"Mali": "place"},
    )


def run(folder: Path, *options: str) -> tuple[int, str, str]:
    """Run the measurement; return its status and what it wrote to both streams."""
    arguments = ["places", str(folder), "--set", str(folder / "set.jsonl"), *options]
    result = CliRunner().invoke(evaluate_app, arguments, obj=Parsing(read))
    return result.exit_code, result.stdout, result.stderr


def corpus(folder: Path) -> Path:
    """Write a corpus of one text, and a set with it."""
    (folder / "karsk.txt").write_text(TEXT)
    write_set(folder, {"document": "karsk.txt", "sha256": digest_of(TEXT), **LABEL})
    return folder


def test_table(tmp_path: Path) -> None:
    """Ours stands beside the largest place of each name."""
    status, out, _ = run(corpus(tmp_path))
    assert status == 0
    assert out.splitlines()[0] == "1 places, 1 in GeoNames, 0 texts skipped"
    assert out.splitlines()[3].split() == ["right,", "of", "those", "1.000", "1.000"]


def test_floor(tmp_path: Path) -> None:
    """A figure under its floor is named and the exit status is 1."""
    (tmp_path / "floors.toml").write_text("[places]\naccuracy = 1.1\n")
    status, _, err = run(corpus(tmp_path), "--floors", str(tmp_path / "floors.toml"))
    assert (status, err) == (1, "accuracy is 1.0000, under its floor of 1.1000\n")


def test_nothing_there(tmp_path: Path) -> None:
    """Without any of the texts there is nothing to measure: one line and status 2."""
    (corpus(tmp_path) / "karsk.txt").unlink()
    status, out, err = run(tmp_path)
    assert (status, out) == (2, "")
    assert "none of the texts" in err
