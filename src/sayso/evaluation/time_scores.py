"""How well times are resolved, on times labelled by reference; beside taking the day of publication for every one.

A label is a line of a set as in `sayso.evaluation.references`, for instance ::

    {"document": "basil/articles/2010/a.json", "sha256": "...", "published": "2010-03-11", "time": [10, 19],
     "earliest": "2010-03-09", "latest": "2010-03-09"}

``published`` is when the text came out, so that the header's reading is not measured with it. A time is found if one that
was read shares a character with it, and right if both its ends are, to the very precision; null where the text leaves an
end open or does not settle it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.claims.times import find_times
from sayso.evaluation.adding import added
from sayso.evaluation.cases import Case, around
from sayso.evaluation.counts import ratio
from sayso.evaluation.reading import ParseOf
from sayso.evaluation.references import LabelledText, parsed, read_labels
from sayso.evaluation.runs import Outcome
from sayso.records import Failure, Span, Time
from sayso.settings import Settings


@dataclass(frozen=True, slots=True)
class GoldTime:
    """Where a time's words stand, and what it comes to."""

    span: Span
    earliest: str | None
    latest: str | None

    @property
    def is_settled(self) -> bool:
        """Whether the text settles either end."""
        return self.earliest is not None or self.latest is not None


@dataclass(frozen=True, slots=True)
class Figures:
    """How many times were labelled, found, resolved, and resolved rightly; of a ``skipped`` text nothing counts.

    ``left`` were rightly left open, ``day`` are right if publication is taken for every one.
    """

    times: int = 0
    settled: int = 0
    found: int = 0
    resolved: int = 0
    right: int = 0
    left: int = 0
    day: int = 0
    texts: int = 0
    skipped: int = 0

    def __add__(self, other: Figures) -> Figures:
        return added(self, other)

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "texts": self.texts,
            "skipped texts": self.skipped,
            "times": self.times,
            "settled": self.settled,
            "found": ratio(self.found, self.times),
            "accuracy": ratio(self.right + self.left, self.times),
            "resolved_accuracy": ratio(self.right, self.resolved),
            "baseline": ratio(self.day, self.times),
        }


def read_times(path: Path) -> tuple[LabelledText[GoldTime], ...]:
    """Return the texts of a set in its order; raises CorpusError where a line does not fit the form."""
    return read_labels(path, "time", _gold)


def run_times(
    text: LabelledText[GoldTime], corpora: Path, parse: ParseOf, settings: Settings
) -> Outcome[Figures]:
    """Return how the times of one text were read; one that is absent is skipped and named."""
    read = parsed(text, corpora, parse, settings)
    if isinstance(read, Failure):
        return Outcome(Figures(skipped=1), failure=read)
    words = read.document.text
    times = find_times(words, read.parse, read.document.published)
    found = [_overlapping(gold.span, times) for gold in text.labels]
    pairs = list(zip(text.labels, found, strict=True))
    figures = sum((_figures(gold, time, text.published) for gold, time in pairs), Figures(texts=1))
    cases = tuple(case for gold, time in pairs for case in _cases(text.document, words, gold, time))
    return Outcome(figures, cases)


def _overlapping(span: Span, times: Sequence[Time]) -> Time | None:
    """Return the time that shares most characters with a span."""
    sharing = [time for time in times if time.span.overlaps(span)]
    return max(
        sharing,
        key=lambda time: min(time.span.end, span.end) - max(time.span.start, span.start),
        default=None,
    )


def _figures(gold: GoldTime, time: Time | None, published: str | None) -> Figures:
    resolved = time is not None and (time.earliest is not None or time.latest is not None)
    is_right = time is not None and (time.earliest, time.latest) == (gold.earliest, gold.latest)
    return Figures(
        times=1,
        settled=int(gold.is_settled),
        found=int(time is not None),
        resolved=int(resolved),
        right=int(is_right and gold.is_settled),
        left=int(not gold.is_settled and not resolved),
        day=int((published, published) == (gold.earliest, gold.latest)),
    )


def _cases(name: str, words: str, gold: GoldTime, time: Time | None) -> Iterator[Case]:
    if time is not None and (time.earliest, time.latest) == (gold.earliest, gold.latest):
        return
    if time is None and not gold.is_settled:
        return
    told = (
        ("time", " ".join(gold.span.text(words).split())),
        ("read as", f"{time.earliest} to {time.latest}" if time else "no time"),
        ("is", f"{gold.earliest} to {gold.latest}"),
    )
    line = around(words, gold.span)
    resolved = time is not None and (time.earliest or time.latest)
    yield Case(
        "false" if resolved else "missed", name, told, "another time" if resolved else "unresolved", line
    )


def _gold(row: dict[str, Any]) -> GoldTime:
    return GoldTime(Span(*row["time"]), row["earliest"], row["latest"])
