import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factories import report
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.read import Workshop
from sayso.evaluation.fnc import BODIES, DEV
from sayso.records import Document, Report

Run = Callable[..., tuple[int, str, str]]


class _Reading:
    """Reads every text as one in which nobody speaks."""

    def read(self, document: Document) -> Report:
        return report(document.text)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The measurement on two articles, one headline each; and on a table of one of them."""
    bodies = (
        "Body ID,articleBody\n1,The governor of Karsk resigned on Monday.\n2,It rained all day in Farport.\n"
    )
    (tmp_path / BODIES).write_text(bodies)
    one = "Headline,Body ID,Stance\nKarsk governor resigned,1,agree\n"
    (tmp_path / "one.csv").write_text(one)
    (tmp_path / DEV).write_text(f"{one}Karsk governor resigned,2,unrelated\n")

    def run(*arguments: str, corpus: Path = tmp_path) -> tuple[int, str, str]:
        workshop = Workshop(lambda *_: iter(()), lambda _: _Reading())
        result = CliRunner().invoke(evaluate_app, ["stances", str(corpus), *arguments], obj=workshop)
        return result.exit_code, result.stdout, result.stderr

    return run


def test_figures(run: Run) -> None:
    """The figures of all articles come as JSON, ours beside the plain ways."""
    status, out, _ = run("--json")
    figures = json.loads(out)
    assert status == 0
    assert (figures["articles"], figures["pairs"]) == (2, 2)
    assert figures["sayso"]["accuracy"] == 1
    assert figures["always_discuss"]["accuracy"] == 0


def test_part(run: Run) -> None:
    """So many articles are read and no more, and of the table that is named."""
    assert "1 articles" in run("--limit", "1")[1]
    assert "1 articles" in run("--stances", "one.csv")[1]


def test_floor(run: Run, tmp_path: Path) -> None:
    """Under a floor it leaves with status 1."""
    floors = tmp_path / "floors.toml"
    floors.write_text("[stances]\nalways_discuss.macro_f1 = 0.5\n")
    status, _, err = run("--floors", str(floors))
    assert status == 1
    assert "always_discuss.macro_f1" in err


def test_absent(run: Run, tmp_path: Path) -> None:
    """Where there is no corpus it says what to give."""
    (tmp_path / "empty").mkdir()
    status, _, err = run(corpus=tmp_path / "empty")
    assert status == 2
    assert "Fake News Challenge" in err
