from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.blame.model import Model
from sayso.cli.main import app

KEY = """
0.  MESSAGE: ID                     DEV-MUC3-{number:04d} (X)
1.  MESSAGE: TEMPLATE               1
9.  PERP: INDIVIDUAL ID             "GUNMEN"
10. PERP: ORGANIZATION ID           "RED DAWN FRONT"
11. PERP: ORGANIZATION CONFIDENCE   REPORTED AS FACT: "RED DAWN FRONT"
18. HUM TGT: NAME                   "MIRA TOLL"
"""


@pytest.mark.whole
def test_writes_the_weights(tmp_path: Path) -> None:
    """Messages are read the whole way, the weights written where asked, and how good they are is told."""
    keys, texts, output = tmp_path / "keys", tmp_path / "texts", tmp_path / "weights.json"
    keys.write_text("".join(KEY.format(number=number) for number in range(12)), encoding="latin-1")
    texts.mkdir()
    for number in range(12):
        told = "Gunmen murdered Mira Toll. The Red Dawn Front rules the valley."
        (texts / f"DEV-MUC3-{number:04d}.txt").write_text(told + "\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["train", "blame", str(keys), str(texts), "-o", str(output)])
    assert result.exit_code == 0, result.output
    assert "12 reports" in result.stdout
    assert "F1" in result.stdout
    assert Model.loads(output.read_text("utf-8")).mention


def test_wrong_keys(tmp_path: Path) -> None:
    """A file without answers is named, and the exit status is 2."""
    (tmp_path / "keys").write_text("nothing")
    result = CliRunner().invoke(app, ["train", "blame", str(tmp_path / "keys"), str(tmp_path)])
    assert result.exit_code == 2
    assert "no template in it" in result.stderr
