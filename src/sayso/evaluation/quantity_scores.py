"""How well numbers are read, on texts labelled by reference.

A number is found if one that was read shares a character with it; each is taken for one. Of the numbers found five parts
are compared: the value (low, high and best), the bound, the unit, the words counted, and the base of a share. Words are
right if they are those labelled, but for an article before them. Ages and stretches of time are left out on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.claims.quantities import DURATIONS, find_quantities
from sayso.evaluation.adding import added
from sayso.evaluation.cases import Case, around
from sayso.evaluation.counts import NONE, Counts, ratio
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.quantity_set import CountedText, GoldQuantity
from sayso.evaluation.reading import ParsedText, ParseOf, read_labelled
from sayso.evaluation.references import skipped
from sayso.evaluation.runs import Outcome
from sayso.records import Failure, Quantity, Span
from sayso.settings import Settings

PARTS: Final = ("value", "bound", "unit", "counted", "base")
"""What must be right of a number, in the order in which it is shown."""
_ARTICLES: Final = ("the ", "a ", "an ")

Pair = tuple[GoldQuantity, Quantity]


@dataclass(frozen=True, slots=True)
class Half:
    """The counts over one half of the set: numbers found, numbers of which all parts are right, and each part."""

    found: Counts = NONE
    whole: Counts = NONE
    right: tuple[int, ...] = (0,) * len(PARTS)

    def __add__(self, other: Half) -> Half:
        right = tuple(a + b for a, b in zip(self.right, other.right, strict=True))
        return Half(self.found + other.found, self.whole + other.whole, right)

    @property
    def shares(self) -> dict[str, float]:
        """Which share of the numbers found has each part right."""
        return {part: ratio(count, self.found.hits) for part, count in zip(PARTS, self.right, strict=True)}

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {"found": self.found.as_dict(), "whole": self.whole.as_dict(), "right": self.shares}


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts over any number of texts; ``skipped`` ones are absent or are not those that were labelled."""

    texts: int = 0
    skipped: int = 0
    unread: int = 0
    seen: Half = Half()
    unseen: Half = Half()

    def __add__(self, other: Figures) -> Figures:
        return added(self, other)

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "texts": self.texts,
            "skipped texts": self.skipped,
            "unpredicted texts": self.unread,
            "all": (self.seen + self.unseen).as_dict(),
            "seen": self.seen.as_dict(),
            "unseen": self.unseen.as_dict(),
        }


def run_text(text: CountedText, corpora: Path, parse: ParseOf, settings: Settings) -> Outcome[Figures]:
    """Return how the numbers of one text were read; one that is absent is skipped and named.

    Raises CorpusError if the text read is not the one labelled, for then no offset would hold.
    """
    try:
        words = text.text(corpora)
    except CorpusError as error:
        return Outcome(Figures(skipped=1), failure=skipped(text.document, error))
    read = read_labelled(
        text.document, words, lambda document: ParsedText(document, parse(document)), settings
    )
    if isinstance(read, Failure):
        firm = sum(not gold.optional for gold in text.quantities)
        missed = Half(Counts(0, 0, firm), Counts(0, 0, firm))
        return Outcome(_figures(text, missed, unread=1), failure=read)
    return score_text(text, words, find_quantities(words, read.parse))


def score_text(text: CountedText, words: str, found: Sequence[Quantity]) -> Outcome[Figures]:
    """Return one text's figures and, of the seen half, what went wrong."""
    counting = [one for one in found if one.span.overlaps(text.passage) and _counts(one)]
    pairs = matched(text.quantities, counting)
    firm = [(gold, one) for gold, one in pairs if not gold.optional]
    arguable = len(pairs) - len(firm)
    rights = [right(gold, one, words) for gold, one in firm]
    predicted, wanted = len(counting) - arguable, sum(not gold.optional for gold in text.quantities)
    half = Half(
        Counts(len(firm), predicted, wanted),
        Counts(sum(all(parts) for parts in rights), predicted, wanted),
        tuple(sum(parts[k] for parts in rights) for k in range(len(PARTS))),
    )
    cases = tuple(_cases(text, words, counting, pairs)) if text.half == "seen" else ()
    return Outcome(_figures(text, half), cases)


def _figures(text: CountedText, half: Half, unread: int = 0) -> Figures:
    seen = text.half == "seen"
    return Figures(1, 0, unread, half if seen else Half(), Half() if seen else half)


def _counts(quantity: Quantity) -> bool:
    return quantity.unit not in DURATIONS and quantity.of != "age"


def matched(gold: Sequence[GoldQuantity], found: Sequence[Quantity]) -> list[Pair]:
    """Return labelled and found numbers one to one: both in the order of the text, those that overlap."""
    pairs: list[Pair] = []
    taken: set[int] = set()
    for one in gold:
        for j, quantity in enumerate(found):
            if j not in taken and quantity.span.overlaps(one.span):
                taken.add(j)
                pairs.append((one, quantity))
                break
    return pairs


def right(gold: GoldQuantity, found: Quantity, text: str) -> tuple[bool, ...]:
    """Return which of the parts are right."""
    return (
        (gold.low, gold.high, gold.best) == (found.low, found.high, found.best),
        gold.bound == found.bound,
        gold.units is None or found.unit in gold.units,
        _is_one_of(found.of, gold.of, text),
        _is_one_of(found.base, gold.base, text),
    )


def _is_one_of(words: str | None, wanted: Sequence[Span | None], text: str) -> bool:
    return any(_plain(words) == _plain(span.text(text) if span else None) for span in wanted)


def _plain(words: str | None) -> str:
    """Return words on one line without an article before them."""
    line = " ".join((words or "").lower().split())
    return next((line.removeprefix(article) for article in _ARTICLES if line.startswith(article)), line)


def _cases(text: CountedText, words: str, found: Sequence[Quantity], pairs: Sequence[Pair]) -> Iterator[Case]:
    paired = [gold for gold, _ in pairs]
    for gold in text.quantities:
        if gold not in paired and not gold.optional:
            told = (("number", gold.span.text(words)),)
            yield Case("missed", text.document, told, "no number was read there", around(words, gold.span))
    for gold, one in pairs:
        wrong = [part for part, fits in zip(PARTS, right(gold, one, words), strict=True) if not fits]
        if wrong and not gold.optional:
            yield Case(
                "missed",
                text.document,
                _told(one, words),
                f"wrong: {', '.join(wrong)}",
                around(words, one.span),
            )
    taken = [one for _, one in pairs]
    for one in found:
        if one not in taken:
            yield Case(
                "false", text.document, _told(one, words), "nothing is counted there", around(words, one.span)
            )


def _told(quantity: Quantity, words: str) -> tuple[tuple[str, str], ...]:
    values = f"low {quantity.low}, best {quantity.best}, high {quantity.high}, {quantity.bound}"
    return (
        ("number", " ".join(quantity.span.text(words).split())),
        ("value", values),
        ("unit", quantity.unit),
        ("counted", " ".join((quantity.of or "nothing").split())),
        ("base", " ".join((quantity.base or "nothing").split())),
    )
