from __future__ import annotations

import zipfile
from pathlib import Path

from sayso.outputs.exports.bundle import bundle


def fill(path: Path) -> None:
    """Write two files into a bundle."""
    with bundle(path) as member:
        with member("notes.txt") as at:
            at.write_text("first\n" * 1000, encoding="utf-8")
        with member("deep/second.txt") as at:
            at.write_text("second", encoding="utf-8")


def test_a_zip_file_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    """Two zip files of the same things are equal byte for byte, and nothing lies beside them."""
    for name in ("one.zip", "other.zip"):
        fill(tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
    assert {one.name for one in tmp_path.iterdir()} == {"one.zip", "other.zip"}
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["notes.txt", "deep/second.txt"]
        assert archive.getinfo("notes.txt").compress_size < 1000


def test_a_folder_holds_the_same(tmp_path: Path) -> None:
    """A folder that is there gets the files themselves, in folders of their own where their names have some."""
    fill(tmp_path)
    assert (tmp_path / "deep" / "second.txt").read_text(encoding="utf-8") == "second"
