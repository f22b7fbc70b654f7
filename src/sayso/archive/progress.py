"""How far a run over an archive is, how fast it goes, and when it may be done."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Final

from sayso.archive.manifest import Done
from sayso.archive.supervising import Event
from sayso.archive.working import At

_WINDOW: Final = 120.0
"""Seconds over which speed is taken: long enough to be steady, short enough to notice a slower part."""


@dataclass(slots=True)
class Progress:
    """Counts of one run, by the clock that it is handed at each event; ``things`` is how many there are in all.

    What earlier runs did counts as read, but not for the speed.
    """

    things: int
    before: int = 0
    documents: int = 0
    claims: int = 0
    rejects: int = 0
    _finished: int = field(default=0, init=False)
    """Things of blocks that this run has finished."""
    _under_way: dict[int, int] = field(default_factory=dict, init=False)
    _marks: deque[tuple[float, int]] = field(default_factory=deque, init=False)

    def hear(self, event: Event, now: float) -> None:
        """Take in what happened; ``now`` is in seconds of any steady clock."""
        if isinstance(event, At):
            self._under_way[event.block] = event.position
        elif isinstance(event, Done):
            self._under_way.pop(event.block, None)
            self._finished += event.documents + event.rejects
            self.documents += event.documents
            self.claims += event.claims
            self.rejects += event.rejects
        self._marks.append((now, self.read - self.before))
        while len(self._marks) > 2 and now - self._marks[0][0] > _WINDOW:
            self._marks.popleft()

    @property
    def read(self) -> int:
        """How many things are read, those of unfinished blocks included."""
        return min(self.things, self.before + self._finished + sum(self._under_way.values()))

    @property
    def speed(self) -> float | None:
        """Things a second of late, None as long as nothing can be said."""
        if len(self._marks) < 2:
            return None
        (first, then), (last, now) = self._marks[0], self._marks[-1]
        return (now - then) / (last - first) if now > then and last > first else None

    @property
    def left(self) -> float | None:
        """Seconds that the rest may take, None as long as nothing can be said."""
        return (self.things - self.read) / self.speed if self.speed else None


def in_words(seconds: float) -> str:
    """Return a time in words, as precise as it is of use.

    >>> in_words(42), in_words(780), in_words(9000), in_words(300000)
    ('42 s', '13 min', '2 h 30 min', '3 d 11 h')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"
