"""Numbers labelled by reference, in texts that others collected.

A set is JSON Lines, one text a line, and holds not a word of any text::

    {"document": "basil/articles/2010/a.json", "sha256": "...", "passage": [0, 900], "half": "seen",
     "quantities": [{"span": [10, 21], "low": 12, "high": null, "best": 12, "bound": "at_least",
                     "units": ["people"], "of": [[22, 30]], "base": [null]}]}

Documents are named, read and known by their digests as `sayso.evaluation.references` tells.
Offsets are code points, half open. Of the ``passage`` every number that counts or measures is labelled, but for ages and
stretches of time. ``of`` and ``base`` are the wordings that are right, null for none; ``units`` the right units, null
where any will do. An ``optional`` number is arguable ("two-party system", the level of an index): found it is not false,
not found it is no miss. The errors of the ``unseen`` half are never shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from sayso.evaluation.label_sets import Half, half_of, read_rows, span_of
from sayso.evaluation.references import read_known
from sayso.records import Bound, Span


@dataclass(frozen=True, slots=True)
class GoldQuantity:
    """A number by its place, with what must be read from it; of ``of`` and ``base`` any one wording is right."""

    span: Span
    low: float | None
    high: float | None
    best: float | None
    bound: Bound
    units: tuple[str, ...] | None
    of: tuple[Span | None, ...]
    base: tuple[Span | None, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class CountedText:
    """A text by name and digest, and the numbers of its passage."""

    document: str
    sha256: str
    passage: Span
    half: Half
    quantities: tuple[GoldQuantity, ...]

    def text(self, corpora: Path) -> str:
        """Return the text itself; raises CorpusError where it is absent or is not the one that was labelled."""
        return read_known(corpora, self.document, self.sha256)


def read_quantity_set(path: Path) -> tuple[CountedText, ...]:
    """Return the texts of a set in its order; raises CorpusError where a line does not fit the form."""
    return read_rows(path, _text, "labelled text", "labelled numbers")


def _text(fields: dict[str, Any]) -> CountedText:
    return CountedText(
        document=fields["document"],
        sha256=fields["sha256"],
        passage=Span(*fields["passage"]),
        half=half_of(fields),
        quantities=tuple(_quantity(one) for one in fields["quantities"]),
    )


def _quantity(fields: dict[str, Any]) -> GoldQuantity:
    bound, units = fields["bound"], fields["units"]
    if bound not in get_args(Bound):
        raise ValueError(bound)
    return GoldQuantity(
        span=Span(*fields["span"]),
        low=fields["low"],
        high=fields["high"],
        best=fields["best"],
        bound=bound,
        units=None if units is None else tuple(units),
        of=tuple(span_of(pair) for pair in fields["of"]),
        base=tuple(span_of(pair) for pair in fields["base"]),
        optional=fields.get("optional", False),
    )
