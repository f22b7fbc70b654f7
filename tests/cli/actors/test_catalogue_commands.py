from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.actors.own import read_own
from sayso.cli.main import app

Run = Callable[..., Result]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "own.jsonl"


@pytest.fixture
def run(place: Path) -> Run:
    def call(*arguments: str) -> Result:
        return CliRunner().invoke(
            app, ["actors", "catalogue", *arguments], env={"SAYSO_CATALOGUE": str(place)}
        )

    return call


def test_an_actor_is_added_exported_and_removed(run: Run, place: Path) -> None:
    """What one adds is kept in one's own file, goes out with --own, and can be taken out again."""
    result = run(
        "add", "Northern Shield Movement", "--kind", "armed_group", "--alias", "Shield", "--acronym", "NSM",
        "--country", "ve", "--doubtful", "NSM=Veldania,Karsk", "--founded", "1991",
    )  # fmt: skip
    assert result.exit_code == 0
    assert "'Shield' counts as its name only" in result.stdout
    (entry,) = read_own(place)
    assert entry.id == "own:northern-shield-movement"
    assert entry.doubtful == (("NSM", ("Veldania", "Karsk")), ("Shield", ()))
    assert (entry.countries, entry.founded) == (("VE",), 1991)
    shown = run("export", "--own", "--format", "csv").stdout.splitlines()
    assert len(shown) == 2
    assert "Northern Shield Movement" in shown[1]
    assert run("remove", "northern shield movement").exit_code == 0
    assert read_own(place) == []


def test_a_list_is_taken_in_whole_or_not_at_all(run: Run, place: Path, tmp_path: Path) -> None:
    """A wrong line is named with its file, and what was there before stays."""
    run("add", "Ada Varo", "--kind", "person")
    source = tmp_path / "list.csv"
    source.write_text("name,kind,notes\nNorthern Shield,armed_group,x\nB,gang,\n", "utf-8")
    refused = run("import", str(source))
    assert refused.exit_code == 2
    assert f"{source}:3: 'gang' is no kind of actor; use one of" in refused.stderr
    assert [entry.name for entry in read_own(place)] == ["Ada Varo"]
    source.write_text("name,kind,notes\nNorthern Shield,armed_group,x\n", "utf-8")
    taken = run("import", str(source))
    assert "1 actor taken in; 2 actors of your own" in taken.stdout
    assert "left aside, as the catalogue has no place for it: notes" in taken.stdout
    assert {entry.name for entry in read_own(place)} == {"Ada Varo", "Northern Shield"}


def test_an_export_has_the_bundled_actors_too(run: Run, tmp_path: Path) -> None:
    """Without --own everybody known goes out, and comes in again from the file."""
    out = tmp_path / "all.jsonl"
    assert run("export", "--format", "jsonl", "--output", str(out)).exit_code == 0
    assert len(read_own(out)) > 1000


def test_what_cannot_be_done_is_said(run: Run, place: Path, tmp_path: Path) -> None:
    """A year that is none, an actor not there, an empty list, and a broken file of one's own each get one line."""
    empty = tmp_path / "empty.jsonl"
    empty.write_text("name,kind\n", "utf-8")
    for arguments, problem in (
        (("add", "X Y", "--kind", "media", "--founded", "91"), "X Y: founded is no year: 91"),
        (("remove", "Nobody"), "no actor of your own is called 'Nobody'"),
        (("import", str(empty)), "there is no actor in it"),
        (("import", str(tmp_path / "none")), "it cannot be read"),
    ):
        result = run(*arguments)
        assert result.exit_code == 2
        assert problem in result.stderr
        assert result.stderr.count("\n") == 1
    place.parent.mkdir(exist_ok=True)
    place.write_text("{", "utf-8")
    assert f"{place}:1: it is no JSON" in run("export", "--own").stderr


def test_the_option_names_another_file(run: Run, place: Path, tmp_path: Path) -> None:
    """--catalogue is stronger than the usual place."""
    other = tmp_path / "other.jsonl"
    run("add", "Ada Varo", "--kind", "person", "--catalogue", str(other))
    assert (other.exists(), place.exists()) == (True, False)
