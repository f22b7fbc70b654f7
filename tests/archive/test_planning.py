from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from clerks import SETTINGS, plain_texts, read_archive, write_texts
from sayso.archive.manifest import Plan, plan_of
from sayso.archive.planning import planned
from sayso.archive.tables import file_of, read_rows
from sayso.errors import ArchiveError, NothingToRead
from sayso.settings import Limits, Settings


def names(plan: Plan) -> list[list[str]]:
    """Return the names in each block, or its place where it has none."""
    return [list(one.block.names) or [Path(one.block.place).name] for one in plan.blocks]


def test_a_plan_is_written_down(tmp_path: Path) -> None:
    """The blocks of a folder are planned once; the same command finds the same plan."""
    texts = plain_texts(tmp_path / "in", 5)
    found: list[int] = []
    plan = planned(tmp_path / "to", [str(texts)], SETTINGS, 2, found.append)
    assert names(plan) == [["000.txt", "001.txt"], ["002.txt", "003.txt"], ["004.txt"]]
    assert [one.block.number for one in plan.blocks] == [0, 1, 2]
    assert found == [2, 4, 5]
    assert plan == plan_of(tmp_path / "to") == planned(tmp_path / "to", [str(texts)], SETTINGS)


def test_more_inputs_are_more_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a later command names, or finds new in a folder, is added behind; what is there keeps its number."""
    texts = plain_texts(tmp_path / "in", 3)
    before = planned(tmp_path / "to", [str(texts)], SETTINGS, 2)
    (tmp_path / "more.jsonl").write_text('{"text": "Karsk."}\n' * 3, "utf-8")
    write_texts(texts / "0", "A new one that stands before the others.")
    monkeypatch.chdir(tmp_path)
    plan = planned(tmp_path / "to", ["in", "more.jsonl", "in/000.txt", "in"], SETTINGS)
    assert plan.blocks[:2] == before.blocks
    assert names(plan)[2:] == [["0/000.txt"], ["more.jsonl"], ["more.jsonl"]]
    assert [one.block.number for one in plan.blocks] == [0, 1, 2, 3, 4]
    assert planned(tmp_path / "to", ["more.jsonl"], SETTINGS) == plan


def test_the_archive_lies_in_its_input(tmp_path: Path) -> None:
    """An archive that is made in the folder that it is made from does not read itself."""
    texts = plain_texts(tmp_path / "in", 2)
    read_archive(texts / "archive", texts)
    assert names(planned(texts / "archive", [str(texts)], SETTINGS)) == [["000.txt", "001.txt"]]


@pytest.mark.parametrize(
    ("settings", "size", "problem"),
    [
        (replace(SETTINGS, rules_only=True), None, "--rules-only was False and is now True"),
        (replace(SETTINGS, limits=Limits(seconds=7)), None, "--raise seconds was 120.0 and is now 7"),
        (replace(SETTINGS, text_field="body"), None, "--text-field was text and is now body"),
        (SETTINGS, 3, "--block was 2 and is now 3"),
    ],
)
def test_other_settings(tmp_path: Path, settings: Settings, size: int | None, problem: str) -> None:
    """What was begun with other settings is not gone on with; each is named."""
    texts = plain_texts(tmp_path / "in", 5)
    planned(tmp_path / "to", [str(texts)], SETTINGS, 2)
    with pytest.raises(ArchiveError, match=problem):
        planned(tmp_path / "to", [str(texts)], settings, size)


def test_another_sayso(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version began is left to it."""
    texts = plain_texts(tmp_path / "in", 2)
    planned(tmp_path / "to", [str(texts)], SETTINGS)
    monkeypatch.setattr("sayso.archive.planning.version", lambda name: "9.9")  # noqa: ARG005  # as importlib's
    with pytest.raises(ArchiveError, match=r"began this archive, and this is 9.9; go on with that one"):
        planned(tmp_path / "to", [str(texts)], SETTINGS)


def test_changed_inputs(tmp_path: Path) -> None:
    """A file that was changed since is told of; so is one that is gone while its block is still to be read."""
    texts = plain_texts(tmp_path / "in", 3)
    planned(tmp_path / "to", [str(texts)], SETTINGS, 1)
    (texts / "001.txt").write_text("Something else.", "utf-8")
    with pytest.raises(
        ArchiveError, match=r"its inputs have changed since it was begun \(.*in had .* bytes and now"
    ):
        planned(tmp_path / "to", [str(texts)], SETTINGS)
    (texts / "001.txt").unlink()
    with pytest.raises(
        ArchiveError, match=r"001.txt: this input cannot be read \(No such file or directory\); put it"
    ):
        planned(tmp_path / "to", [str(texts)], SETTINGS)


def test_a_changed_line(tmp_path: Path) -> None:
    """Of a large file the ends are looked at, too: the same size is not the same file."""
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"text": "Karsk."}\n', "utf-8")
    planned(tmp_path / "to", [str(lines)], SETTINGS)
    lines.write_text('{"text": "Velda."}\n', "utf-8")
    with pytest.raises(ArchiveError, match=r"in.jsonl holds other things than it did"):
        planned(tmp_path / "to", [str(lines)], SETTINGS)


def test_inputs_that_are_done_may_go(tmp_path: Path) -> None:
    """Once all of an input is read, it need no longer be there to go on with others."""
    texts, more = plain_texts(tmp_path / "in", 2), plain_texts(tmp_path / "more", 1)
    read_archive(tmp_path / "to", texts)
    for path in texts.iterdir():
        path.unlink()
    plan = planned(tmp_path / "to", [str(texts), str(more)], SETTINGS)
    assert names(plan) == [["000.txt", "001.txt"], ["000.txt"]]


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("nowhere", "nowhere: there is no such file or folder; check the path"),
        ("https://kiosk.example/", "an archive is made from files and folders"),
        ("-", "an archive is made from files and folders"),
        ("empty", "there is nothing to read in this folder"),
    ],
)
def test_nothing_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, told: str) -> None:
    """A place at which nothing can be is refused before anything is begun."""
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NothingToRead, match=told):
        planned(tmp_path / "to", [place], SETTINGS)
    assert not (tmp_path / "to").exists()


def test_what_is_wrong_with_an_input(tmp_path: Path) -> None:
    """What is found out about an input when blocks are cut stands among the rejects of a block, once."""
    (tmp_path / "empty.jsonl").touch()
    texts = plain_texts(tmp_path / "in", 2)
    places = [str(tmp_path / "empty.jsonl"), str(texts)]
    plan = planned(tmp_path / "to", places, SETTINGS)
    assert [len(one.told) for one in plan.blocks] == [1]
    assert planned(tmp_path / "to", places, SETTINGS) == plan
    read_archive(tmp_path / "to", texts, size=64)
    (row,) = read_rows(file_of(tmp_path / "to", "rejects", 0))
    assert (Path(row["name"]).name, row["kind"], row["position"]) == ("empty.jsonl", "EmptyDocument", 2)


def test_nothing_but_rejects(tmp_path: Path) -> None:
    """Inputs of which none can be read give a block without documents that tells of them."""
    (tmp_path / "empty.jsonl").touch()
    read_archive(tmp_path / "to", tmp_path / "empty.jsonl")
    (row,) = read_rows(file_of(tmp_path / "to", "rejects", 0))
    assert row["kind"] == "EmptyDocument"
