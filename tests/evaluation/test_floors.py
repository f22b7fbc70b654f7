from pathlib import Path

import pytest

from sayso.evaluation.attribution_scores import Figures
from sayso.evaluation.errors import FloorsError
from sayso.evaluation.floors import Shortfall, read_floors, shortfalls
from sayso.evaluation.muc_scores import Figures as BlameFigures

KEPT = Path(__file__).parents[2] / "evaluation" / "floors.toml"


def floors_file(folder: Path, text: str) -> Path:
    path = folder / "floors.toml"
    path.write_text(text)
    return path


def test_shortfall(tmp_path: Path) -> None:
    """A figure under its floor is told with both numbers; one at its floor is not."""
    floors = read_floors(floors_file(tmp_path, "[muc]\norg_f = 0.5\nconf.acc = 0.5\n"), "muc")
    assert floors == {"org_f": 0.5, "conf.acc": 0.5}
    assert shortfalls({"org_f": 0.49, "conf": {"acc": 0.5}}, floors) == [Shortfall("org_f", 0.49, 0.5)]


def test_unknown_figure() -> None:
    """A floor for a figure that does not exist is an error: it would hold nothing."""
    with pytest.raises(FloorsError, match="no figure is called org; there are org_f"):
        shortfalls({"org_f": 1.0}, {"org": 0.5})


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[polnear]\na = 1\n", "no floors for muc"),
        ("[muc]\n", "no floors for muc"),
        ("[muc]\norg_f = 'high'\n", "'high'; give a number"),
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
    shortfalls(Figures().as_dict(), read_floors(KEPT, "polnear"))
    shortfalls(BlameFigures().as_dict(), read_floors(KEPT, "muc"))
