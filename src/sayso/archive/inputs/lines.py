"""The lines of a file, packed or not, and where each begins.

Where the packing is damaged, the line at hand is lost, and reading goes on with the next member that begins as a line of
JSON does.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Final

from sayso.archive.inputs.packings import BrokenError
from sayso.archive.inputs.unpacked import Position, Unpacked
from sayso.documents.jsonlines import Line

SWELLING: Final = 100
"""A member that unpacks to more than so many times its size, and to more than a line may have, is taken for a bomb.

Reports written as JSON pack to a third of their size, or a tenth where they are much alike."""

_EMPTY = re.compile(rb"(?:[ \t\r\v\f]*\n)+")


@dataclass(frozen=True, slots=True)
class Found:
    """A line that holds anything, and where it stands; ``damage`` says why there is no more of it than that."""

    position: Position
    line: Line
    damage: str | None = None


def lines_in(stream: Unpacked, start: Position, longest: int, first: int = 1) -> Generator[Found]:
    """Yield the lines that hold anything from a point on, which is line ``first``.

    Of a line of over ``longest`` bytes no more than one byte beyond that is kept. What is yielded from a point on is the
    same wherever reading began, and the stream then stands behind what was yielded last.
    """
    walk = _Walk(stream, longest, first, start)
    position: Position | None = start
    while position is not None:
        try:
            yield from walk.lines(position)
        except BrokenError as error:
            yield walk.lost(str(error))
            position = stream.next_member(stream.position().start + 1)
        else:
            return


@dataclass(slots=True)
class _Walk:
    """The line at hand: its number, where it begins, and what is known of it."""

    stream: Unpacked
    longest: int
    number: int
    begins: Position
    _known: bytearray = field(default_factory=bytearray)
    _cut: bool = False

    def lines(self, position: Position) -> Iterator[Found]:
        """Yield the lines from a point on. Raises BrokenError."""
        self.begins = position
        self.stream.go(position)
        while piece := self.stream.piece():
            here = self.stream.position()
            self._require_no_bomb(here.inside + len(piece))
            at = 0
            try:
                while True:
                    at = self._behind_empty(piece, at)
                    if not (end := piece.find(b"\n", at) + 1):
                        break
                    self._add(piece, at, end, here)
                    at = end
                    if found := self._ended():
                        yield found
                self._add(piece, at, len(piece), here)
                at = len(piece)
            finally:
                self.stream.take(at)
        if found := self._ended():
            yield found

    def lost(self, damage: str) -> Found:
        """Return what is left of the line at hand, which cannot be read."""
        begins = self.begins if self._known else self.stream.position()
        found = Found(begins, Line(self.number, bytes(self._known)), damage)
        self._next()
        return found

    def _require_no_bomb(self, size: int) -> None:
        if self.stream.packed and size > self.longest and self.stream.swelling() > SWELLING:
            raise BrokenError(f"it unpacks to over {SWELLING} times its size, as what is made to harm does")

    def _behind_empty(self, piece: bytes, at: int) -> int:
        """Pass over empty lines at a stroke."""
        if self._known or not (empty := _EMPTY.match(piece, at)):
            return at
        self.number += piece.count(b"\n", at, empty.end())
        return empty.end()

    def _add(self, piece: bytes, at: int, end: int, here: Position) -> None:
        if at == end:
            return
        if not self._known:
            into = at if self.stream.packed else 0
            self.begins = Position(here.start + at - into, here.inside + into)
        room = self.longest + 1 - len(self._known)
        self._known += piece[at : min(end, at + room)]
        self._cut = self._cut or end - at > room

    def _ended(self) -> Found | None:
        """Return the line at hand, if it holds anything, and turn to the next."""
        found = None
        if self._cut or (self._known and not self._known.isspace()):
            found = Found(self.begins, Line(self.number, bytes(self._known)))
        self._next()
        return found

    def _next(self) -> None:
        self.number += 1
        self._known.clear()
        self._cut = False
