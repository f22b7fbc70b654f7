"""How files are packed: gzip and Zstandard, each a row of members that are unpacked by themselves.

Python's own module for Zstandard is used, which before 3.14 is the package ``backports.zstd``: it unpacks no more than
it is asked for, whatever it was handed, and ends at the end of a frame.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, Protocol

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

GZIP: Final = b"\x1f\x8b\x08"
ZSTANDARD: Final = b"\x28\xb5\x2f\xfd"

_GZIP_BITS = 31
_SKIPPED = b"\x2a\x4d\x18"
"""What a frame of Zstandard's that holds nothing to unpack begins with, behind a byte of 0x50 to 0x5f."""
_DICTIONARY = b"\x5d" + _SKIPPED
"""A dictionary that the whole file is packed by, as in https://iipc.github.io/warc-specifications/specifications/warc-zstd/."""
_LARGEST_DICTIONARY = 1 << 24


class BrokenError(Exception):
    """The bytes cannot be unpacked from here on; its text says why."""


class Member(Protocol):
    """One member while it is unpacked."""

    @property
    def hungry(self) -> bool:
        """Whether it gives more only if it is handed more."""

    @property
    def ended(self) -> bool:
        """Whether its end was met."""

    @property
    def behind(self) -> bytes:
        """What it was handed that stands behind its end."""

    def unpack(self, packed: bytes, most: int) -> bytes:
        """Return up to so many bytes; nothing is handed over if it is not hungry. Raises BrokenError."""


@dataclass(frozen=True, slots=True)
class Packing:
    """A way of packing: its name, what a member begins with, and what unpacks one."""

    name: str
    magic: bytes
    member: Callable[[], Member]


class _GzipMember:
    def __init__(self) -> None:
        self._unpack = zlib.decompressobj(_GZIP_BITS)

    @property
    def hungry(self) -> bool:
        return not self._unpack.unconsumed_tail

    @property
    def ended(self) -> bool:
        return self._unpack.eof

    @property
    def behind(self) -> bytes:
        return self._unpack.unused_data

    def unpack(self, packed: bytes, most: int) -> bytes:
        try:
            return self._unpack.decompress(packed or self._unpack.unconsumed_tail, most)
        except zlib.error as error:
            raise _broken("gzip", error) from error


class _Frame:
    def __init__(self, dictionary: Any) -> None:
        self._unpack = zstd.ZstdDecompressor(dictionary)

    @property
    def hungry(self) -> bool:
        return self._unpack.needs_input

    @property
    def ended(self) -> bool:
        return self._unpack.eof

    @property
    def behind(self) -> bytes:
        return self._unpack.unused_data

    def unpack(self, packed: bytes, most: int) -> bytes:
        try:
            return self._unpack.decompress(packed, most)
        except zstd.ZstdError as error:
            raise _broken("Zstandard", error) from error


_BY_GZIP: Final = Packing("gzip", GZIP, _GzipMember)


def packing_of(stream: BinaryIO, name: str, plain: bytes) -> Packing | None:
    """Return how a file is packed, told by how it begins and what it is called; nothing if it is not.

    ``plain`` is what it begins with if it is not packed, whatever it is called. Raises BrokenError for a dictionary that
    cannot be used.
    """
    stream.seek(0)
    head = stream.read(len(ZSTANDARD))
    if head.startswith(GZIP):
        return _BY_GZIP
    if head == ZSTANDARD or (head[1:] == _SKIPPED and head[0] >> 4 == 5):
        dictionary = _dictionary(stream) if head == _DICTIONARY else None
        return Packing("Zstandard", ZSTANDARD, lambda: _Frame(dictionary))
    if plain.startswith(head.lstrip()[: len(plain)]) and head:
        return None
    if name.lower().endswith(".gz"):
        return _BY_GZIP
    return Packing("Zstandard", ZSTANDARD, lambda: _Frame(None)) if name.lower().endswith(".zst") else None


def _dictionary(stream: BinaryIO) -> Any:
    """Return the dictionary in the frame whose length is read next; it may be packed itself."""
    size = int.from_bytes(stream.read(4), "little")
    if size > _LARGEST_DICTIONARY:
        raise BrokenError(f"its dictionary has {size:,} bytes, and none has over {_LARGEST_DICTIONARY:,}")
    held = stream.read(size)
    if len(held) < size:
        raise BrokenError("it is cut off: its dictionary has no end")
    try:
        if held.startswith(ZSTANDARD):
            unpack = zstd.ZstdDecompressor()
            held = unpack.decompress(held, _LARGEST_DICTIONARY)
            if not unpack.eof:
                raise BrokenError("its dictionary cannot be unpacked whole")
        return zstd.ZstdDict(held)
    except (zstd.ZstdError, ValueError) as error:
        raise BrokenError(f"its dictionary is damaged ({_reason(error)})") from error


def _broken(packing: str, error: Exception) -> BrokenError:
    return BrokenError(f"the {packing} is damaged ({_reason(error)})")


def _reason(error: Exception) -> str:
    return str(error).partition(": ")[2] or str(error)
