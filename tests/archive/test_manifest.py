from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sayso.archive.block import Block, Reject
from sayso.archive.locking import locked
from sayso.archive.manifest import (
    DRAFTS,
    Done,
    Input,
    Plan,
    Planned,
    done_in,
    is_archive,
    keep_done,
    keep_plan,
    kept_settings,
    plan_of,
    still_to_do,
)
from sayso.errors import ArchiveError, NewerArchive, NoArchive
from sayso.settings import Limits, Settings

WARC = Block(1, "/in/crawl.warc.gz", "warc", 512, 64, skip=3, passed=(("request", 64), ("dns", 1)))
FILES = Block(0, "/in", "files", 0, 2, names=("a.txt", "deep/b.txt"))
TOLD = Reject("/in/crawl.warc.gz", "it ends early", "get it again", "Damaged", "https://kiosk.example/")
PLAN = Plan(
    sayso="0.1.0",
    settings=kept_settings(Settings()),
    size=64,
    how="{}",
    places=("/in",),
    inputs=(Input("/in", 42, "0123"),),
    blocks=(Planned(FILES), Planned(WARC, (TOLD,))),
)


def done(number: int) -> Done:
    return Done(
        number, documents=60, claims=500, rejects=4, seconds=1.5, kinds={"Damaged": 4}, files={"claims": "ab"}
    )


def test_the_plan_comes_back(tmp_path: Path) -> None:
    """A plan that was written down is read as it was, blocks and what was told of their inputs included."""
    assert not is_archive(tmp_path)
    keep_plan(tmp_path, PLAN)
    assert is_archive(tmp_path)
    assert plan_of(tmp_path) == PLAN
    assert plan_of(tmp_path).things == 66


def test_half_surrogates_in_a_plan(tmp_path: Path) -> None:
    """A file name that is no text in any encoding is kept as the system gives it."""
    odd = dataclasses.replace(FILES, names=("\udcff.txt", "b.txt"))
    keep_plan(tmp_path, dataclasses.replace(PLAN, blocks=(Planned(odd),)))
    assert plan_of(tmp_path).blocks[0].block == odd


def test_no_archive(tmp_path: Path) -> None:
    """A folder without a plan, with a damaged one, or with a newer one, is told apart."""
    with pytest.raises(
        NoArchive, match=r"there is no archive.json in it; name a folder that `sayso archive` made"
    ):
        plan_of(tmp_path)
    (tmp_path / "archive.json").write_text('{"format": 1, "sayso"', "utf-8")
    with pytest.raises(NoArchive, match=r"its archive.json is damaged"):
        plan_of(tmp_path)
    (tmp_path / "archive.json").write_text(json.dumps({"format": 99}), "utf-8")
    with pytest.raises(NewerArchive, match="update this one"):
        plan_of(tmp_path)


def test_what_is_done(tmp_path: Path) -> None:
    """Done blocks come back in the order of their numbers, however long these are; the others are still to do."""
    assert done_in(tmp_path) == {}
    for number in (1_000_000, 3, 999_999):
        keep_done(tmp_path, done(number))
    assert list(done_in(tmp_path).items()) == [(number, done(number)) for number in (3, 999_999, 1_000_000)]
    assert still_to_do(PLAN, {0: done(0)}) == [PLAN.blocks[1]]


def test_a_damaged_note(tmp_path: Path) -> None:
    """A note that is cut short is named, with what to do."""
    keep_done(tmp_path, done(3))
    (tmp_path / "done" / "000003.json").write_text('{"block": 3', "utf-8")
    with pytest.raises(NoArchive, match=r"000003.json: it is damaged .*; remove this file and give the same"):
        done_in(tmp_path)


def test_every_setting_counts() -> None:
    """Whatever setting or limit is changed, the archive notices, but for one that has no bearing on files."""
    plain = kept_settings(Settings())
    for one in dataclasses.fields(Settings):
        if one.name in ("limits", "allow_private"):
            continue
        other: Any = Path("other") if one.default is None else not one.default
        assert kept_settings(dataclasses.replace(Settings(), **{one.name: other})) != plain, one.name
    for limit in dataclasses.fields(Limits):
        assert kept_settings(Settings(limits=Limits(**{limit.name: 7}))) != plain, limit.name
    assert kept_settings(Settings(allow_private=True)) == plain


def test_own_actors_count_by_what_is_in_them(tmp_path: Path) -> None:
    """A file of known actors may move, but when it changes, other things are read."""
    for name in ("a", "b"):
        (tmp_path / name).write_text("{}")
    a, b = (kept_settings(Settings(catalogue=tmp_path / name)) for name in ("a", "b"))
    assert a == b
    (tmp_path / "b").write_text("{ }")
    assert kept_settings(Settings(catalogue=tmp_path / "b")) != a


HOLD = """
import sys, time
from pathlib import Path
from sayso.archive.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_run_at_a_time(tmp_path: Path) -> None:
    """A second run is refused; one that was killed is no obstacle, and what it left half-written is gone."""
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    with (
        pytest.raises(ArchiveError, match=r"another `sayso archive` is at work in it; wait"),
        locked(tmp_path),
    ):
        pass
    (tmp_path / DRAFTS / "000001-x").mkdir(parents=True)
    other.kill()
    other.communicate()
    with locked(tmp_path):
        assert not (tmp_path / DRAFTS).exists()


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """Where there is no folder to be made, another is asked for."""
    (tmp_path / "file").touch()
    with (
        pytest.raises(ArchiveError, match=r"cannot be written to .*; name another"),
        locked(tmp_path / "file" / "below"),
    ):
        pass
