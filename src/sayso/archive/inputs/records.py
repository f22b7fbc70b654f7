"""The records of a WARC in their order, damaged ones among them, and where each begins (ISO 28500).

Whatever is wrong with a record, the next one is looked for: as the next line that begins a record or, where what it is
packed by is damaged, as the next member that begins with one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sayso.archive.inputs.packings import BrokenError
from sayso.archive.inputs.unpacked import RECORD, Position, Unpacked

MAX_HEADER: Final = 1 << 16
"""Longest header of a record, in bytes; they have some hundred."""
_TRAILER = b"\r\n\r\n"
_LONGEST_LINE = 16
_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it lies in the file, or what is left of one.

    ``fields`` are its header's, by their names in small letters; ``raw`` is the header's bytes. ``content`` is cut where
    there is more than was asked for, ``size`` what the header says. ``damage`` says what is wrong.
    """

    position: Position
    fields: Mapping[str, str]
    raw: bytes = b""
    content: bytes = b""
    size: int = 0
    damage: str | None = None


def records_in(stream: Unpacked, start: Position, most: int, *, patience: int) -> Iterator[Record]:
    """Yield the records from a point on, with up to ``most`` bytes of the content of each.

    Of a record no more than ``patience`` bytes are unpacked; beyond that it is taken for a bomb. What is yielded from a
    point on is the same wherever reading began.
    """
    position: Position | None = start
    while position is not None:
        walk = _Walk(stream, patience)
        record = walk.record(position, most)
        if record is None:
            return
        yield record
        position = walk.after(record)


class _WrongError(Exception):
    """A record is not what its header or its place say; its text says how."""


@dataclass(slots=True)
class _Walk:
    """One step over a record."""

    stream: Unpacked
    patience: int
    spent: int = 0
    """How many bytes were unpacked on its behalf."""
    broken: bool = False
    """Whether the file cannot be unpacked where the record stands."""

    def record(self, position: Position, most: int) -> Record | None:
        """Return the record that begins at a point, or nothing at the end."""
        begins = position
        raw = b""
        fields: dict[str, str] = {}
        content = bytearray()
        size = 0
        damage: str | None = None
        try:
            self.stream.go(position)
            if not self._over_blank()[1]:
                return None
            begins = self.stream.position()
            raw = self._header()
            fields = _fields(raw)
            size = _size(fields)
            self._content(content, size, most)
            self._trailer()
        except BrokenError as error:
            self.broken = True
            damage = str(error)
        except _WrongError as error:
            damage = str(error)
        return Record(begins, fields, raw, bytes(content), size, damage)

    def after(self, record: Record) -> Position | None:
        """Return where the next record begins, or nothing if there is none."""
        if record.damage is None:
            return self.stream.position()
        self.spent = 0
        try:
            if not self.broken:
                return self._search(record)
        except (BrokenError, _WrongError):
            pass
        return self.stream.next_member(record.position.start + 1)

    def _search(self, record: Record) -> Position | None:
        """Return where the next line stands that begins a record, after the one that is damaged."""
        self.stream.go(record.position)
        tail = b"."  # no record begins in the midst of a line
        while piece := self.stream.piece():
            if self.stream.at_member() and self.stream.position() != record.position:
                tail = b"\n"
            window = tail + piece
            for found in RECORD.finditer(window):
                if window.startswith(b"\n", found.start() - 1):
                    return self.stream.before(len(tail) - found.start())
            tail = window[-_LONGEST_LINE:]
            self._take(len(piece))
        return None

    def _over_blank(self) -> tuple[int, bytes]:
        """Pass over empty lines; return how many bytes that were and what follows them, nothing at the end."""
        blank = 0
        while piece := self.stream.piece():
            rest = piece.lstrip(b"\r\n")
            blank += len(piece) - len(rest)
            self._take(len(piece) - len(rest))
            if rest:
                return blank, rest
        return blank, b""

    def _header(self) -> bytes:
        raw = b""
        while piece := self.stream.piece():
            if raw and self.stream.at_member() and RECORD.match(piece):
                break
            known = len(raw)
            raw += piece[: MAX_HEADER + 1 - known]
            if not raw.startswith(b"WARC/"[: len(raw)]):
                raise _WrongError("what stands here is no WARC record")
            end = raw.find(b"\r\n\r\n", max(0, known - 3))
            if end >= 0:
                self._take(end + 4 - known)
                return raw[: end + 4]
            if len(raw) > MAX_HEADER:
                break
            self._take(len(piece))
        raise _WrongError("its header has no end")

    def _content(self, content: bytearray, size: int, most: int) -> None:
        """Pass over the content, and keep as much of it as is wanted."""
        left = size
        while left:
            piece = self.stream.piece()
            if not piece:
                raise _WrongError(f"it is cut off: {size - left:,} of its {size:,} bytes are there")
            if self.stream.at_member() and RECORD.match(piece):
                raise _WrongError("it is shorter than its header says: the next record begins in it")
            step = min(left, len(piece))
            if len(content) < most:
                content += piece[: min(step, most - len(content))]
            self._take(step)
            left -= step

    def _trailer(self) -> None:
        """Pass over the empty lines behind a record.

        Where there are none but something else, the record does not end here; what stands behind them is another's.
        """
        member = self.stream.position().start
        try:
            blank, rest = self._over_blank()
        except BrokenError:
            if self.stream.packed and self.stream.position().start != member:
                return  # what is broken is the next one
            raise
        if rest and blank < len(_TRAILER) and not self.stream.at_member():
            raise _WrongError("it is longer than its header says")

    def _take(self, count: int) -> None:
        self.stream.take(count)
        self.spent += count
        if self.stream.packed and self.spent > self.patience:
            raise _WrongError(f"it unpacks to over {self.patience:,} bytes, as what is made to harm does")


def _fields(raw: bytes) -> dict[str, str]:
    """Return a header's fields; a line that begins with white space belongs to the one before."""
    lines = raw.decode("utf-8", "replace").replace("\r\n ", " ").replace("\r\n\t", " ").split("\r\n")
    pairs = (line.partition(":") for line in lines[1:])
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def _size(fields: Mapping[str, str]) -> int:
    stated = fields.get("content-length", "")
    if not (stated.isascii() and stated.isdigit() and len(stated) <= _DIGITS):
        raise _WrongError("its header states no length")
    return int(stated)
