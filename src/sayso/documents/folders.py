"""The reports in a folder: all files of a known kind in it and below, in the order of names."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from sayso.documents.readers import READ_SUFFIXES
from sayso.errors import NothingToRead

MAX_DEPTH = 64


def is_report(path: Path) -> bool:
    """Say whether a file's name is that of a kind that is read."""
    return path.suffix.lower() in READ_SUFFIXES


def reports_in(folder: Path, wanted: Callable[[Path], bool] = is_report) -> Iterator[Path]:
    """Yield the reports in a folder and its subfolders, in the order of names; ``wanted`` says which files they are.

    Hidden files and folders are passed over, and so are files of no known kind, pipes and devices. A folder that was
    seen before, as a symbolic link can lead back to one, is not entered again; one that may not be listed counts as
    empty. Raises NothingToRead if there is no report at all.
    """
    found = False
    for path in _walk(folder, wanted, set(), MAX_DEPTH):
        found = True
        yield path
    if not found:
        kinds = ", ".join(sorted(READ_SUFFIXES))
        raise NothingToRead(f"there is no report in this folder ({kinds})")


def _walk(
    folder: Path, wanted: Callable[[Path], bool], seen: set[tuple[int, int]], depth: int
) -> Iterator[Path]:
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir())
    except OSError:
        return
    here = (status.st_dev, status.st_ino)
    if here in seen or depth == 0:
        return
    seen.add(here)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry, wanted, seen, depth - 1)
        elif wanted(entry) and not _is_special(entry):
            yield entry


def _is_special(path: Path) -> bool:
    """Say whether a path is a pipe or device. What has vanished since is none: reading it will say so."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False
