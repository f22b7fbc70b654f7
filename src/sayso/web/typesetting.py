"""A report's text as its page sets it: names that lead to actors, and in the margin where else its words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sayso.outputs.segments import Mark, Paragraph, Segment, paragraphs_of
from sayso.records import Claim, Report
from sayso.store.asking.contents import Known
from sayso.store.asking.copied import FoundCopy


@dataclass(frozen=True, slots=True)
class Run:
    """Segments in a row that name the same actor, or none; ``anchors`` are passages of which the first word is among them."""

    known: Known | None
    segments: tuple[Segment, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where else some of a paragraph's words stand: in which copy, and under which name in the pages of both.

    ``passage`` is the number of its mark in the text.
    """

    copy: FoundCopy
    passage: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A paragraph. ``notes`` say where else it stands, where the one before did not stand there as well.

    ``shared`` says that some of it stands elsewhere, ``start`` is where it begins in the text.
    """

    start: int
    flowing: bool
    unread: bool
    shared: bool
    runs: tuple[Run, ...]
    notes: tuple[Elsewhere, ...]


def set_text(
    report: Report, claims: Sequence[Claim], actors: Mapping[str, Known], copies: Sequence[FoundCopy]
) -> list[Setting]:
    """Return the paragraphs of a report; the first of ``claims`` has number 1, ``actors`` are by their ids in the report."""
    mentions = sorted(
        (
            (mention.span, known)
            for actor in report.actors
            if (known := actors.get(actor.id)) is not None
            for mention in actor.mentions
        ),
        key=lambda one: -len(one[0]),  # of two that name the same words, the narrower one counts
    )
    shared = [
        (passage.span, copy, passage_anchor(copy, place))
        for copy in copies
        for place, passage in enumerate(copy.passages, start=1)
    ]
    passages = [Elsewhere(copy, number, anchor) for number, (_, copy, anchor) in enumerate(shared)]
    more = [Mark(span, "mention", number) for number, (span, _) in enumerate(mentions)]
    more += [Mark(span, "passage", number) for number, (span, _, _) in enumerate(shared)]
    named = [known for _, known in mentions]
    seen: set[int] = set()
    before: set[str] = set()
    settings = []
    for paragraph in paragraphs_of(report, claims, more):
        runs = tuple(_runs(paragraph, named, passages, seen))
        here = {number: None for segment in paragraph.segments for number in segment.passages}
        at = {passages[number].copy.document: passages[number] for number in reversed(here)}
        notes = tuple(at[document] for document in sorted(at) if document not in before)
        before = set(at)
        settings.append(_setting(paragraph, runs, notes))
    return settings


def passage_anchor(copy: FoundCopy, number: int) -> str:
    """Return the name of a passage in the pages of both reports that have it."""
    return f"p-{copy.reprint.id}-{number}"


def around(settings: Iterable[Setting], claim: int) -> list[Setting]:
    """Return the paragraphs in which words of a claim, by number, stand."""
    return [
        one
        for one in settings
        if any(claim in segment.evidence for run in one.runs for segment in run.segments)
    ]


def _setting(paragraph: Paragraph, runs: tuple[Run, ...], notes: tuple[Elsewhere, ...]) -> Setting:
    shared = any(segment.passages for segment in paragraph.segments)
    start = paragraph.segments[0].span.start
    return Setting(start, paragraph.flowing, paragraph.unread, shared, runs, notes)


def _runs(
    paragraph: Paragraph, known: Sequence[Known], passages: Sequence[Elsewhere], seen: set[int]
) -> Iterator[Run]:
    for mention, group in groupby(paragraph.segments, key=lambda segment: segment.mention):
        segments = tuple(group)
        begun = {number: None for one in segments for number in one.passages if number not in seen}
        seen.update(begun)
        anchors = tuple(passages[number].anchor for number in begun)
        yield Run(None if mention is None else known[mention], segments, anchors)
