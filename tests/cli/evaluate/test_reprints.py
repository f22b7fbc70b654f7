import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpora import write_set
from sayso.cli.evaluate.app import evaluate_app
from sayso.evaluation.references import digest_of
from tellings import BRIDGE, ORCHARD

TEXTS = {"a.txt": BRIDGE, "b.txt": BRIDGE[:2], "c.txt": (*ORCHARD, BRIDGE[1])}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The measurement on a pair that is a copy, one that is labelled none, and one that is not there."""
    written = {name: "\n\n".join(story) + "\n" for name, story in TEXTS.items()}
    for name, text in written.items():
        (tmp_path / name).write_text(text)
    pairs = [("a.txt", "b.txt", "abridged"), ("a.txt", "c.txt", "none"), ("a.txt", "gone.txt", "copy")]
    lines = [
        {
            "documents": [one, other],
            "sha256": [digest_of(written.get(name, "")) for name in (one, other)],
            "overlap": 0.4,
            "half": "seen",
            "label": label,
            "original": None,
        }
        for one, other, label in pairs
    ]
    labels = write_set(tmp_path, *lines)

    def run(*arguments: str, corpora: Path = tmp_path) -> tuple[int, str, str]:
        result = CliRunner().invoke(
            evaluate_app, ["reprints", str(corpora), "--set", str(labels), *arguments]
        )
        return result.exit_code, result.stdout, result.stderr

    return run


def test_table(run: Run) -> None:
    """The figures are printed as a table, and what was skipped is named below it."""
    status, out, err = run()
    assert (status, err) == (0, "")
    assert out.startswith("2 pairs, 1 skipped, 0 reprints that share no key\n")
    assert out.splitlines()[-1].startswith("not read: a.txt and gone.txt: gone.txt is not in")


def test_json(run: Run) -> None:
    """The same figures come as JSON, with the errors asked for."""
    told = json.loads(run("--json", "--errors", "3")[1])
    assert (told["any"]["r"], told["any"]["p"]) == (1.0, 0.5)
    assert [case["reason"] for case in told["cases"]] == ["labelled none, found passage"]


def test_floors(run: Run, tmp_path: Path) -> None:
    """A figure under its floor is named and the exit status is 1."""
    floors = tmp_path / "floors.toml"
    floors.write_text("[reprints]\nany.f1 = 0.9\n")
    status, _, err = run("--floors", str(floors))
    assert (status, err) == (1, "any.f1 is 0.6667, under its floor of 0.9000\n")


def test_nothing_there(run: Run, tmp_path: Path) -> None:
    """Where none of the texts is there, nothing is measured: one line on standard error and status 2."""
    status, out, err = run(corpora=tmp_path / "elsewhere")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "none of the texts" in err
