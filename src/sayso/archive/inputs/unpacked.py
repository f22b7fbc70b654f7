"""The bytes of a WARC, whichever way it is packed, from any point at which reading was found to be able to begin.

A gzip file is a row of members. What is given hangs on the point alone, not on where reading began before: each member
is unpacked from its start in pieces of fixed size, so that damage comes to light at the same byte every time.
FastWARC's own iterator is not used for this, as it ends at a truncated gzip as it would at a sound end (2.0.1).
"""

from __future__ import annotations

import re
import zlib
from typing import Any, BinaryIO, Final, NamedTuple, Protocol

GZIP: Final = b"\x1f\x8b\x08"
RECORD: Final = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
"""How a record begins."""

_PACKED = 1 << 15
_PIECE = 1 << 16
_WINDOW = 1 << 20
_GZIP_BITS = 31


class Position(NamedTuple):
    """A point in a file: the byte offset of a gzip member and how many unpacked bytes of it lie before the point.

    In a file that is not compressed, the byte offset and 0.
    """

    start: int
    inside: int = 0


class BrokenError(Exception):
    """The bytes cannot be unpacked from here on; its text says why."""


class Unpacked(Protocol):
    """Unpacked bytes, given piece by piece."""

    packed: Final[bool]  # type: ignore[misc]
    """Whether the file is compressed."""

    def go(self, position: Position) -> None:
        """Read on from a point. Raises BrokenError."""

    def position(self) -> Position:
        """Return the point that is read next."""

    def before(self, count: int) -> Position:
        """Return the point so many bytes before the one that is read next, which lies in the same member."""

    def piece(self) -> bytes:
        """Return what is read next without passing over it; nothing only at the end. Raises BrokenError."""

    def take(self, count: int) -> None:
        """Pass over so many bytes of the piece."""

    def at_member(self) -> bool:
        """Say whether a gzip member begins here."""

    def next_member(self, start: int) -> Position | None:
        """Return where the next gzip member that begins with a record stands, from a byte offset on."""


class Plain:
    """A file that is not compressed."""

    packed: Final = False

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._piece = b""
        self._at = 0

    def go(self, position: Position) -> None:
        """Read on from a point."""
        self._stream.seek(position.start)
        self._at = position.start
        self._piece = b""

    def position(self) -> Position:
        """Return the point that is read next."""
        return Position(self._at)

    def before(self, count: int) -> Position:
        """Return the point so many bytes before."""
        return Position(self._at - count)

    def piece(self) -> bytes:
        """Return what is read next; nothing only at the end."""
        if not self._piece:
            self._piece = self._stream.read(_PIECE)
        return self._piece

    def take(self, count: int) -> None:
        """Pass over so many bytes of the piece."""
        self._piece = self._piece[count:]
        self._at += count

    def at_member(self) -> bool:
        """Say no."""
        return False

    def next_member(self, start: int) -> Position | None:  # noqa: ARG002  # there are none
        """Return nothing."""
        return None


class Members:
    """A gzip file: its members one behind another are one row of bytes."""

    packed: Final = True

    _member: int
    _read: int
    """How far the file was read, as a byte offset."""
    _inside: int
    _piece: bytes
    _sound: bool
    _unpack: Any
    """Of zlib's type, which has no name."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._begin(0)

    def go(self, position: Position) -> None:
        """Read on from a point. Raises BrokenError."""
        if self._sound and position == self.position():
            return
        self._begin(position.start)
        left = position.inside
        while left and (piece := self.piece()):
            step = min(left, len(piece))
            self.take(step)
            left -= step

    def position(self) -> Position:
        """Return the point that is read next; between two members it is the start of the second."""
        return Position(self._member, self._inside)

    def before(self, count: int) -> Position:
        """Return the point so many bytes before the one that is read next, which lies in the same member."""
        return Position(self._member, self._inside - count)

    def piece(self) -> bytes:
        """Return what is read next without passing over it; nothing only at the end. Raises BrokenError."""
        while not self._piece:
            if self._unpack.eof:
                self._begin(self._read - len(self._unpack.unused_data))
            packed = self._unpack.unconsumed_tail or self._stream.read(_PACKED)
            if self._read == self._member and not packed.strip(b"\0"):
                return b""  # the end; some programs fill up a file's last block with zeros
            if not self._unpack.unconsumed_tail:
                self._read += len(packed)
            try:
                self._piece = self._unpack.decompress(packed, _PIECE)
            except zlib.error as error:
                self._sound = False
                raise BrokenError(f"the gzip is damaged ({_reason(error)})") from error
            if not packed and not self._piece and not self._unpack.eof:
                self._sound = False
                raise BrokenError("it is cut off: the gzip has no end")
        return self._piece

    def take(self, count: int) -> None:
        """Pass over so many bytes of the piece."""
        self._piece = self._piece[count:]
        self._inside += count

    def at_member(self) -> bool:
        """Say whether a gzip member begins here."""
        return self._inside == 0

    def next_member(self, start: int) -> Position | None:
        """Return where the next gzip member that begins with a record stands, from a byte offset on."""
        at = start
        while True:
            self._stream.seek(at)
            window = self._stream.read(_WINDOW)
            found = window.find(GZIP)
            while found >= 0:
                if self._holds_record(at + found):
                    return Position(at + found)
                found = window.find(GZIP, found + 1)
            if len(window) < _WINDOW:
                return None
            at += len(window) - len(GZIP) + 1

    def _begin(self, member: int) -> None:
        self._stream.seek(member)
        self._member = self._read = member
        self._inside = 0
        self._piece = b""
        self._sound = True
        self._unpack = zlib.decompressobj(_GZIP_BITS)

    def _holds_record(self, start: int) -> bool:
        self._stream.seek(start)
        try:
            head = zlib.decompressobj(_GZIP_BITS).decompress(self._stream.read(_PACKED), 16)
        except zlib.error:
            return False
        return RECORD.match(head) is not None


def unpacked(stream: BinaryIO, name: str) -> Unpacked:
    """Return the bytes of a file, unpacked if it is a gzip file or is called one."""
    head = stream.read(len(GZIP))
    stream.seek(0)
    if head == GZIP or (name.lower().endswith(".gz") and not head.startswith(b"WA")):
        return Members(stream)
    return Plain(stream)


def _reason(error: zlib.error) -> str:
    return str(error).partition(": ")[2] or str(error)
