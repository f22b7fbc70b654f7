from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app

PASSWORD = "four words of rain"  # nobody's


def run(place: Path, *words: str, typed: str = "") -> Result:
    """Run a command of accounts."""
    return CliRunner().invoke(app, ["accounts", *words, "--store", str(place)], input=typed)


def test_accounts_are_made_and_looked_after(tmp_path: Path) -> None:
    """They are added with a password typed twice, listed, given roles and tokens, and removed."""
    place = tmp_path / "store.sqlite"
    assert run(place, "add", "Ana", "--role", "admin", typed=f"{PASSWORD}\n{PASSWORD}\n").exit_code == 0
    assert run(place, "add", "Bo", "--password-from-input", typed=f"{PASSWORD}\n").exit_code == 0
    assert run(place, "role", "Bo", "reviewer").exit_code == 0
    assert run(place, "token", "Bo").stdout.startswith("sayso_")
    listed = run(place, "list").stdout
    assert "admin     Ana" in listed
    assert "reviewer  Bo" in listed
    assert run(place, "remove", "Ana").exit_code == 0
    assert "Ana" not in run(place, "list").stdout
    refused = run(place, "remove", "Ana")
    assert (refused.exit_code, "there is no account Ana" in refused.stderr) == (2, True)


@pytest.mark.parametrize("option", [("--host", "127.0.0.1"), ("--login",)])
def test_nothing_is_served_to_nobody(tmp_path: Path, option: tuple[str, ...]) -> None:
    """Where people have to log in and nobody could, the room does not open, and says how to make an account."""
    place = tmp_path / "store.sqlite"
    refused = CliRunner().invoke(app, ["serve", *option, "--store", str(place)])
    assert refused.exit_code == 2
    assert "sayso accounts add NAME --role admin" in refused.stderr
