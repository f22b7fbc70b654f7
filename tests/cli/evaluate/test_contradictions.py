import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.evaluate.app import evaluate_app

ROWS = (
    {"id": "1", "t": "It did not rain in Karsk.", "h": "It rained in Karsk.", "label": "contradiction"},
    {"id": "2", "t": "Lorvia sold the mine.", "h": "Lorvia bought the mine.", "label": "contradiction"},
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A file of two pairs."""
    path = tmp_path / "rte.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


def test_figures(corpus: Path) -> None:
    """The figures come as a table or as JSON, with what was missed where that is asked for."""
    shown = CliRunner().invoke(evaluate_app, ["contradictions", str(corpus)])
    assert shown.exit_code == 0
    assert shown.stdout.startswith("2 pairs")
    told = json.loads(
        CliRunner().invoke(evaluate_app, ["contradictions", str(corpus), "--json", "--errors", "3"]).stdout
    )
    assert told["sayso"]["contradiction"]["r"] == 0.5
    assert [case["text"] for case in told["cases"]] == ["2"]


def test_floor(corpus: Path, tmp_path: Path) -> None:
    """Under a floor it leaves with status 1."""
    floors = tmp_path / "floors.toml"
    floors.write_text("[contradictions]\nsayso.contradiction.f1 = 0.9\n")
    result = CliRunner().invoke(evaluate_app, ["contradictions", str(corpus), "--floors", str(floors)])
    assert result.exit_code == 1


def test_absent(tmp_path: Path) -> None:
    """Where there is no file it says what to give."""
    result = CliRunner().invoke(evaluate_app, ["contradictions", str(tmp_path / "absent.jsonl")])
    assert result.exit_code == 2
    assert "RTE-3" in result.stderr
