"""Where the articles of PolNeAR come from: ``metadata.tsv`` in the folder that holds the splits."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Literal

from sayso.evaluation.attribution_scores import Figures
from sayso.evaluation.errors import CorpusError

Wire = Literal["wire", "no wire", "not known"]

_NO_WIRE: Final[dict[str, Wire]] = {"None": "no wire", "NA": "not known"}


class Grouping(StrEnum):
    """What articles can be grouped by: who published them, or whether they came over the wire of an agency."""

    PUBLISHER = "publisher"
    WIRE = "wire"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who published an article, and whether it came over the wire of an agency."""

    publisher: str
    wire: Wire

    def group(self, by: Grouping) -> str:
        """Return the name of the group that the article is in."""
        return self.publisher if by is Grouping.PUBLISHER else self.wire


def read_origins(split: Path) -> dict[str, Origin]:
    """Return the origin of every article by its stem; raises CorpusError where the file is absent or another one."""
    path = split.resolve().parent / "metadata.tsv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            return {
                row["filename"]: Origin(row["publisher"], _NO_WIRE.get(row["wire"], "wire")) for row in rows
            }
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: {error}; fetch it beside the split, or leave out --by") from error
    except KeyError as error:
        raise CorpusError(f"{path}: no column {error} in it; fetch it again, or leave out --by") from error


def figures_by(
    articles: Iterable[tuple[str, Figures]], origins: dict[str, Origin], by: Grouping
) -> dict[str, Figures]:
    """Return the figures of each group, in the order of their names; ``articles`` are stems with their figures.

    Raises CorpusError for an article whose origin is not told.
    """
    groups: dict[str, Figures] = {}
    for stem, figures in articles:
        if stem not in origins:
            raise CorpusError(
                f"{stem}: metadata.tsv does not tell of it; do the split and the file belong together?"
            )
        group = origins[stem].group(by)
        groups[group] = groups.get(group, Figures()) + figures
    return dict(sorted(groups.items()))
