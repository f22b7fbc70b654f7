from __future__ import annotations

from pathlib import Path

from snowfall import corpus, measure

LABEL = {"place": [13, 17], "geonames": 2453866, "country": "ML"}


def test_table(tmp_path: Path) -> None:
    """Ours stands beside the largest place of each name."""
    status, out, _ = measure("places", corpus(tmp_path, LABEL))
    assert status == 0
    assert out.splitlines()[0] == "1 places, 1 in GeoNames, 0 texts skipped"
    assert out.splitlines()[3].split() == ["right,", "of", "those", "1.000", "1.000"]


def test_floor(tmp_path: Path) -> None:
    """A figure under its floor is named and the exit status is 1."""
    (tmp_path / "floors.toml").write_text("[places]\naccuracy = 1.1\n")
    status, _, err = measure("places", corpus(tmp_path, LABEL), "--floors", str(tmp_path / "floors.toml"))
    assert (status, err) == (1, "accuracy is 1.0000, under its floor of 1.1000\n")


def test_nothing_there(tmp_path: Path) -> None:
    """Without any of the texts there is nothing to measure: one line and status 2."""
    (corpus(tmp_path, LABEL) / "karsk.txt").unlink()
    status, out, err = measure("places", tmp_path)
    assert (status, out) == (2, "")
    assert "none of the texts" in err
