"""Which of two documents took the other's words, as far as credits, dates and lengths tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sayso.corroboration.reprints.credits import names_publisher, publishing_agency
from sayso.records import Document, ReprintKind


@dataclass(frozen=True, slots=True)
class Told:
    """The document from which the other took its words, None where that stays open, and the sentence that says why."""

    original: Document | None
    why: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents, the agencies that each credits, and how they share words.

    ``longer`` is the one with more words, ``quoted`` the one whose own words the other sets off as a quotation.
    """

    first: Document
    second: Document
    first_credits: frozenset[str]
    second_credits: frozenset[str]
    kind: ReprintKind
    longer: Document
    quoted: Document | None

    @property
    def credited(self) -> tuple[str, ...]:
        """The agencies that both credit, and those that one credits and the other is."""
        own = {publishing_agency(self.first), publishing_agency(self.second)}
        shared = self.first_credits & self.second_credits
        return tuple(sorted(shared | ((self.first_credits | self.second_credits) & own)))


def by_credit(pair: Pair) -> Told | None:
    """One names the other's publisher, or credits the agency that the other is."""
    first = _names(pair.second, pair.second_credits, pair.first)
    second = _names(pair.first, pair.first_credits, pair.second)
    if first and second:
        return Told(None, "each names the other's publisher")
    if first:
        return _unless_later(pair, pair.first, f"the other one names its publisher, {first}")
    if second:
        return _unless_later(pair, pair.second, f"the other one names its publisher, {second}")
    return None


def by_quotation(pair: Pair) -> Told | None:
    """One sets off as a quotation what the other says itself."""
    if pair.quoted is None:
        return None
    return _unless_later(pair, pair.quoted, "the other one sets its words off as a quotation")


def by_agency(pair: Pair) -> Told | None:
    """Both credit the same agency, so that neither need have seen the other."""
    shared = sorted(pair.first_credits & pair.second_credits)
    return Told(None, f"both credit {' and '.join(shared)}") if shared else None


def by_date(pair: Pair) -> Told | None:
    """One was published before the other."""
    original = _earlier(pair)
    return Told(original, f"it was published first, {original.published}") if original else None


def by_length(pair: Pair) -> Told | None:
    """The shorter one has little that is not in the longer one, as when a desk cuts a story down."""
    if pair.kind != "abridged":
        return None
    return Told(pair.longer, "the other one is shorter and has little else")


GROUNDS: Final[tuple[Callable[[Pair], Told | None], ...]] = (
    by_credit, by_quotation, by_agency, by_date, by_length,
)  # fmt: skip
"""What is asked, in this order; the first that tells is believed."""


def direction(pair: Pair) -> Told:
    """Return which document is the original and why, or that nothing tells."""
    for ground in GROUNDS:
        if told := ground(pair):
            return told
    return Told(None, "neither dates nor credits nor lengths tell which came first")


def _unless_later(pair: Pair, original: Document, why: str) -> Told:
    """Return what is told, unless the dates speak against it."""
    if _earlier(pair) in (None, original):
        return Told(original, why)
    return Told(None, f"dates speak against it that {why}")


def _names(document: Document, credits_: frozenset[str], other: Document) -> str | None:
    """Return the name of the other's publisher where the document has it in its text or credits it."""
    name = other.publisher
    if not name or name == document.publisher:
        return None
    return name if publishing_agency(other) in credits_ or names_publisher(document, name) else None


def _earlier(pair: Pair) -> Document | None:
    """Return the document that was surely published before the other; only what both dates say is compared."""
    first, second = pair.first.published, pair.second.published
    if not first or not second:
        return None
    moments = _moment(first), _moment(second)
    if moments[0] and moments[1]:
        if moments[0] == moments[1]:
            return None
        return pair.first if moments[0] < moments[1] else pair.second
    length = min(len(first[:10]), len(second[:10]))
    if first[:length] == second[:length]:
        return None
    return pair.first if first[:length] < second[:length] else pair.second


def _moment(published: str) -> datetime | None:
    """Return the moment that a date with a time and its zone stands for; None where either is missing."""
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
