"""How a report stands to something stated: it says so, disputes it, tells of it and leaves it open, or speaks of other things.

That is about the report's own telling. A headline of another report, a claim that somebody asks about, a rumour: the
sentences of the report that speak of it are looked up, and on whose word and how firmly they say it decides. What a report
stands for is nobody's proof: "it agrees" means that it says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sayso.corroboration.disputes.saying import Saying, at_odds, covered, read_saying, sentences_in
from sayso.records import Force, Report, Span

Stance = Literal["agree", "disagree", "discuss", "other"]
"""A report says so, disputes it, leaves it open, or does not speak of it at all."""

_WORDS: Final = 3
"""A sentence of fewer words of content says nothing to go by."""
_SPEAKS_OF_IT: Final = 0.3
"""So much of what is stated must stand in the report and in its opening, on average. Chosen, like what follows, on 449
articles of the training part of the Fake News Challenge (docs/evaluation.md)."""
_OPENING: Final = 4
"""Sentences that open a report and show how it takes what it tells."""
_NEAREST: Final = 0.6
"""Sentences that say at least this share of what the nearest one does count as speaking of the statement."""
_FIRM: Final = 2
"""Sentences that call something false, at least, for a report to be out to do so."""
_AT_ODDS: Final = 0.34
"""So many of the sentences that speak of it must be at odds with it."""
_DENIALS: Final[frozenset[Force]] = frozenset({"denied", "doubted"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report: where, what it says, and whether somebody denies or doubts what is in it."""

    span: Span
    saying: Saying
    denied: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How a report stands to a statement, why, and its sentences that speak of it."""

    stance: Stance
    reason: str
    words: tuple[Span, ...] = ()


def passages_of(report: Report) -> tuple[Passage, ...]:
    """Return the sentences of a report that have some content, furniture left out, in their order."""
    return tuple(_passages(report))


def standing(statement: Saying, passages: Sequence[Passage]) -> Standing:
    """Return how a report stands to a statement, by the words and forces of its sentences."""
    shares = [covered(statement, passage.saying.wording.bag) for passage in passages]
    whole, opening = (_all_words(part) for part in (passages, passages[:_OPENING]))
    if (covered(statement, whole) + covered(statement, opening)) / 2 < _SPEAKS_OF_IT:
        return Standing("other", "it speaks of something else")
    nearest = [
        passage
        for passage, share in zip(passages, shares, strict=True)
        if share and share >= _NEAREST * max(shares)
    ]
    stance, reason = _stance(statement, passages, nearest)
    return Standing(stance, reason, tuple(passage.span for passage in nearest))


def _stance(statement: Saying, passages: Sequence[Passage], nearest: Sequence[Passage]) -> tuple[Stance, str]:
    denials = sum(passage.saying.calls_false for passage in passages)
    denials += sum(passage.denied for passage in nearest)
    if statement.keeps_distance:
        return "discuss", "what is stated leaves it open itself"
    if statement.denies:
        if denials or any(passage.saying.wording.negated for passage in nearest):
            return "agree", "both say that it is not so"
        if statement.calls_false:
            return "disagree", "it says so, and calls nothing false"
    odds = [reason for passage in nearest if (reason := at_odds(passage.saying, statement))]
    if denials >= _FIRM:
        return "disagree", "it is denied, doubted or called false"
    if odds and len(odds) > _AT_ODDS * len(nearest):
        return "disagree", odds[0]
    if any(passage.saying.keeps_distance for passage in passages[:_OPENING]):
        return "discuss", "it tells of it and leaves it open"
    return "agree", "it says so"


def _all_words(passages: Sequence[Passage]) -> frozenset[str]:
    return frozenset().union(*(passage.saying.wording.bag for passage in passages))


def _passages(report: Report) -> Iterator[Passage]:
    document, unread = report.document, report.document.unread
    denied = [
        span for one in report.attributions if one.force in _DENIALS for span in (*one.cue, *one.content)
    ]
    for sentence in sentences_in(document.text):
        span = _read_part(sentence, unread, document.text)
        if span is None:
            continue
        saying = read_saying(span.text(document.text))
        if len(saying.wording.terms) >= _WORDS:
            yield Passage(span, saying, any(span.overlaps(one) for one in denied))


def _read_part(sentence: Span, unread: Sequence[Span], text: str) -> Span | None:
    """Return a sentence without what is not read at its ends, such as a dateline; None where nothing is left."""
    start, end = sentence.start, sentence.end
    for one in unread:
        if one.overlaps(sentence):
            start, end = (one.end, end) if one.start <= start else (start, min(end, one.start))
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end) if start < end else None
