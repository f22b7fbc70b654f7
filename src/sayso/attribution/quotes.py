"""Words inside quotation marks, over sentences and paragraphs.

A quotation that runs over paragraphs opens again at each of them and closes once, at its end; it comes back as
one `Quotation` with one span a paragraph. A mark that never closes ends with its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import Parse, Span

SPEECH_WORDS = 5
"""A quotation of this many words or more is somebody's speech; a shorter one may be a term or a mocking phrase."""

_DOUBLE = re.compile(r"[“”„«»\"]|``|''")
_SINGLE = re.compile(r"(?<![^\s(\[—–:-])['‘](?=\w)|(?<=[^\s(\[])['’](?![^\s.,;:!?)\]—–-])")
_OPENS = frozenset("“„«‘")
_CLOSES = frozenset("”»’")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: one span for each paragraph they run over, the marks included.

    ``tokens`` are the indices in the parse of all its words and marks.
    """

    spans: tuple[Span, ...]
    tokens: tuple[int, ...]
    words: int

    @property
    def is_speech(self) -> bool:
        """Say whether it is long enough to be somebody's speech."""
        return self.words >= SPEECH_WORDS


def find_quotations(text: str, parse: Parse) -> tuple[Quotation, ...]:
    """Return the document's quotations in text order; one inside another is part of the outer one."""
    if not parse.tokens:
        return ()
    stretches: list[list[Span]] = []
    waiting = False  # the last quotation of the paragraph before was left open
    for start, end in _paragraphs(parse):
        spans, left_open = quoted_in(text, start, end)
        if waiting and spans and spans[0].start == start:
            stretches[-1].append(spans[0])
            spans = spans[1:]
            if spans or not left_open:
                waiting = False
        stretches.extend([span] for span in spans)
        waiting = left_open
    return tuple(_quotation(parse, spans) for spans in stretches)


def _paragraphs(parse: Parse) -> list[tuple[int, int]]:
    """Return where each paragraph's first token begins and its last one ends."""
    found: list[tuple[int, int]] = []
    number = -1
    for sentence in parse.sentences:
        if sentence.paragraph == number:
            found[-1] = (found[-1][0], sentence.span.end)
        else:
            found.append((sentence.span.start, sentence.span.end))
            number = sentence.paragraph
    return found


def quoted_in(text: str, start: int, end: int) -> tuple[list[Span], bool]:
    """Return the quotations of one paragraph, and whether the last of them was left open.

    Single marks count only where there are no double ones, as in headlines: most of them are apostrophes, so one
    that never closes opens nothing.
    """
    spans, left_open = _pairs(text, _DOUBLE, start, end)
    if spans:
        return spans, left_open
    spans, left_open = _pairs(text, _SINGLE, start, end)
    return spans[:-1] if left_open else spans, False


def _pairs(text: str, pattern: re.Pattern[str], start: int, end: int) -> tuple[list[Span], bool]:
    """Return the stretches between marks; the last one ends with the paragraph if it is left open."""
    spans: list[Span] = []
    opened: int | None = None
    for mark in pattern.finditer(text, start, end):
        if opened is None:
            apostrophe = mark[0] == "'" and mark.start() > start and text[mark.start() - 1].isalnum()
            if mark[0] not in _CLOSES and not apostrophe:
                opened = mark.start()
        elif mark[0] not in _OPENS:
            spans.append(Span(opened, mark.end()))
            opened = None
    if opened is None:
        return spans, False
    return [*spans, Span(opened, end)], True


def _quotation(parse: Parse, spans: Sequence[Span]) -> Quotation:
    tokens = tuple(i for span in spans for i in parse.tokens_in(span))
    words = sum(parse.tokens[i].pos not in {"PUNCT", "SYM"} for i in tokens)
    return Quotation(tuple(spans), tokens, words)


def quotation_at(quotations: Sequence[Quotation], offset: int) -> Quotation | None:
    """Return the quotation that covers a character, if any; ``quotations`` are in text order."""
    at = bisect_right(quotations, offset, key=lambda quotation: quotation.spans[0].start) - 1
    if at >= 0 and any(span.start <= offset < span.end for span in quotations[at].spans):
        return quotations[at]
    return None
