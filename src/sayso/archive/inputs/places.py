"""The place where a packed file was left, kept for the next block of it.

A file that is one long member, as ``gzip`` and ``zstd`` make of whatever they are given, can only be unpacked from its
start. A worker is given such a file's blocks in their order, so that it goes on where it was, and unpacks the file once
instead of once a block. What is read is the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias

from sayso.archive.inputs.packings import BrokenError
from sayso.archive.inputs.unpacked import Begins, Position, Unpacked, unpacked
from sayso.documents.files import opened
from sayso.errors import Damaged

_WORTH = 1 << 20
"""Unpacked bytes of a member that are soon unpacked again."""

Identity: TypeAlias = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Left:
    """A file that stays open, and how far it is unpacked."""

    identity: Identity
    stream: BinaryIO
    reading: Unpacked


_left: list[_Left] = []
"""One at most, of this process."""


@contextmanager
def at_hand(place: str, begins: Begins, start: Position) -> Iterator[Unpacked]:
    """Open a file to be read from a point on, if it can be where it was left before that. Raises Damaged."""
    with opened(Path(place)) as looked_at:
        identity = _identity(looked_at)
        left = _taken(identity, start)
        if left is None:
            stream = Path(place).open("rb")  # noqa: SIM115  # it is closed when another is kept
            try:
                left = _Left(identity, stream, reading_of(stream, place, begins))
            except BaseException:
                stream.close()
                raise
        try:
            yield left.reading
        finally:
            _keep(left)


def reading_of(stream: BinaryIO, place: str, begins: Begins) -> Unpacked:
    """Return the unpacked bytes of a file that is open. Raises Damaged where it is packed by a dictionary that is."""
    try:
        return unpacked(stream, place, begins)
    except BrokenError as error:
        raise Damaged(place, str(error), "fetch the file anew, or unpack it first") from error


def _identity(stream: BinaryIO) -> Identity:
    found = os.fstat(stream.fileno())
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _taken(identity: Identity, start: Position) -> _Left | None:
    """Return the file that was left, if it is this one and was left in the same member at or before a point."""
    if not _left or _left[0].identity != identity:
        return None
    member, inside = _left[0].reading.position()
    return _left.pop() if member == start.start and inside <= start.inside else None


def _keep(left: _Left) -> None:
    while _left:
        _left.pop().stream.close()
    if left.reading.packed and left.reading.position().inside > _WORTH:
        _left.append(left)
    else:
        left.stream.close()
