from __future__ import annotations

import os
from pathlib import Path

import pytest

from sayso.outputs.leftovers import held
from sayso.outputs.placing import NotWritable, placed_file, placed_folder

MARK = "index"


def fill(place: Path, words: str) -> None:
    """Write a folder with the mark and one more file."""
    with placed_folder(place, MARK) as draft:
        (draft / MARK).write_text(words)
        (draft / "words").write_text(words)


def test_a_folder_is_whole_or_as_before(tmp_path: Path) -> None:
    """Until all is written, and if anything goes wrong, what was there before stays and nothing lies beside it."""
    place = tmp_path / "out"

    def trip() -> None:
        with placed_folder(place, MARK) as draft:
            (draft / MARK).write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        trip()
    assert list(tmp_path.iterdir()) == []
    fill(place, "first")
    with pytest.raises(ZeroDivisionError):
        trip()
    assert (place / MARK).read_text() == "first"
    fill(place, "second")
    assert {one.name: one.read_text() for one in place.iterdir()} == {MARK: "second", "words": "second"}
    assert list(tmp_path.iterdir()) == [place]


def test_only_folders_made_here_are_replaced(tmp_path: Path) -> None:
    """A folder with somebody's own things in it, or a file, is never written over; an empty folder is."""
    (tmp_path / "letters.txt").write_text("mine")
    for place, problem in ((tmp_path, "other things"), (tmp_path / "letters.txt", "it is a file")):
        with pytest.raises(NotWritable, match=problem), placed_folder(place, MARK):
            pytest.fail("it must not be written")
    fill(tmp_path / "out", "first")
    (tmp_path / "out" / "notes.txt").write_text("mine")
    with pytest.raises(NotWritable, match=r"other things are in this folder \(notes\.txt\)"):
        fill(tmp_path / "out", "second")
    assert {one.read_text() for one in (tmp_path / "out").iterdir()} == {"first", "mine"}
    assert {one.name for one in tmp_path.iterdir()} == {"letters.txt", "out"}
    empty = tmp_path / "empty"
    empty.mkdir()
    fill(empty, "now")
    assert (empty / MARK).exists()


def test_a_draft_ends_as_the_file_will(tmp_path: Path) -> None:
    """What is written to has the ending of the file that it becomes, for writers who go by it."""
    place = tmp_path / "out.zip"
    with placed_file(place, place, ".zip") as draft:
        assert draft.suffix == ".zip"
        draft.write_bytes(b"PK")
    assert place.read_bytes() == b"PK"
    assert list(tmp_path.iterdir()) == [place]


def age(place: Path) -> None:
    """Make something look as if it had been made long ago."""
    os.utime(place, (0, 0))


def test_what_a_killed_program_left_is_taken_away(tmp_path: Path) -> None:
    """The next one that writes there takes it away, but nothing that somebody writes now or that is called otherwise."""
    place = tmp_path / "out"
    fill(place, "before")
    left = [
        tmp_path / ".out.abcd_123.part",
        tmp_path / ".out.abcd_124.part.zip",
        tmp_path / ".out.abcd_125.old",
    ]
    kept = [tmp_path / ".out.part", tmp_path / ".other.abcd_123.part", tmp_path / ".out.abcd_126.part"]
    for one in (*left, *kept):
        one.mkdir()
        (one / "words").write_text("half")
        age(one)
    with held(kept[-1]):
        fill(place, "first")
    assert not any(one.exists() for one in left)
    assert all(one.exists() for one in kept)
    young = tmp_path / ".out.abcd_127.part"
    young.write_text("just begun")
    fill(place, "second")
    assert young.exists()
    age(young)
    with placed_file(tmp_path / "out.zip", tmp_path / "out.zip") as draft:
        draft.write_text("file")
    assert young.exists()
    fill(place, "third")
    assert not young.exists()


def test_what_was_moved_out_of_the_way_comes_back(tmp_path: Path) -> None:
    """A program that is killed between taking the old folder away and putting the new one there loses neither."""
    place = tmp_path / "out"
    fill(place, "first")
    place.replace(tmp_path / ".out.abcd_123.old")
    age(tmp_path / ".out.abcd_123.old")

    def trip() -> None:
        with placed_folder(place, MARK):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        trip()
    assert (place / MARK).read_text() == "first"
    assert list(tmp_path.iterdir()) == [place]
