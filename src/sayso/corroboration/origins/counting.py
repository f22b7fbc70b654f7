"""How many origins a group has, and the line that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records import Origin


@dataclass(frozen=True, slots=True)
class Independence:
    """How many origins affirm a thing and deny it, and of how many more it is unknown whether they are independent."""

    affirming: int = 0
    denying: int = 0
    affirming_unknown: int = 0
    denying_unknown: int = 0

    @property
    def origins(self) -> int:
        """The independent origins of the larger side."""
        return max(self.affirming, self.denying)

    @property
    def unknown(self) -> int:
        """The origins of either side whose independence is unknown."""
        return self.affirming_unknown + self.denying_unknown


def counted(origins: Iterable[Origin]) -> Independence:
    """Return how many origins each side has, and of how many more it is unknown; who takes neither side counts for none."""
    counts = dict.fromkeys((("affirmed", False), ("affirmed", True), ("denied", False), ("denied", True)), 0)
    for origin in origins:
        if origin.side == "open":
            continue
        counts[origin.side, bool(origin.unknown)] += 1
    return Independence(
        affirming=counts["affirmed", False],
        denying=counts["denied", False],
        affirming_unknown=counts["affirmed", True],
        denying_unknown=counts["denied", True],
    )


def line(documents: int, publishers: int, found: Independence) -> str:
    """Return how much stands behind a group, in one line.

    >>> line(3, 2, Independence(affirming=1))
    '3 documents, 2 publishers, 1 origin'
    >>> line(4, 4, Independence(affirming=2, affirming_unknown=1, denying=1))
    '4 documents, 4 publishers, 2 origins, and 1 whose independence is unknown; denied by 1 origin'
    """
    said = ", ".join(
        [
            _many(documents, "document"),
            *([_many(publishers, "publisher")] if publishers else []),
        ]
    )
    affirming = _origins(found.affirming, found.affirming_unknown)
    denying = _origins(found.denying, found.denying_unknown)
    if not found.affirming:
        return f"{said}; denied by {denying}" if found.denying else said
    return f"{said}, {affirming}" + (f"; denied by {denying}" if found.denying else "")


def _origins(known: int, unknown: int) -> str:
    return _many(known, "origin") + (f", and {unknown} whose independence is unknown" if unknown else "")


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
