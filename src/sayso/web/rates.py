"""How often somebody may do a thing: a bucket for each that fills steadily (token bucket)."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Final

_MOST: Final = 10_000


@dataclass(slots=True)
class Rates:
    """Allows everybody ``burst`` at once, and ``a_second`` in the long run; who was not seen for longest is forgotten."""

    a_second: float
    burst: int
    clock: Callable[[], float] = monotonic
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict, init=False)
    _lock: Lock = field(default_factory=Lock, init=False)

    def wait(self, who: str) -> int:
        """Take one for somebody and return 0; where none is left, return after how many seconds there is one."""
        with self._lock:
            now = self.clock()
            left, seen = self._left.pop(who, (float(self.burst), now))
            left = min(float(self.burst), left + (now - seen) * self.a_second)
            allowed = left >= 1
            self._left[who] = (left - 1 if allowed else left, now)
            while len(self._left) > _MOST:
                self._left.popitem(last=False)
            return 0 if allowed else math.ceil((1 - left) / self.a_second)

    def give_back(self, who: str) -> None:
        """Let one not have counted."""
        with self._lock:
            left, seen = self._left.get(who, (float(self.burst), self.clock()))
            self._left[who] = (min(float(self.burst), left + 1), seen)
