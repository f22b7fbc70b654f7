from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update
from typer.testing import CliRunner, Result

from databases import new_store
from sayso.cli.main import app
from sayso.store import tables as t
from sayso.store.base import Store
from stories import actor, added, claim, named_in, report

LURIA = actor("Luria", "state")


@pytest.fixture
def place(tmp_path: Path) -> str:
    name = new_store(tmp_path / "store.sqlite")
    with Store.open(name) as store:
        text = "Luria arms the rebels."
        added(store, report(text, claim(LURIA, "arms", "the rebels"), cast=named_in(text, LURIA)))
    return name


def run(place: str, *arguments: str, to: int = 0) -> Result:
    result = CliRunner(env={"SAYSO_STORE": place}).invoke(app, ("store", *arguments), prog_name="sayso")
    assert result.exit_code == to, result.output
    return result


@pytest.mark.parametrize("options", [(), ("--derived",)])
def test_a_store_in_order_is_told_so(place: str, options: tuple[str, ...]) -> None:
    """With what is in it."""
    said = run(place, "check", *options).stdout.splitlines()
    assert said[0].startswith(f"{place}: 1 page, 1 document, 1 claim, ")
    assert said[1:] == ["nothing wrong"]


def test_what_is_wrong_is_told_with_what_to_try(place: str) -> None:
    """A line for each thing, and exit status 1."""
    with Store.open(place) as store, store.writing() as connection:
        connection.execute(update(t.claims).values(relation="leads"))
    said = run(place, "check", to=1).stdout.splitlines()
    assert "a claim is found by other words than it has" in said[1]
    assert "go back to a backup" in said[1]
    assert said[2:] == ["1 thing wrong"]


def test_a_backup_is_a_store(place: str, tmp_path: Path) -> None:
    """It can be named with --store; a file that is there is refused, and kept."""
    copy = str(tmp_path / "copy.sqlite")
    assert run(place, "backup", copy).stdout.endswith(f"MB, a copy of {place}\n")
    before = Path(copy).read_bytes()
    assert "there is a file of this name already; name another one" in run(place, "backup", copy, to=2).stderr
    assert Path(copy).read_bytes() == before
    assert "nothing wrong" in run(place, "check", "--store", copy).stdout


def test_space_given_back_is_told(place: str) -> None:
    """In megabytes; what was worked out across reports can be thrown away with it."""
    said = run(place, "vacuum", "--derived").stdout
    assert said.startswith(f"{place}: ")
    assert "MB given back" in said


@pytest.mark.parametrize("command", [("check",), ("backup", "copy.sqlite"), ("vacuum",)])
def test_nothing_is_made_where_there_is_no_store(tmp_path: Path, command: tuple[str, ...]) -> None:
    """Looking after a store makes none."""
    missing = str(tmp_path / "missing.sqlite")
    assert "there is no store yet" in run(missing, *command, to=2).stderr
    assert list(tmp_path.iterdir()) == []
