import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpora import write_set
from measured import no_documents
from reports import claim, report
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.read import Workshop
from sayso.evaluation.references import digest_of
from sayso.records import Document, Party, Report, Span

TEXT = "Mira Solen said that Veldania backs Lorvia and that Lorvia is glad of it.\n"
Run = Callable[..., tuple[int, str, str]]


class Fake:
    """Finds in every document that somebody backs somebody."""

    def read(self, document: Document) -> Report:
        """Return it."""
        made = claim(None, "supports", evidence=Span(0, 42))
        parties = (Party(None, "Veldania", Span(21, 29)), Party(None, "Lorvia", Span(36, 42)))
        return report(claims=[replace(made, subject=parties[0], object=parties[1])], document=document)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The measurement on a set of two sentences that are there and one that is not, of two claims each."""
    one = {
        "subject": [21, 29],
        "relation": "supports",
        "object": [36, 42],
        "polarity": "affirmed",
        "voice": None,
    }
    two = one | {"relation": "arms", "subject": [52, 58], "object": None}
    fields = {"sha256": digest_of(TEXT), "sentence": [0, 73], "claims": [one, two]}
    halves = (("a.txt", "seen"), ("b.txt", "unseen"), ("c.txt", "unseen"))
    labels = write_set(tmp_path, *({"document": name, "half": half} | fields for name, half in halves))
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)

    def run(*arguments: str, corpora: Path = tmp_path) -> tuple[int, str, str]:
        options = ["claims", str(corpora), "--set", str(labels), *arguments]
        result = CliRunner().invoke(evaluate_app, options, obj=Workshop(no_documents, lambda _: Fake()))
        return result.exit_code, result.stdout, result.stderr

    return run


def test_table(run: Run) -> None:
    """The figures are printed as a table, both halves apart, and the text that was skipped is named below it."""
    status, out, err = run()
    assert (status, err) == (0, "")
    assert out.startswith("2 sentences, 1 skipped, 0 without a prediction\n")
    rows = [line.split() for line in out.splitlines()]
    assert ["claim", "1.000", "0.500", "0.667", "2", "2", "4"] in rows
    assert ["unseen", "half", "1.000", "0.500", "0.667", "1", "1", "2"] in rows
    assert out.splitlines()[-1].startswith("not read: c.txt: is in none of the folders")


def test_json(run: Run) -> None:
    """The same figures come as JSON, and only the errors of the seen half are shown."""
    told = json.loads(run("--json", "--errors", "9")[1])
    assert (told["claims"]["r"], told["right"]["relation"]) == (0.5, 1)
    assert [(case["text"], case["words"]["relation"]) for case in told["cases"]] == [("a.txt", "arms")]


def test_floors(run: Run, tmp_path: Path) -> None:
    """A figure under its floor is named and the exit status is 1."""
    floors = tmp_path / "floors.toml"
    floors.write_text("[claims]\nclaims.r = 0.6\n")
    status, _, err = run("--floors", str(floors))
    assert (status, err) == (1, "claims.r is 0.5000, under its floor of 0.6000\n")


def test_nothing_there(run: Run, tmp_path: Path) -> None:
    """Where none of the texts is there, nothing is measured: one line on standard error and status 2."""
    status, out, err = run(corpora=tmp_path / "elsewhere")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "none of the texts" in err
