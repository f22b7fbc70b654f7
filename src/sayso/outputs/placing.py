"""Files and folders that are whole or not there at all: written beside their place, and moved there at the end.

What a program that is killed leaves beside a place is taken away the next time that something is written there.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import SaysoError
from sayso.outputs.leftovers import draft_prefix, held, tidied


class NotWritable(SaysoError):
    """A place that was named to write to cannot be written to."""

    def __init__(self, place: Path, problem: str) -> None:
        super().__init__(f"{place}: {problem}; name another place for it")


def checked(place: Path) -> Path:
    """Return where a file really is to be, links followed. Raises NotWritable."""
    target = _followed(place)
    if target.is_dir():
        raise NotWritable(place, "it is a folder")
    _changeable(place, target)
    return target


@contextmanager
def placed_file(place: Path, target: Path, suffix: str = "") -> Iterator[Path]:
    """Give a file to write to, whose name ends in ``suffix``; at the end it stands where ``target`` does.

    What was there before stays until then, and for good if anything goes wrong. A pipe or a device is written to at the
    end. Errors tell of ``place``, as it was named. Raises NotWritable.
    """
    special = place.exists() and not place.is_file()  # nothing can be moved there
    folder = None if special else target.parent
    if not special:
        tidied(target)
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=draft_prefix(target), suffix=f".part{suffix}")
    except OSError as error:
        raise NotWritable(place, f"it cannot be written ({error.strerror})") from error
    os.close(handle)
    draft = Path(name)
    try:
        with held(draft):
            yield draft
        if special:
            with draft.open("rb") as written, place.open("wb") as stream:
                shutil.copyfileobj(written, stream)
        else:
            draft.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
            draft.replace(target)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise NotWritable(place, f"writing failed ({error.strerror})") from error
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def placed_folder(place: Path, mark: str) -> Iterator[Path]:
    """Give an empty folder to fill; at the end it stands at the place.

    A folder that is there is only replaced where it is empty, or where it holds a file of the name ``mark``, as those do
    that were made here, and nothing of a name that the new one has not: no file of somebody's own is lost. Raises
    NotWritable.
    """
    target = _followed(place)
    tidied(target)
    if target.exists():
        if not target.is_dir():
            raise NotWritable(place, "it is a file, and a folder is to be written")
        if any(target.iterdir()) and not (target / mark).is_file():
            raise NotWritable(place, "other things are in this folder")
        _changeable(place, target)
    try:
        draft = Path(tempfile.mkdtemp(dir=target.parent, prefix=draft_prefix(target), suffix=".part"))
    except OSError as error:
        raise NotWritable(place, f"it cannot be written ({error.strerror})") from error
    old = draft.with_suffix(".old")
    try:
        with held(draft):
            yield draft
        draft.chmod(0o777 & ~_umask())
        if target.exists():
            if own := {one.name for one in target.iterdir()} - {one.name for one in draft.iterdir()}:
                raise NotWritable(place, f"other things are in this folder ({', '.join(sorted(own)[:3])})")
            target.replace(old)
        draft.replace(target)
    except OSError as error:
        raise NotWritable(place, f"writing failed ({error.strerror})") from error
    finally:
        if old.exists() and not target.exists():
            old.replace(target)
        shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(draft, ignore_errors=True)


def _followed(place: Path) -> Path:
    try:
        target = place.resolve()
        target.exists()
    except OSError as error:
        raise NotWritable(place, f"it cannot be written ({error.strerror})") from error
    except RuntimeError as error:  # how Python 3.11 and 3.12 report links that go round in a circle
        raise NotWritable(place, "its links go round in a circle") from error
    return target


def _changeable(place: Path, target: Path) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        raise NotWritable(place, "it may not be changed")


def _umask() -> int:
    """Return the mask for new files; the system tells it only to those who set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
