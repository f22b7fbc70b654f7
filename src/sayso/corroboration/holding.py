"""How many hold which keys, as holders come and go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shift:
    """How many hold each of the keys that somebody has let go of or taken up, before and after."""

    before: Mapping[int, int]
    after: Mapping[int, int]

    def crowded(self, most: int) -> frozenset[int]:
        """Return the keys that more than so many hold now, but did not before."""
        return frozenset(key for key, held in self.after.items() if self.before[key] <= most < held)

    def thinned(self, most: int) -> frozenset[int]:
        """Return the keys that at most so many hold now, but more did before."""
        return frozenset(key for key, held in self.after.items() if held <= most < self.before[key])
