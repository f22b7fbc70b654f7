import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpora import write_set
from measured import no_documents
from reports import attribution, report
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.read import Workshop
from sayso.evaluation.references import digest_of
from sayso.records import Document, Report, Span

TEXT = "Mira Solen said Dren Akhal denies it and hopes.\n"
Run = Callable[..., tuple[int, str, str]]


class Fake:
    """Finds one attribution inside another in every document."""

    def read(self, document: Document) -> Report:
        """Return it."""
        said = attribution([Span(0, 10)], [Span(11, 15)], [Span(16, 46)])
        denies = attribution([Span(16, 26)], [Span(27, 33)], [Span(34, 36)])
        return report(attributions=[said, dataclasses.replace(denies, parent=said.id)], document=document)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The measurement on a set of one text that is there and one that is not, of two cases each."""
    denies = {"source": [[16, 26]], "cue": [[27, 33]], "content": [[34, 36]], "outer_cue": [[11, 15]]}
    hopes = {"source": [[16, 26]], "cue": [[41, 46]], "content": [[37, 40]], "outer_cue": [[11, 15]]}
    fields = {"sha256": digest_of(TEXT), "read": [[0, 47]], "cases": [denies, hopes]}
    labels = write_set(tmp_path, *({"document": name} | fields for name in ("a.txt", "b.txt")))
    (tmp_path / "a.txt").write_text(TEXT)

    def run(*arguments: str, corpora: Path = tmp_path) -> tuple[int, str, str]:
        options = ["nested", "--corpora", str(corpora), "--set", str(labels), *arguments]
        result = CliRunner().invoke(evaluate_app, options, obj=Workshop(no_documents, lambda _: Fake()))
        return result.exit_code, result.stdout, result.stderr

    return run


def test_table(run: Run) -> None:
    """The figures are printed as a table, and the text that was skipped is named below it."""
    status, out, err = run()
    assert (status, err) == (0, "")
    assert out.startswith("1 texts, 1 texts skipped, 0 texts without a prediction\n")
    assert ["nested", "attribution", "1.000", "0.500", "0.667", "1", "1", "2"] in map(
        str.split, out.splitlines()
    )
    assert out.splitlines()[-1].startswith("not read: b.txt: is not in ")


def test_json(run: Run) -> None:
    """The same figures come as JSON, with the cases asked for."""
    told = json.loads(run("--json", "--errors", "3")[1])
    assert (told["nested"]["r"], told["cue_recall"], told["parent_accuracy"]) == (0.5, 0.5, 1)
    assert [failure["name"] for failure in told["failures"]] == ["b.txt"]
    assert [(case["kind"], case["words"]["cue"]) for case in told["cases"]] == [("missed", "hopes")]


def test_floors(run: Run, tmp_path: Path) -> None:
    """A figure under its floor is named and the exit status is 1."""
    floors = tmp_path / "floors.toml"
    floors.write_text("[nested]\nnested.r = 0.6\n")
    status, _, err = run("--floors", str(floors))
    assert (status, err) == (1, "nested.r is 0.5000, under its floor of 0.6000\n")


def test_nothing_there(run: Run, tmp_path: Path) -> None:
    """Where none of the texts is there, nothing is measured: one line on standard error and status 2."""
    status, out, err = run(corpora=tmp_path / "elsewhere")
    assert (status, out) == (2, "")
    assert "none of the texts" in err
    assert err.count("\n") == 1
