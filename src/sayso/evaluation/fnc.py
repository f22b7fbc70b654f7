"""The Fake News Challenge (Pomerleau and Rao 2017): headlines beside articles, and how the article stands to the headline.

Headlines are often those of other articles on the same rumour. ``train_bodies.csv`` holds the articles by number, a table
of stances the pairs. Pairs are parted by article: what an article says is only ever in one part.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.corroboration.disputes.standing import Stance
from sayso.evaluation.errors import CorpusError

BODIES: Final = "train_bodies.csv"
DEV: Final = "rebuilt_dev_stances.csv"
_STANCES: Final[dict[str, Stance]] = {
    "agree": "agree",
    "disagree": "disagree",
    "discuss": "discuss",
    "unrelated": "other",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A headline, and how people say that the article stands to it."""

    headline: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Article:
    """An article by its number, with the headlines that it was set beside."""

    number: str
    text: str
    pairs: tuple[Judged, ...]


def read_fnc(folder: Path, stances: str = DEV) -> tuple[Article, ...]:
    """Return the articles of one table of stances, by number; raises CorpusError where a file is absent or damaged."""
    bodies = _bodies(folder / BODIES)
    path = folder / stances
    pairs: dict[str, list[Judged]] = {}
    for row in _rows(path, "Headline", "Body ID", "Stance"):
        number, stance = row["Body ID"], _STANCES.get(row["Stance"])
        if stance is None or number not in bodies:
            raise CorpusError(f"{path}: {row!r} is no pair of {BODIES}; fetch the corpus again")
        pairs.setdefault(number, []).append(Judged(row["Headline"], stance))
    if not pairs:
        raise CorpusError(f"{path}: no pair in it; fetch the corpus again")
    return tuple(Article(number, bodies[number], tuple(pairs[number])) for number in sorted(pairs, key=int))


def _bodies(path: Path) -> Mapping[str, str]:
    return {row["Body ID"]: row["articleBody"] for row in _rows(path, "Body ID", "articleBody")}


def _rows(path: Path, *columns: str) -> list[dict[str, str]]:
    csv.field_size_limit(sys.maxsize)
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CorpusError(f"{path}: {error}; give the folder of the Fake News Challenge") from error
    if not set(columns) <= set(reader.fieldnames or ()) or any(None in row.values() for row in rows):
        raise CorpusError(f"{path}: not a table of {', '.join(columns)}; fetch the corpus again")
    return rows
