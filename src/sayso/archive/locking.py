"""One run at a time: an archive's folder is held by the system's own lock, which ends with the process that took it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.archive.manifest import DRAFTS, WORK, is_archive
from sayso.errors import ArchiveError


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold an archive's folder, which is made where there is none. Raises ArchiveError where another run holds it.

    A run that was killed holds nothing any more, and what it left half-written is removed. A folder of anything else is
    refused before anything is written into it.
    """
    _made_for_it(folder)
    try:
        (folder / WORK).mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / WORK / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        problem = f"this folder cannot be written to ({error.strerror})"
        raise ArchiveError(str(folder), problem, "name another with --to") from error
    try:
        if not _taken(handle):
            advice = "wait until it is done, or stop it and give the command again"
            raise ArchiveError(str(folder), "another `sayso archive` is at work in it", advice)
        shutil.rmtree(folder / DRAFTS, ignore_errors=True)
        yield
    finally:
        os.close(handle)


def _made_for_it(folder: Path) -> None:
    """Raise ArchiveError where a folder is a file, or holds what no run of ours wrote."""
    advice = "name a new folder with --to"
    if folder.exists() and not folder.is_dir():
        raise ArchiveError(str(folder), "this is a file, and no folder", advice)
    if folder.is_dir() and not is_archive(folder):
        others = sorted(one.name for one in folder.iterdir() if one.name != WORK)
        if others:
            problem = f"there is something else in this folder ({others[0]}), and no archive"
            raise ArchiveError(str(folder), problem, advice)


def _taken(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  # each system has one of the two

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
