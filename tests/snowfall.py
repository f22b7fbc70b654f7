"""A corpus of one text about snow in Mali, for measurements that read no further than the parse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from corpora import write_set
from factories import parse
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.evaluate.measuring import Parsing
from sayso.evaluation.references import digest_of
from sayso.records import Document, Parse

TEXT = "Snow fell in Mali yesterday."


def read(document: Document) -> Parse:
    """Parse the one text there is."""
    assert document.text == TEXT
    return parse(
        "Snow/NN/nsubj/2 fell=fall/VBD/ROOT in/IN/prep/2 Mali/NNP/pobj/3 yesterday/NN/npadvmod/2 ././punct/2",
        {"Mali": "place"},
    )


def measure(command: str, folder: Path, *options: str) -> tuple[int, str, str]:
    """Run a measurement on the corpus; return its status and what it wrote to both streams."""
    arguments = [command, str(folder), "--set", str(folder / "set.jsonl"), *options]
    result = CliRunner().invoke(evaluate_app, arguments, obj=Parsing(read))
    return result.exit_code, result.stdout, result.stderr


def corpus(folder: Path, label: dict[str, Any]) -> Path:
    """Write the corpus, and a set with one label of its text."""
    (folder / "karsk.txt").write_text(TEXT)
    write_set(folder, {"document": "karsk.txt", "sha256": digest_of(TEXT), **label})
    return folder
