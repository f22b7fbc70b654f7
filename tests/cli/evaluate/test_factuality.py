import json
from pathlib import Path

from typer.testing import CliRunner

from factories import parse
from sayso.cli.evaluate.app import evaluate_app
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
    result = CliRunner().invoke(evaluate_app, ["factuality", *map(str, arguments)], obj=Written())
    return result.exit_code, result.stdout, result.stderr


def corpus(tmp_path: Path, *values: float) -> Path:
    """Write one sentence for each value, that of its fourth word."""
    path = tmp_path / "events.jsonl"
    rows = [
        {"text": "They did not leave .", "targets": [{"span1": [3, 4], "label": value}]} for value in values
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_table(tmp_path: Path) -> None:
    """The error of the rules stands below that of the same value for all."""
    status, out, err = run(corpus(tmp_path, -1.6, -1.0))
    assert (status, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert lines[0] == ["2", "events"]
    assert lines[2:4] == [["always", "3.0", "4.300", "0.000", "0.000"], ["rules", "0.300", "0.000", "0.500"]]
    assert [line[0] for line in lines[4:]] == ["model", "mean"]


def test_json_with_cases(tmp_path: Path) -> None:
    """The figures come as JSON, with the events asked for that are far off."""
    told = json.loads(run(corpus(tmp_path, 3.0), "--json", "--errors", "1")[1])
    assert (told["events"], told["always"]) == (1, {"mae": 0.0, "r": 0.0, "degree": 1.0})
    assert [case["words"] for case in told["cases"]] == [{"event": "leave"}]


def test_ceiling(tmp_path: Path) -> None:
    """An error over its ceiling is named and the exit status is 1."""
    bounds = tmp_path / "floors.toml"
    bounds.write_text("[factuality.at_most]\nrules.mae = 0.2\n")
    assert run(corpus(tmp_path, -1.6), "--floors", bounds)[0] == 0
    status, _, err = run(corpus(tmp_path, 3.0), "--floors", bounds)
    assert (status, err) == (1, "rules.mae is 4.6000, over its ceiling of 0.2000\n")


def test_unusable(tmp_path: Path) -> None:
    """A file that cannot be used is one line on standard error and status 2."""
    status, out, err = run(tmp_path / "absent.jsonl")
    assert (status, out, err.count("\n")) == (2, "", 1)
