import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpora import write_set
from factories import parse
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.evaluate.measuring import Casting
from sayso.records import Cast, Document, Parse

TEXT = "Ada Varo left. She spoke."


def read(document: Document) -> tuple[Parse, Cast]:
    """Parse the one text there is, and tie nobody."""
    assert document.text == TEXT
    built = parse(
        "Ada_Varo/NNP/nsubj/2 left/VBD/ROOT ././punct/2\nShe/PRP/nsubj/2 spoke/VBD/ROOT ././punct/2",
        {"Ada Varo": "person"},
    )
    return built, Cast((), {})


@pytest.fixture
def split(tmp_path: Path) -> Path:
    """A split with one article, and a set beside it with two speakers in it and one in an absent article."""
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "karsk.txt").write_text(TEXT)
    rows = [("karsk", [15, 18], [0, 8]), ("karsk", [15, 18], None), ("sela", [0, 3], None)]
    lines = (
        {"document": stem, "split": "dev", "source": source, "name": name} for stem, source, name in rows
    )
    write_set(tmp_path, *lines)
    return tmp_path


def run(split: Path, *options: str) -> tuple[int, str, str]:
    """Run the measurement; return its status and what it wrote to both streams."""
    arguments = ["speakers", str(split), "--set", str(split / "set.jsonl"), *options]
    result = CliRunner().invoke(evaluate_app, arguments, obj=Casting(read))
    return result.exit_code, result.stdout, result.stderr


def test_table(split: Path) -> None:
    """Our share stands beside those of two plain ways, and the absent article is named."""
    status, out, _ = run(split)
    lines = [line.split() for line in out.splitlines()]
    assert status == 0
    assert lines[0][:5] == ["2", "speakers,", "1", "with", "a"]
    assert [line[-1] for line in lines[2:7]] == ["0.500", "0.500", "0.500", "0.000", "0.000"]
    assert out.splitlines()[-1].startswith("not read: sela: ")


def test_json_with_cases(split: Path) -> None:
    """The figures come as JSON with the cases asked for."""
    told = json.loads(run(split, "--json", "--errors", "1")[1])
    assert (told["accuracy"], told["baselines"]) == (0.5, {"same_string": 0.5, "nearest_name": 0.5})
    assert [case["words"]["speaker"] for case in told["cases"]] == ["Ada Varo"]


def test_floor(split: Path) -> None:
    """A figure under its floor is named and the exit status is 1."""
    floors = split / "floors.toml"
    floors.write_text("[speakers]\naccuracy = 0.8\n")
    status, _, err = run(split, "--floors", str(floors))
    assert (status, err) == (1, "accuracy is 0.5000, under its floor of 0.8000\n")


def test_nothing_there(split: Path) -> None:
    """Without any of the articles there is nothing to measure: one line and status 2."""
    (split / "text" / "karsk.txt").unlink()
    status, out, err = run(split)
    assert (status, out) == (2, "")
    assert "none of the articles" in err
