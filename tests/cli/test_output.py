from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest

from sayso.cli.output import opened
from sayso.outputs.placing import NotWritable


def test_a_file_is_whole_or_as_before(tmp_path: Path) -> None:
    """Until all is written, and if anything goes wrong, what was there before stays and nothing lies beside it."""
    place = tmp_path / "out.txt"
    place.write_text("before")

    def trip() -> None:
        with opened(place, for_people=True) as stream:
            stream.write("half")
            assert place.read_text() == "before"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        trip()
    assert place.read_text() == "before"
    assert list(tmp_path.iterdir()) == [place]
    with opened(place, for_people=True) as stream:
        stream.write("after")
    assert place.read_text() == "after"
    assert list(tmp_path.iterdir()) == [place]


def test_a_file_keeps_its_rights_and_links(tmp_path: Path) -> None:
    """A new file has the rights that any new file has; one that was there keeps its own, also behind a link."""
    fresh, usual = tmp_path / "fresh", tmp_path / "usual"
    usual.touch()
    with opened(fresh, for_people=False) as stream:
        stream.write("é\n")
    assert fresh.read_bytes() == b"\xc3\xa9\n"
    assert stat.S_IMODE(fresh.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    fresh.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to(fresh)
    with opened(link, for_people=False) as stream:
        stream.write("x")
    assert link.is_symlink()
    assert (fresh.read_text(), stat.S_IMODE(fresh.stat().st_mode)) == ("x", 0o640)


def test_places_that_cannot_be_written_are_refused_at_once(tmp_path: Path) -> None:
    """A folder, a folder that is not there, and a name too long are refused before anything is read."""
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    for place in (tmp_path, tmp_path / "none" / "out", tmp_path / ("x" * 300), circle):
        with (
            pytest.raises(NotWritable, match="name another place for it"),
            opened(place, for_people=True),
        ):
            pytest.fail("it was opened")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_protected_file_is_refused(tmp_path: Path) -> None:
    """A file that may not be changed is not replaced either."""
    place = tmp_path / "out"
    place.touch(mode=0o400)
    with pytest.raises(NotWritable, match="may not be changed"), opened(place, for_people=True):
        pytest.fail("it was opened")


def test_devices_are_written_to_as_they_are() -> None:
    """What is no file is not moved away."""
    null = Path(os.devnull)
    with opened(null, for_people=True) as stream:
        stream.write("gone")
    assert not null.is_file()


def test_data_is_utf_8_on_any_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Formats for other tools are UTF-8 whatever the terminal takes; text shows what it can."""
    for for_people, expected in ((False, "é—\n".encode()), (True, b"\xe9?\n")):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="latin-1"))
        with opened(None, for_people=for_people) as stream:
            stream.write("é—\n")
            stream.flush()
        assert raw.getvalue() == expected
