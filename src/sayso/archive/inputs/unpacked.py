"""The bytes of a file, whichever way it is packed, from any point at which reading was found to be able to begin.

A packed file is a row of members. What is given hangs on the point alone, not on where reading began before: each member
is unpacked from its start in pieces of fixed size, so that damage comes to light at the same byte every time.
FastWARC's own iterator is not used for this, as it ends at a truncated gzip as it would at a sound end (2.0.1).
"""

from __future__ import annotations

import re
from typing import BinaryIO, Final, NamedTuple, Protocol

from sayso.archive.inputs.packings import BrokenError, Member, Packing, packing_of

_PACKED = 1 << 15
_PIECE = 1 << 16
_WINDOW = 1 << 20
_HEAD = 16
"""How many bytes tell how a member begins."""
_TRIES = 5
"""How many packed pieces these may take: a block of Zstandard's has up to 128 KB and is unpacked whole."""


class Begins(NamedTuple):
    """What the things in a file begin with: in full, and the first bytes of the file if it is not packed."""

    thing: re.Pattern[bytes]
    file: bytes


RECORD: Final = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
"""How a record of a WARC begins."""
RECORDS: Final = Begins(RECORD, b"WARC")
LINES: Final = Begins(re.compile(rb"\s*\{"), b"{")


class Position(NamedTuple):
    """A point in a file: the byte offset of a member and how many unpacked bytes of it lie before the point.

    In a file that is not packed, the byte offset and 0.
    """

    start: int
    inside: int = 0


class Unpacked(Protocol):
    """Unpacked bytes, given piece by piece."""

    packed: Final[bool]  # type: ignore[misc]
    """Whether the file is packed."""

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
        """Say whether a member begins here."""

    def next_member(self, start: int) -> Position | None:
        """Return where the next member stands that begins as a thing of the file does, from a byte offset on."""

    def swelling(self) -> float:
        """Return how many unpacked bytes of the member there are for each packed one that was read of it."""


class Plain:
    """A file that is not packed."""

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

    def swelling(self) -> float:
        """Return 1."""
        return 1.0


class Members:
    """A packed file: its members one behind another are one row of bytes."""

    packed: Final = True

    _member: int
    _read: int
    """How far the file was read, as a byte offset."""
    _inside: int
    _piece: bytes
    _sound: bool
    _unpack: Member

    def __init__(self, stream: BinaryIO, packing: Packing, begins: re.Pattern[bytes]) -> None:
        self._stream = stream
        self._packing = packing
        self._begins = begins
        self._begin(0)

    def go(self, position: Position) -> None:
        """Read on from a point; what lies between is unpacked once more only if it was passed. Raises BrokenError."""
        if not (self._sound and position.start == self._member and position.inside >= self._inside):
            self._begin(position.start)
        left = position.inside - self._inside
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
            if self._unpack.ended:
                self._begin(self._read - len(self._unpack.behind))
            packed = b""
            if hungry := self._unpack.hungry:
                packed = self._stream.read(_PACKED)
                if self._read == self._member and not packed.strip(b"\0"):
                    return b""  # the end; some programs fill up a file's last block with zeros
                self._read += len(packed)
            try:
                self._piece = self._unpack.unpack(packed, _PIECE)
            except BrokenError:
                self._sound = False
                raise
            if hungry and not packed and not self._piece and not self._unpack.ended:
                self._sound = False
                raise BrokenError(f"it is cut off: the {self._packing.name} has no end")
        return self._piece

    def take(self, count: int) -> None:
        """Pass over so many bytes of the piece."""
        self._piece = self._piece[count:]
        self._inside += count

    def at_member(self) -> bool:
        """Say whether a member begins here."""
        return self._inside == 0

    def next_member(self, start: int) -> Position | None:
        """Return where the next member stands that begins as a thing of the file does, from a byte offset on."""
        at, magic = start, self._packing.magic
        while True:
            self._stream.seek(at)
            window = self._stream.read(_WINDOW)
            found = window.find(magic)
            while found >= 0:
                if self._holds_thing(at + found):
                    return Position(at + found)
                found = window.find(magic, found + 1)
            if len(window) < _WINDOW:
                return None
            at += len(window) - len(magic) + 1

    def swelling(self) -> float:
        """Return how many unpacked bytes of the member there are for each packed one that was read of it."""
        return (self._inside + len(self._piece)) / max(1, self._read - self._member)

    def _begin(self, member: int) -> None:
        self._stream.seek(member)
        self._member = self._read = member
        self._inside = 0
        self._piece = b""
        self._sound = True
        self._unpack = self._packing.member()

    def _holds_thing(self, start: int) -> bool:
        self._stream.seek(start)
        member = self._packing.member()
        head = b""
        try:
            for _ in range(_TRIES):
                if not head and member.hungry:
                    head = member.unpack(self._stream.read(_PACKED), _HEAD)
        except BrokenError:
            return False
        return self._begins.match(head) is not None


def unpacked(stream: BinaryIO, name: str, begins: Begins) -> Unpacked:
    """Return the bytes of a file, unpacked if it is packed or is called so. Raises BrokenError for its dictionary."""
    packing = packing_of(stream, name, begins.file)
    stream.seek(0)
    return Plain(stream) if packing is None else Members(stream, packing, begins.thing)
