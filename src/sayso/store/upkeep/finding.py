"""What is wrong in a store, and what to try."""

from __future__ import annotations

from dataclasses import dataclass

RESTORE = "go back to a backup (sayso store backup makes one) and add what came since"
REBUILD = "sayso store vacuum makes it anew"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that should not be: where, what is wrong, and what to try."""

    place: str
    problem: str
    advice: str
