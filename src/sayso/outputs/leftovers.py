"""Drafts that a killed program left beside what it was writing: told from those that somebody is writing now, and taken away."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_LOCKS: Final = find_spec("fcntl") is not None
"""Whether this system tells who holds a file; Windows does not, and nothing is taken away there."""
_NEW: Final = 60.0
"""Seconds within which a draft may have been made, and not be held yet."""


def draft_prefix(target: Path) -> str:
    """Return how the names of drafts of a file or folder begin; eight letters by chance and ``.part`` follow."""
    return f".{target.name[:100]}."


@contextmanager
def held(draft: Path) -> Iterator[None]:
    """Hold a draft as long as it is written, for others to see; a killed program holds nothing."""
    if not _LOCKS:
        yield
        return
    import fcntl  # noqa: PLC0415  # absent on Windows

    handle = os.open(draft, os.O_RDONLY)
    try:
        with suppress(OSError):  # not every file system has locks
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def tidied(target: Path) -> None:
    """Take away what a killed program left beside a file or folder, and put back what it had moved out of the way.

    What cannot be taken away stays; it does no harm.
    """
    named = re.compile(re.escape(draft_prefix(target)) + r"[a-z0-9_]{8}\.(part|old).*")
    with suppress(OSError):
        for left in sorted(target.parent.iterdir()):
            found = named.fullmatch(left.name)
            if found and _abandoned(left):
                if found[1] == "old" and not target.exists():
                    left.replace(target)
                elif left.is_dir():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink()


def _abandoned(draft: Path) -> bool:
    """Say whether nobody holds a draft."""
    if not _LOCKS or draft.is_symlink() or time.time() - draft.stat().st_mtime < _NEW:
        return False
    import fcntl  # noqa: PLC0415  # see above

    handle = os.open(draft, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True
