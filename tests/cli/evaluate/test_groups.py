import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayings import claim, report
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.read import Workshop
from sayso.records import Document, Report

TOKENS = "".join(
    f'<token t_id="{i}" sentence="0" number="0">{word}</token>'
    for i, word in enumerate(("Gunmen", "raided", "Karsk", "."), 1)
)
MARKED = f"""<Document>{TOKENS}<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="2"/></ACTION_OCCURRENCE></Markables><Relations>
<CROSS_DOC_COREF r_id="9" note="ACT1"><source m_id="1"/></CROSS_DOC_COREF></Relations></Document>"""


class _Reading:
    """Reads every text as a claim of the raid that is in it."""

    def read(self, document: Document) -> Report:
        told = claim("Gunmen raided Karsk.", "attacks", "Gunmen", "Karsk", "raided")
        made = report(told)
        return Report(document, made.actors, (), made.claims)


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The measurement on two texts of one topic and one of another."""
    for topic, name in (("1", "1_1ecb"), ("1", "1_2ecb"), ("2", "2_1ecb")):
        (tmp_path / topic).mkdir(exist_ok=True)
        (tmp_path / topic / f"{name}.xml").write_text(MARKED)

    def run(*arguments: str, corpus: Path = tmp_path) -> tuple[int, str, str]:
        workshop = Workshop(lambda *_: iter(()), lambda _: _Reading())
        result = CliRunner().invoke(evaluate_app, ["groups", str(corpus), *arguments], obj=workshop)
        return result.exit_code, result.stdout, result.stderr

    return run


def test_figures(run: Run) -> None:
    """The figures of all topics come as JSON, ours beside the plain ways."""
    status, out, _ = run("--json")
    figures = json.loads(out)
    assert status == 0
    assert (figures["topics"], figures["claims"], figures["events"]) == (2, 3, 2)
    assert figures["same_word"]["b_cubed"]["f1"] == 1


def test_limit(run: Run) -> None:
    """So many topics are read and no more."""
    assert "1 topics, 2 texts" in run("--limit", "1")[1]


def test_floor(run: Run, tmp_path: Path) -> None:
    """Under a floor it leaves with status 1."""
    floors = tmp_path / "floors.toml"
    floors.write_text("[groups]\neach_alone.b_cubed.f1 = 0.99\n")
    status, _, err = run("--floors", str(floors))
    assert status == 1
    assert "each_alone.b_cubed.f1" in err


def test_absent(run: Run, tmp_path: Path) -> None:
    """Where there is no corpus it says what to give."""
    (tmp_path / "empty").mkdir()
    status, _, err = run(corpus=tmp_path / "empty")
    assert status == 2
    assert "ECB+" in err


def test_paraphrases(run: Run, tmp_path: Path) -> None:
    """Pairs of sentences are measured beside the events where a file of them is given."""
    path = tmp_path / "pairs.txt"
    path.write_text(
        "Quality\t1\t2\t3\t4\n1\ta\tb\tThe bridge at Karsk is open.\tAt Karsk the bridge is open.\n"
    )
    assert "1 pairs of sentences" in run("--paraphrases", str(path))[1]
