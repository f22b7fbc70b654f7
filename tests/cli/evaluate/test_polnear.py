import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from corpora import ARTICLE, write_split
from measured import Fake, no_documents, run
from sayso.cli.evaluate.app import evaluate_app
from sayso.cli.read import Workshop
from sayso.settings import Settings


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


def test_calibration(split: Path) -> None:
    """Whether scores say how many are right is told in one row for each tenth and one over all."""
    rows = [line.split() for line in run("polnear", split, "--calibration")[1].splitlines()]
    assert ["0.9", "-", "1.0", "1", "1.000", "1.000"] in rows
    assert ["0.8", "-", "0.9", "0", "-", "-"] in rows
    assert rows[-1][-4:] == ["0.000,", "Brier", "score", "0.000"]


def test_calibration_as_json(split: Path) -> None:
    """The error of calibration is always among the figures; its bins are where they are asked for."""
    plain = json.loads(run("polnear", split, "--json")[1])
    asked = json.loads(run("polnear", split, "--json", "--calibration")[1])
    assert plain["calibration"] == {"ece": 0.0, "brier": 0.0}
    assert "calibration_bins" not in plain
    assert (len(asked["calibration_bins"]), asked["calibration_bins"][-1]["number"]) == (10, 1)


def test_ceiling(split: Path, tmp_path: Path) -> None:
    """The error of calibration can be held from above."""
    kept = floors(tmp_path, "[polnear.at_most]\ncalibration.ece = -0.1\n")
    status, _, err = run("polnear", split, "--floors", kept)
    assert (status, err) == (1, "calibration.ece is 0.0000, over its ceiling of -0.1000\n")


def test_min_score_curve(split: Path) -> None:
    """Figure (d) is told for ten least scores."""
    out = run("polnear", split, "--min-score-curve")[1]
    assert out.splitlines()[-10].split() == ["0.0", "1.000", "0.500", "0.667", "1", "1", "2", "best", "F1"]
    told = json.loads(run("polnear", split, "--min-score-curve", "--json")[1])
    assert [point["min_score"] for point in told["min_score_curve"]] == [step / 10 for step in range(10)]


def test_by(split: Path) -> None:
    """Articles are grouped by who published them and by whether they came over the wire."""
    (split.parent / "metadata.tsv").write_text("filename\tpublisher\twire\nkarsk_a\tkarsk\tVNA\n")
    out = run("polnear", split, "--by", "publisher", "--by", "wire")[1]
    assert [line.split()[:2] for line in out.splitlines() if line.startswith(("karsk", "wire"))] == [
        ["karsk", "1"],
        ["wire", "1"],
    ]
    told = json.loads(run("polnear", split, "--by", "wire", "--json")[1])
    assert told["by_wire"]["wire"]["attribution"]["hits"] == 1


def test_by_without_metadata(split: Path) -> None:
    """Where nothing tells who published the articles, that is said before anything is read."""
    status, out, err = run("polnear", split, "--by", "publisher")
    assert (status, out) == (2, "")
    assert "metadata.tsv" in err


def test_diagram(split: Path, tmp_path: Path) -> None:
    """The diagram is written where asked, and a place that cannot be written to is said."""
    place = tmp_path / "scores.svg"
    assert run("polnear", split, "--diagram", place)[0] == 0
    assert ET.fromstring(place.read_text("utf-8")).tag.endswith("svg")
    status, out, err = run("polnear", split, "--diagram", tmp_path)
    assert (status, out) == (2, "")
    assert "it is a folder" in err
