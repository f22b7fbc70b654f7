"""MRPC (Dolan and Brockett 2005): pairs of sentences from the news, of which people said whether they say the same.

Both of a pair are from reports of one event and share most of their words, by the way in which they were found: telling
them apart is harder than telling claims of a collection apart, where most share little.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.corroboration.groups.comparing import points
from sayso.corroboration.groups.telling import telling_of_words
from sayso.evaluation.counts import NONE, Counts, ratio
from sayso.evaluation.errors import CorpusError

_COLUMNS: Final = 5


@dataclass(frozen=True, slots=True)
class Paraphrases:
    """How many pairs there are, those told rightly, and how well those that say the same are found."""

    pairs: int = 0
    right: int = 0
    same: Counts = NONE

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {"pairs": self.pairs, "accuracy": ratio(self.right, self.pairs)} | self.same.as_dict()


def score_paraphrases(path: Path) -> Paraphrases:
    """Return how well the pairs of a file are told; raises CorpusError where it is absent or no such file."""
    pairs = right = hits = predicted = gold = 0
    for one, other, same in _pairs(path):
        found = points(telling_of_words(one), telling_of_words(other)) > 0
        pairs, right = pairs + 1, right + (found == same)
        hits, predicted, gold = hits + (found and same), predicted + found, gold + same
    return Paraphrases(pairs, right, Counts(hits, predicted, gold))


def _pairs(path: Path) -> list[tuple[str, str, bool]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()[1:]
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: {error}; give a file of MRPC (msr_paraphrase_train.txt)") from error
    rows = [line.split("\t") for line in lines if line.strip()]
    if not rows or any(len(row) != _COLUMNS or row[0] not in {"0", "1"} for row in rows):
        raise CorpusError(f"{path}: no pairs as in MRPC in it; give msr_paraphrase_train.txt")
    return [(row[3], row[4], row[0] == "1") for row in rows]


def paraphrases_line(figures: Paraphrases) -> str:
    """Return the figures as a line for a terminal."""
    same = figures.same
    return (
        f"{figures.pairs} pairs of sentences: {ratio(figures.right, figures.pairs):.3f} told rightly;"
        f" those that say the same P {same.precision:.3f} R {same.recall:.3f} F1 {same.f1:.3f}"
    )
