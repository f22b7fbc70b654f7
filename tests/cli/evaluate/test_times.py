from __future__ import annotations

import json
from pathlib import Path

from snowfall import corpus, measure

LABEL = {"published": "2019-03-13", "time": [18, 27], "earliest": "2019-03-12", "latest": "2019-03-12"}


def test_json(tmp_path: Path) -> None:
    """The figures come as JSON."""
    told = json.loads(measure("times", corpus(tmp_path, LABEL), "--json")[1])
    assert (told["accuracy"], told["baseline"], told["failures"]) == (1.0, 0.0, [])


def test_table(tmp_path: Path) -> None:
    """The figures come as a table with the baseline in its last line."""
    status, out, _ = measure("times", corpus(tmp_path, LABEL))
    assert status == 0
    assert out.splitlines()[0] == "1 times, 1 settled by the text, 0 texts skipped"
    assert out.splitlines()[-1].split() == ["day", "of", "publication", "0.000"]


def test_floor(tmp_path: Path) -> None:
    """A figure under its floor is named and the exit status is 1."""
    (tmp_path / "floors.toml").write_text("[times]\naccuracy = 1.1\n")
    status, _, err = measure("times", corpus(tmp_path, LABEL), "--floors", str(tmp_path / "floors.toml"))
    assert (status, err) == (1, "accuracy is 1.0000, under its floor of 1.1000\n")


def test_nothing_there(tmp_path: Path) -> None:
    """Without any of the texts there is nothing to measure: one line and status 2."""
    (corpus(tmp_path, LABEL) / "karsk.txt").unlink()
    status, out, err = measure("times", tmp_path)
    assert (status, out) == (2, "")
    assert "none of the texts" in err
