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
        words = "".join(sign if ord(sign) in self.shown else _ALSO.get(sign, sign) for sign in words)
        return "".join(
            "".join(run) if script is None else self._instead(script, sum(1 for _ in run))
            for script, run in groupby(words, key=self._missing)
        )

    def _missing(self, letter: str) -> str | None:
        """Return the script of a letter that cannot be shown, None for one that can, or that has no shape."""
        if ord(letter) in self.shown or letter.isspace() or unicodedata.category(letter) in ("Cf", "Mn"):
            return None
        name = unicodedata.name(letter, "UNKNOWN")
        is_letter = unicodedata.category(letter)[0] == "L"
        return name.split()[0].split("-")[0] if is_letter else "other"

    def _instead(self, script: str, many: int) -> str:
        script = script if len(script) < 4 or script == "other" else script.capitalize()
        self.missed[script] = self.missed.get(script, 0) + many
        return f"[{counted(many, f'{script} letter' if script != 'other' else 'other sign')}]"
