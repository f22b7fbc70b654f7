from __future__ import annotations

import json
import shlex
import textwrap
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app
from sayso.store.base import Store
from stories import added, claim, report


def demo(place: Path, *options: str, width: int = 100) -> Result:
    """Run the command."""
    return CliRunner().invoke(
        app, ["demo", "--store", str(place), *options], env={"COLUMNS": str(width), "NO_COLOR": "1"}
    )


def test_nothing_invented_gets_among_other_reports(tmp_path: Path) -> None:
    """A store that holds somebody's own reports is refused, and nothing is added to it."""
    place = tmp_path / "own.sqlite"
    with Store.open(str(place)) as store:
        added(store, report("words", claim("A", "arms", "B"), url="https://news.example/a"))
    refused = demo(place)
    assert refused.exit_code == 2
    assert "1 report of your own would get mixed up with the invented ones" in refused.stderr
    counted = CliRunner().invoke(app, ["claims", "--store", str(place), "--format", "jsonl"])
    assert len(counted.stdout.splitlines()) == 1


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the demo kept its reports."""
    place = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    told = demo(place)
    assert told.exit_code == 0, told.output
    return place


@pytest.fixture(scope="module")
def story(place: Path) -> dict[str, Any]:
    """Return the story as other tools get it."""
    told: dict[str, Any] = json.loads(demo(place, "--format", "json").stdout)
    return told


def who(claim: dict[str, Any]) -> tuple[str, str]:
    """Return the day and the publisher of a claim."""
    return claim["document"]["published"], claim["document"]["publisher"]


@pytest.mark.whole
def test_who_began(story: dict[str, Any]) -> None:
    """The institute's brief came out first, and it has what it says from the directorate."""
    first = story["first"]["first"]
    assert who(first) == ("2025-03-03", "Corriden Institute")
    assert [one["name"] for one in first["voices"]] == ["State Security Directorate"]


@pytest.mark.whole
def test_who_repeats(story: dict[str, Any]) -> None:
    """Copies are folded, each of its kind, and so is every report that has it from the same voice."""
    assert {who(one["claim"]): one["reprint"] for one in story["first"]["repeats"]} == {
        ("2025-03-04", "Northline"): None,
        ("2025-03-05", "Pell Valley Advertiser"): "copy",
        ("2025-03-05", "Morning Lantern"): "abridged",
        ("2025-03-06", "Border Notes"): "passage",
        ("2025-03-10", "Morning Lantern"): None,
        ("2025-03-24", "Corriden Institute"): None,
    }


@pytest.mark.whole
def test_who_denies(story: dict[str, Any]) -> None:
    """The accused and their speaker deny it."""
    assert {who(one["first"]) for one in story["denying"]} >= {
        ("2025-03-05", "Sarvenian Television"),
        ("2025-03-07", "Northline"),
    }


@pytest.mark.whole
def test_who_else(story: dict[str, Any]) -> None:
    """The deserter is a voice of his own; whether the diplomats are one, and whose word theirs is, is unknown."""
    unknown = {one["called"]: bool(one["unknown"]) for one in story["also"]}
    assert unknown["Jannik Orre"] is False
    assert [called for called, is_unknown in unknown.items() if is_unknown and "diplomat" in called]


@pytest.mark.whole
def test_how_it_drifted(story: dict[str, Any]) -> None:
    """A third of the prisoners becomes a third of the fighters, and what was alleged is said outright."""
    after = {
        (who(turn["after"]), change["kind"]): change["after"] or ""
        for turn in story["changes"]
        for change in turn["changes"]
    }
    lantern, notes = ("2025-03-10", "Morning Lantern"), ("2025-03-18", "Border Notes")
    assert "fighters" in after.get((lantern, "base"), "") + after.get((lantern, "scope"), "")
    assert {kind for who_, kind in after if who_ == notes} & {"voice", "certainty"}


@pytest.mark.whole
def test_what_else_is_in_dispute(story: dict[str, Any]) -> None:
    """The ministry revises its number."""
    assert [one["reasons"][0] for one in story["other_disputes"] if one["revises"]] == ["38 against 52"]


@pytest.mark.whole
def test_the_text(place: Path) -> None:
    """It is told on a screen or so, says that none of it is a fact, and ends with commands that work as they stand."""
    lines = demo(place).stdout.splitlines()
    assert len(lines) <= _LINES
    assert max(map(len, lines[: lines.index("Go on with")])) <= 100
    assert lines[0].endswith("none is a fact.")
    *asking, opening = lines[lines.index("Go on with") + 1 :]
    assert opening.split()[:3] == ["sayso", "serve", "--open"]  # which goes on until it is stopped
    for line in asking:
        command = shlex.split(line)
        assert command.pop(0) == "sayso"
        asked = CliRunner().invoke(app, command)
        assert asked.exit_code == 0, asked.output


@pytest.mark.whole
def test_asked_again_it_reads_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in the store already is not read a second time, and the story is the same."""
    before = demo(place).stdout
    monkeypatch.setattr("sayso.pipeline.Reader.load", None)
    assert demo(place).stdout == before


@pytest.mark.whole
def test_the_page_shows_it_as_it_is(place: Path) -> None:
    """The quickstart shows what the command prints."""
    page = (Path(__file__).parents[3] / "docs" / "quickstart.md").read_text("utf-8")
    told = demo(place).stdout.replace(f"--store {place}", "--store ~/.local/share/sayso/demo.sqlite")
    assert textwrap.indent(told, "    ") in page


_LINES = 54
