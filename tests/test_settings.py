import sys
from pathlib import Path

import pytest

from sayso.settings import TAGGER_FILES, Settings, digests_of_named, own_catalogue


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


def test_what_is_named_by_its_place_counts_by_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tagger is the same from whatever folder it is named, and another one where one of its files is; none if one lacks."""
    for folder, words in (("one", "w"), ("same", "w"), ("other", "v")):
        (tmp_path / folder).mkdir()
        for name in TAGGER_FILES:
            (tmp_path / folder / name).write_text(f"{words} {name}")
    one, same, other = (
        digests_of_named(Settings(tagger=tmp_path / name)) for name in ("one", "same", "other")
    )
    monkeypatch.chdir(tmp_path)
    assert digests_of_named(Settings(tagger=Path("one"))) == one == same != other
    (tmp_path / "one" / TAGGER_FILES[1]).unlink()
    assert digests_of_named(Settings(tagger=tmp_path / "one", catalogue=tmp_path / "none")) == {}
