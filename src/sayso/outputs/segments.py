"""A report's text cut where a mark begins or ends, so that nested, overlapping and broken spans can all be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sayso.records import Attribution, Claim, Document, Report, Span

_MAX_DEPTH = 3
"""Nesting shown apart; deeper contents look like the third."""
_LONGEST_WRAPPED_LINE = 120
"""A text with no longer line was wrapped by hand or by a wire: blank lines part its paragraphs, not line ends."""
_SHORTEST_WRAPPED_LINE = 40
"""Shorter lines were broken on purpose: an address, a list."""

Layer = Literal["content", "voice", "cue", "evidence", "speaking", "unread", "mention", "passage"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something known of a stretch of text: of what layer it is, and a number that tells it from others of its layer."""

    span: Span
    layer: Layer
    value: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks throughout.

    ``depth`` is how many voices deep it is reported, 0 for the report's own words. ``evidence`` are the numbers of
    the claims that rest on it, ``speaking`` those whose speaker or cue it names, ``ending`` those whose evidence
    ends with it. ``mention`` is the mark of the words for somebody that it belongs to, the highest of several;
    ``passages`` are the marks of passages that stand elsewhere, too. Both are only there if they were asked for.
    """

    span: Span
    text: str
    depth: int
    voice: bool
    cue: bool
    unread: bool
    evidence: tuple[int, ...]
    speaking: tuple[int, ...]
    ending: tuple[int, ...]
    mention: int | None = None
    passages: tuple[int, ...] = ()

    @property
    def marked(self) -> bool:
        """Say whether any mark lies on it."""
        voices = self.depth or self.voice or self.cue or self.evidence or self.speaking
        return bool(voices or self.unread or self.passages)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Segments that belong together. ``flowing`` says that its line ends are only where a line was full."""

    segments: tuple[Segment, ...]
    flowing: bool

    @property
    def unread(self) -> bool:
        """Say whether nothing in it is read."""
        return all(segment.unread or not segment.text.strip() for segment in self.segments)


def paragraphs_of(report: Report, claims: Sequence[Claim], more: Iterable[Mark] = ()) -> list[Paragraph]:
    """Return the report's text as paragraphs of segments; the first of ``claims`` has number 1.

    ``more`` are marks of what the report itself does not know of, mentions and passages.
    Nothing of the text is left out but the white space between paragraphs. Time grows with text and marks alone.
    """
    text = report.document.text
    blocks = list(_blocks(text))
    marks = [mark for mark in (*_marks(report, claims), *more) if mark.span.start < mark.span.end]
    ending: dict[int, list[int]] = {}
    for number, claim in enumerate(claims, start=1):
        if end := _last_word(claim, text):
            ending.setdefault(end, []).append(number)
    starts: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in marks:
        starts.setdefault(mark.span.start, []).append(mark)
        ends.setdefault(min(mark.span.end, len(text)), []).append(mark)
    cuts = sorted({*starts, *ends, *ending, *(edge for block in blocks for edge in (block.start, block.end))})
    open_marks: Counter[tuple[Layer, int]] = Counter()
    paragraphs, segments, block = [], list[Segment](), 0
    for start, end in pairwise(cuts):
        for mark in ends.get(start, ()):
            open_marks[mark.layer, mark.value] -= 1
            if not open_marks[mark.layer, mark.value]:
                del open_marks[mark.layer, mark.value]
        for mark in starts.get(start, ()):
            open_marks[mark.layer, mark.value] += 1
        if block < len(blocks) and blocks[block].start <= start:
            piece = Span(start, end)
            segments.append(_segment(piece, piece.text(text), open_marks, ending.pop(end, ())))
            if end == blocks[block].end:
                paragraphs.append(Paragraph(tuple(segments), _flows(blocks[block].text(text))))
                segments, block = [], block + 1
    return paragraphs


def _segment(
    span: Span, text: str, open_marks: Mapping[tuple[Layer, int], int], ending: Sequence[int]
) -> Segment:
    values: dict[Layer, list[int]] = {}
    for layer, value in open_marks:
        values.setdefault(layer, []).append(value)
    return Segment(
        span=span,
        text=text,
        depth=max(values.get("content", (0,))),
        voice="voice" in values,
        cue="cue" in values,
        unread="unread" in values,
        evidence=tuple(sorted(values.get("evidence", ()))),
        speaking=tuple(sorted(values.get("speaking", ()))),
        ending=tuple(ending),
        mention=max(values.get("mention", ()), default=None),
        passages=tuple(sorted(values.get("passage", ()))),
    )


def _marks(report: Report, claims: Sequence[Claim]) -> Iterator[Mark]:
    by_id = {attribution.id: attribution for attribution in report.attributions}
    for attribution in report.attributions:
        depth = min(_MAX_DEPTH, len(_line_of(attribution, by_id)))
        yield from (Mark(span, "content", depth) for span in attribution.content)
        yield from (Mark(span, "voice", 1) for span in attribution.source)
        yield from (Mark(span, "cue", 1) for span in attribution.cue)
    for number, claim in enumerate(claims, start=1):
        yield from (Mark(span, "evidence", number) for span in claim.evidence)
        if claim.attribution in by_id:
            for attribution in _line_of(by_id[claim.attribution], by_id):
                for span in (*attribution.source, *attribution.cue):
                    yield Mark(span, "speaking", number)
    yield from (Mark(span, "unread", 1) for span in report.document.unread)


def _last_word(claim: Claim, text: str) -> int:
    """Return where the words of a claim end, blanks after them left out; 0 where it has none."""
    return max(
        (span.start + len(span.text(text).rstrip()) for span in claim.evidence if span.text(text).strip()),
        default=0,
    )


def _line_of(attribution: Attribution, by_id: Mapping[str, Attribution]) -> list[Attribution]:
    """Return an attribution and those it lies in, innermost first; a broken or circular line ends where it breaks."""
    line = [attribution]
    while (parent := by_id.get(line[-1].parent or "")) is not None and parent not in line:
        line.append(parent)
    return line


def _blocks(text: str) -> Iterator[Span]:
    """Yield the paragraphs: lines between blank ones or, where lines are not wrapped, every line that is not blank."""
    lines = text.split("\n")
    wrapped = max(map(len, lines)) <= _LONGEST_WRAPPED_LINE
    offset, start, end = 0, -1, -1
    for line in lines:
        blank = not line.strip()
        if start >= 0 and (blank or not wrapped):
            yield Span(start, end)
            start = -1
        if not blank:
            start = offset if start < 0 else start
            end = offset + len(line)
        offset += len(line) + 1
    if start >= 0:
        yield Span(start, end)


def _flows(paragraph: str) -> bool:
    *full, _ = paragraph.split("\n")
    return all(len(line) >= _SHORTEST_WRAPPED_LINE for line in full)


def quoted(document: Document, claim: Claim) -> str:
    """Return the words a claim rests on, gaps between them marked."""
    return " […] ".join(span.text(document.text) for span in sorted(claim.evidence))
