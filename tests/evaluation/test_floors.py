from pathlib import Path
from typing import get_args

import pytest

from sayso.evaluation.attribution_scores import Figures
from sayso.evaluation.calibration import calibration
from sayso.evaluation.errors import FloorsError
from sayso.evaluation.floors import Bound, Kind, Shortfall, read_floors, shortfalls
from sayso.evaluation.muc_scores import Figures as BlameFigures
from sayso.evaluation.nested_scores import Figures as NestedFigures

KEPT = Path(__file__).parents[2] / "evaluation" / "floors.toml"


def floors_file(folder: Path, text: str) -> Path:
    path = folder / "floors.toml"
    path.write_text(text)
    return path


def test_shortfall(tmp_path: Path) -> None:
    """A figure under its floor is told with both numbers; one at its floor is not."""
    floors = read_floors(floors_file(tmp_path, "[muc]\norg_f = 0.5\nconf.acc = 0.5\n"), "muc")
    assert floors == (Bound("org_f", 0.5), Bound("conf.acc", 0.5))
    (shortfall,) = shortfalls({"org_f": 0.49, "conf": {"acc": 0.5}}, floors)
    assert str(shortfall) == "org_f is 0.4900, under its floor of 0.5000"


def test_ceiling(tmp_path: Path) -> None:
    """What stands in the table at_most bounds a figure from above; one at its ceiling is not told."""
    text = "[muc]\norg_f = 0.5\n[muc.at_most]\nerror.mean = 0.1\nerror.worst = 0.9\n"
    floors = read_floors(floors_file(tmp_path, text), "muc")
    assert floors[1:] == (Bound("error.mean", 0.1, "ceiling"), Bound("error.worst", 0.9, "ceiling"))
    over = shortfalls({"org_f": 0.6, "error": {"mean": 0.11, "worst": 0.9}}, floors)
    assert over == [Shortfall(floors[1], 0.11)]
    assert str(over[0]) == "error.mean is 0.1100, over its ceiling of 0.1000"


def test_ceilings_alone(tmp_path: Path) -> None:
    """A corpus may have ceilings without any floor."""
    assert read_floors(floors_file(tmp_path, "[muc.at_most]\nerror = 1\n"), "muc") == (
        Bound("error", 1, "ceiling"),
    )


def test_none() -> None:
    """Without a file nothing is held."""
    assert read_floors(None, "muc") == ()


@pytest.mark.parametrize("kind", get_args(Kind))
def test_unknown_figure(kind: Kind) -> None:
    """A bound of a figure that does not exist is an error: it would hold nothing."""
    with pytest.raises(FloorsError, match="no figure is called org; there are org_f"):
        shortfalls({"org_f": 1.0}, (Bound("org", 0.5, kind),))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[polnear]\na = 1\n", "no floors for muc"),
        ("[muc]\n", "no floors for muc"),
        ("[muc]\norg_f = 'high'\n", "'high'; give a number"),
        ("[muc]\nat_most.org_f = true\n", "the ceiling of muc.org_f is True; give a number"),
        ("[muc\n", "give a TOML file"),
    ],
)
def test_unusable(tmp_path: Path, text: str, problem: str) -> None:
    """A file that holds no floors for the corpus, or no numbers, says so rather than pass."""
    with pytest.raises(FloorsError, match=problem):
        read_floors(floors_file(tmp_path, text), "muc")


def test_absent(tmp_path: Path) -> None:
    """A file of floors that is not there is an error."""
    with pytest.raises(FloorsError, match="absent"):
        read_floors(tmp_path / "absent", "muc")


def test_kept_floors_name_real_figures() -> None:
    """Every floor that this project keeps names a figure that there is."""
    polnear = Figures().as_dict() | {"calibration": calibration([]).as_dict()}
    shortfalls(polnear, read_floors(KEPT, "polnear"))
    shortfalls(NestedFigures().as_dict(), read_floors(KEPT, "nested"))
    shortfalls(BlameFigures().as_dict(), read_floors(KEPT, "muc"))
