import json
from pathlib import Path

from typer.testing import CliRunner

from factories import parse
from sayso.claims.factuality.model import Model
from sayso.cli.main import app
from sayso.documents.parsing import Parser
from sayso.records import Document, Parse


class Written(Parser):
    """Knows one sentence, parsed by hand."""

    def __init__(self) -> None:
        """Take no pipeline: what it parses is written down."""

    def parse(self, document: Document, *_: object) -> Parse:
        """Return it."""
        assert document.text == "They did not leave."
        return parse("They/PRP/nsubj/4 did=do/VBD/aux/4 not/RB/neg/4 leave/VB/ROOT ././punct/4")


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """Run the command with a parser that needs no model; return its status and what it wrote to both streams."""
    result = CliRunner().invoke(app, ["train", "factuality", *map(str, arguments)], obj=Written())
    return result.exit_code, result.stdout, result.stderr


def corpus(tmp_path: Path) -> Path:
    """Write a sentence ten times over."""
    row = {"text": "They did not leave .", "targets": [{"span1": [3, 4], "label": -2.0}]}
    path = tmp_path / "train.jsonl"
    path.write_text((json.dumps(row) + "\n") * 10)
    return path


def test_writes_the_weights(tmp_path: Path) -> None:
    """The weights are written where asked, and how good they are is told."""
    out = tmp_path / "weights.json"
    status, told, err = run("--uw", corpus(tmp_path), "-o", out)
    assert (status, err) == (0, "")
    assert told.startswith("10 events, ")
    assert "MAE 0.000" in told
    assert Model.loads(out.read_text()).value(["always", "0.neg=not"]) == -2.0


def test_unusable(tmp_path: Path) -> None:
    """A corpus that cannot be used is one line on standard error and status 2, and what was there stays."""
    out = tmp_path / "weights.json"
    out.write_text("kept")
    status, told, err = run("--uw", tmp_path / "absent.jsonl", "--output", out)
    assert (status, told, err.count("\n")) == (2, "", 1)
    assert out.read_text() == "kept"


def test_not_writable(tmp_path: Path) -> None:
    """A place that cannot be written to is told before anything is read."""
    status, _, err = run("--uw", corpus(tmp_path), "-o", tmp_path / "absent" / "weights.json")
    assert (status, "absent" in err) == (2, True)
