import json
from dataclasses import replace
from pathlib import Path

from typer.testing import CliRunner

from measured import no_documents
from reports import claim, report
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.read import Workshop
from sayso.records import Document, Party, Report, Span


class Fake:
    """Finds in every sentence that its first word arms its last."""

    def read(self, document: Document) -> Report:
        """Return it."""
        made = claim(None, "arms", evidence=Span(0, 21))
        parties = (Party(None, "Veldania", Span(0, 8)), Party(None, "Lorvia", Span(14, 20)))
        return report(claims=[replace(made, subject=parties[0], object=parties[1])], document=document)


def run(tmp_path: Path, *arguments: str) -> tuple[int, str, str]:
    """Run the measurement on two records: a help and a protest."""
    record = {"id": "one", "text": "Veldania arms Lorvia.", "source": [{"actorText": "Veldania"}]}
    records = [
        record | {"event": "AID", "target": [{"actorText": "Lorvia"}]},
        record | {"event": "PROTEST", "target": ""},
    ]
    path = tmp_path / "records.json"
    path.write_text(json.dumps(records))
    result = CliRunner().invoke(
        evaluate_app, ["plover", str(path), *arguments], obj=Workshop(no_documents, lambda _: Fake())
    )
    return result.exit_code, result.stdout, result.stderr


def test_table(tmp_path: Path) -> None:
    """The figures are printed by type; a type that nothing of ours stands for has no accuracy."""
    status, out, err = run(tmp_path)
    assert (status, err) == (0, "")
    rows = [line.split() for line in out.splitlines()]
    assert ["AID", "1", "1.000", "1.000", "1.000", "1", "1"] in rows
    assert ["PROTEST", "1", "1.000", "0.000", "-", "0", "0"] in rows
    assert rows[-1][:2] == ["all", "2"]


def test_json_and_floors(tmp_path: Path) -> None:
    """The figures come as JSON, and one under its floor gives status 1."""
    told = json.loads(run(tmp_path, "--json", "--errors", "2")[1])
    assert (told["source"]["f1"], told["type"]["accuracy"]) == (1, 1)
    assert [case["kind"] for case in told["cases"]] == ["false"]
    floors = tmp_path / "floors.toml"
    floors.write_text("[plover]\ntarget.p = 0.9\n")
    assert run(tmp_path, "--floors", str(floors))[0] == 1


def test_unusable(tmp_path: Path) -> None:
    """A file that cannot be used is one line on standard error and status 2."""
    result = CliRunner().invoke(evaluate_app, ["plover", str(tmp_path / "absent.json")])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
