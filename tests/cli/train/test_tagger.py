from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpora import ARTICLE, write_split
from sayso.cli.main import app


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """Run the command; return its status and what it wrote to both streams."""
    result = CliRunner().invoke(app, ["train", "tagger", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def split(tmp_path: Path) -> Path:
    """A split of one article."""
    said = {"source": [(0, 10)], "cue": [(11, 15)], "content": [(16, 35)]}
    return write_split(tmp_path / "split", ARTICLE, [said])


def test_one_begin(split: Path, tmp_path: Path) -> None:
    """A training begins with a trained tagger or with the encoder, not with both."""
    status, out, err = run(
        "--polnear", split, "-o", tmp_path / "new", "--from", tmp_path / "old", "--encoder", tmp_path
    )
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "--encoder" in err
    assert not (tmp_path / "new").exists()


def test_same_folder(split: Path, tmp_path: Path) -> None:
    """The tagger to begin with is not written over, by whatever name its folder is given."""
    status, _, err = run(
        "--polnear", split, "--output", tmp_path / "old", "--from", tmp_path / "split" / ".." / "old"
    )
    assert (status, err.count("\n")) == (2, 1)
    assert "another --output" in err


def test_no_tagger(split: Path, tmp_path: Path) -> None:
    """A folder to begin with that holds no tagger is named, and nothing is written."""
    pytest.importorskip("torch")
    pytest.importorskip("onnx")
    status, _, err = run("--polnear", split, "-o", tmp_path / "new", "--from", tmp_path / "old")
    assert (status, err.count("\n")) == (2, 1)
    assert f"{tmp_path / 'old'}: no tagger.onnx" in err
    assert not (tmp_path / "new").exists()


def test_one_teacher(split: Path, tmp_path: Path) -> None:
    """One teacher would have nothing to learn from that it is not asked about."""
    status, _, err = run("--polnear", split, "-o", tmp_path / "new", "--teachers", "1")
    assert (status, err.count("\n")) == (2, 1)
    assert "at least 2" in err
