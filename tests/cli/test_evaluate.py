import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from corpora import ARTICLE, write_muc, write_split
from reports import actor, attribution, claim, report
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.read import Workshop
from sayso.records import Document, Failure, Report, Span
from sayso.settings import Settings


class Fake:
    """Reads the same from every document: one attribution, and a group that attacks."""

    def read(self, document: Document) -> Report:
        """Return it."""
        said = attribution([Span(0, 10)], [Span(11, 15)], [Span(16, 35)])
        shield = actor("group", "Northern Shield Movement", "armed_group")
        return report([shield], [claim("group", "attacks")], [said], document)


def no_documents(*_: object) -> Iterator[Document | Failure]:
    """Find nothing: this command reads corpora."""
    yield from ()


WORKSHOP = Workshop(no_documents, lambda _: Fake())


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """Run the command with a fake reader; return its status and what it wrote to both streams."""
    result = CliRunner().invoke(evaluate_app, [str(one) for one in arguments], obj=WORKSHOP)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def split(tmp_path: Path) -> Path:
    """A split of one article with two attributions, of which the fake finds the first."""
    first = {"source": [(0, 10)], "cue": [(11, 15)], "content": [(16, 35)]}
    second = {"source": [(44, 54)], "cue": [(55, 62)], "content": [(38, 43)]}
    return write_split(tmp_path / "split", ARTICLE, [first, second])


def floors(tmp_path: Path, text: str) -> Path:
    """Write a file of floors."""
    path = tmp_path / "floors.toml"
    path.write_text(text)
    return path


def test_polnear(split: Path) -> None:
    """The figures of a split are printed as a table, and nothing else."""
    status, out, err = run("polnear", split)
    assert (status, err) == (0, "")
    assert out.splitlines()[-1].split() == ["(d)", "attribution", "1.000", "0.500", "0.667", "1", "1", "2"]


def test_json(split: Path) -> None:
    """The same figures come as JSON, with what could not be read and the cases asked for."""
    status, out, _ = run("polnear", split, "--json", "--errors", "5")
    told = json.loads(out)
    assert (status, told["attribution"]["hits"], told["failures"]) == (0, 1, [])
    assert [(case["kind"], case["words"]["source"]) for case in told["cases"]] == [("missed", "Dren Akhal")]


def test_errors(split: Path) -> None:
    """Cases that went wrong are shown below the table, with their words."""
    assert "missed  karsk_a  (no content matches it)" in run("polnear", split, "--errors", "1")[1]
    assert "missed" not in run("polnear", split)[1]


def test_floors_hold(split: Path, tmp_path: Path) -> None:
    """A figure under its floor is named and the exit status is 1; at its floor all is well."""
    kept = floors(tmp_path, "[polnear]\nattribution.r = 0.5\n")
    assert run("polnear", split, "--floors", kept)[0] == 0
    status, out, err = run(
        "polnear", split, "--floors", floors(tmp_path, "[polnear]\nattribution.r = 0.51\n")
    )
    assert (status, err) == (1, "attribution.r is 0.5000, under its floor of 0.5100\n")
    assert "(d) attribution" in out


def test_muc(tmp_path: Path) -> None:
    """A key and its texts give the figures of who is blamed; a text outside the key is not read."""
    key, texts = write_muc(tmp_path)
    status, out, _ = run("muc", key, texts)
    assert status == 0
    assert out.splitlines()[0] == "2 messages, 0 messages without a prediction"
    assert out.splitlines()[2].split() == ["organisation", "0.500", "1.000", "0.667", "1", "2", "1"]


def test_muc_text_absent(tmp_path: Path) -> None:
    """A message of the key without a text counts as read without any result."""
    key, texts = write_muc(tmp_path)
    texts.write_text(texts.read_text().split("TST1-MUC3-0902")[0])
    assert run("muc", key, texts)[1].startswith("2 messages, 1 messages without a prediction")


def test_limit(tmp_path: Path) -> None:
    """Only so many texts are read as asked for."""
    assert run("muc", *write_muc(tmp_path), "--limit", "1")[1].startswith("1 messages")


def test_several_keys(tmp_path: Path) -> None:
    """Keys are named with a comma between them."""
    key, texts = write_muc(tmp_path)
    assert run("muc", f"{key},{key}", texts)[1] == run("muc", key, texts)[1]


@pytest.mark.parametrize("option", ["--floors", None])
def test_unusable(tmp_path: Path, split: Path, option: str | None) -> None:
    """A corpus or a file of floors that cannot be used is one line on standard error and status 2."""
    arguments = [split, option, tmp_path / "absent"] if option else [tmp_path / "absent"]
    status, out, err = run("polnear", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("sayso: ")
    assert err.count("\n") == 1
    assert "absent" in err


def test_settings_are_the_ordinary_ones(split: Path) -> None:
    """Texts are read with the settings of an ordinary read."""
    seen: list[Settings] = []

    def load(settings: Settings) -> Fake:
        seen.append(settings)
        return Fake()

    result = CliRunner().invoke(evaluate_app, ["polnear", str(split)], obj=Workshop(no_documents, load))
    assert (result.exit_code, seen) == (0, [Settings()])


def test_commands() -> None:
    """Both corpora have their command."""
    assert set(getattr(typer.main.get_command(evaluate_app), "commands", {})) == {"polnear", "muc"}
