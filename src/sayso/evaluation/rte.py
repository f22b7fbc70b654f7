"""RTE-3 (Giampiccolo et al. 2007) with three answers (Voorhees 2008): a text, a hypothesis, and whether it follows from it.

As JSON Lines, one pair a line: ``id``, ``t`` (the text), ``h`` (the hypothesis) and ``label``, which is ``entailment``,
``contradiction`` or ``neutral``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, cast, get_args

from sayso.evaluation.errors import CorpusError

Answer = Literal["contradiction", "entailment", "neutral"]
ANSWERS: Final[tuple[Answer, ...]] = get_args(Answer)


@dataclass(frozen=True, slots=True)
class Entailment:
    """A text and a hypothesis, with people's answer."""

    id: str
    text: str
    hypothesis: str
    answer: Answer


def read_rte(path: Path) -> tuple[Entailment, ...]:
    """Return the pairs of a file in its order; raises CorpusError where it is absent or no such file."""
    try:
        pairs = tuple(_pair(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"{path}: {error!r}; give RTE-3 as JSON Lines with id, t, h and label") from error
    if not pairs:
        raise CorpusError(f"{path}: no pair in it; give RTE-3 as JSON Lines with id, t, h and label")
    return pairs


def _pair(line: str) -> Entailment:
    row = json.loads(line)
    if row["label"] not in ANSWERS:
        raise ValueError(row["label"])
    return Entailment(row["id"], row["t"], row["h"], cast("Answer", row["label"]))
