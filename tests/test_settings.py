import sys
from pathlib import Path

import pytest

from sayso.settings import own_catalogue


def test_the_users_own_actors_lie_where_the_variable_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """SAYSO_CATALOGUE names the file; otherwise it lies among the user's data."""
    monkeypatch.setenv("SAYSO_CATALOGUE", "/somewhere/own.jsonl")
    assert own_catalogue() == Path("/somewhere/own.jsonl")
    monkeypatch.delenv("SAYSO_CATALOGUE")
    assert own_catalogue().parts[-2:] == ("sayso", "catalogue.jsonl")


@pytest.mark.parametrize(
    ("platform", "variable", "value", "expected"),
    [
        ("linux", "XDG_DATA_HOME", "/d", "/d/sayso/catalogue.jsonl"),
        ("linux", "XDG_DATA_HOME", "", "/home/ada/.local/share/sayso/catalogue.jsonl"),
        ("win32", "APPDATA", "/r", "/r/sayso/catalogue.jsonl"),
        ("darwin", "XDG_DATA_HOME", "/d", "/home/ada/Library/Application Support/sayso/catalogue.jsonl"),
    ],
)
def test_every_system_has_its_place(
    monkeypatch: pytest.MonkeyPatch, platform: str, variable: str, value: str, expected: str
) -> None:
    """The folder is the one in which programs of that system keep their users' data."""
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ada"))
    monkeypatch.delenv("SAYSO_CATALOGUE", raising=False)
    monkeypatch.setenv(variable, value)
    assert own_catalogue() == Path(expected)
