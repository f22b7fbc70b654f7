"""What a PDF's fonts have letters for, and what stands for words in letters that they have not."""

from __future__ import annotations

import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from sayso.outputs.numbers import counted

_ALSO: Final = {"→": "->", "−": "-", "\N{REPLACEMENT CHARACTER}": "?"}
"""What can stand for a sign that a font may lack, without loss."""

_TURNING: Final = "\u200e\u200f\u061c\u2068\u2069"
"""Marks that order words among others of another direction; what lays them out takes them away."""


def is_shaped(words: str) -> bool:
    """Say whether letters change with their neighbours, run from right to left or bear marks: it costs three times the time.

    >>> is_shaped("Łącznik"), is_shaped("سالم")
    (False, True)
    """
    return not words.isascii() and any(
        unicodedata.bidirectional(sign) in ("R", "AL") or unicodedata.category(sign) in ("Mn", "Mc")
        for sign in words
    )


@dataclass(slots=True)
class Letters:
    """Letters that can be shown. ``missed`` counts those that were asked for and cannot, by their script."""

    shown: AbstractSet[int]
    missed: dict[str, int] = field(default_factory=dict)

    def fit(self, words: str) -> str:
        """Return words of which each letter can be shown: in place of others stands how many of which script they are.

        >>> Letters(frozenset(map(ord, "Karsk ()"))).fit("Karsk (卡尔)")
        'Karsk ([2 CJK letters])'
        """
        kept = _TURNING if is_shaped(words) else ""
        words = "".join(self._also(sign, kept) for sign in words)
        return "".join(
            "".join(run) if script is None else self._instead(script, sum(1 for _ in run))
            for script, run in groupby(words, key=self._missing)
        )

    def _also(self, sign: str, kept: str) -> str:
        """Return what stands for a sign without loss: nothing for one without a shape, unless it is to be kept."""
        if unicodedata.category(sign) == "Cf":  # fonts may have a shape for it all the same
            return sign if sign in kept else ""
        return sign if ord(sign) in self.shown else _ALSO.get(sign, sign)

    def _missing(self, letter: str) -> str | None:
        """Return the script of a letter that cannot be shown, None for one that can, or that has no shape."""
        if ord(letter) in self.shown or letter.isspace() or letter in _TURNING:
            return None
        name = unicodedata.name(letter, "UNKNOWN")
        is_letter = unicodedata.category(letter)[0] == "L"
        return name.split()[0].split("-")[0] if is_letter else "other"

    def _instead(self, script: str, many: int) -> str:
        script = script if len(script) < 4 or script == "other" else script.capitalize()
        self.missed[script] = self.missed.get(script, 0) + many
        return f"[{counted(many, f'{script} letter' if script != 'other' else 'other sign')}]"
