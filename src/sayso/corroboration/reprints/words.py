"""A document as its words: what two documents are compared by.

Case, punctuation and the form of apostrophes don't count, for they change at every desk. Words of furniture, byline
and dateline are left out. Those inside quotation marks are told apart, and so is the paragraph behind a line that ends
with a colon, which may be a quotation set off from the rest.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from sys import intern

from sayso.attribution.quotes import quoted_in
from sayso.corroboration.reprints.numbers import SEED, Numbers, run_numbers, word_numbers
from sayso.records import Document, Span, merged

OWN, SET_OFF, SPEECH = 0, 1, 2
"""Whose a word seems to be: the document's own, in a paragraph introduced by a colon, or in quotation marks."""
SPEECH_WORDS = 5
"""Shorter stretches in quotation marks are titles and terms, and count as the document's own words."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+|[.,](?=\d)[^\W_]+)*")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n")
_SET_OFF = re.compile(r":[^\S\n]*\n\s*([^\n]+)")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document in order: their normal forms, where they stand, and whose they seem to be."""

    document_id: str
    forms: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    whose: bytes
    """A byte a word: ``OWN``, ``SET_OFF`` or ``SPEECH``."""
    numbers: Numbers = field(compare=False)
    """A number for each word."""
    seeds: Numbers = field(compare=False)
    """A number for every four words in a row."""

    def __len__(self) -> int:
        return len(self.forms)

    def span(self, first: int, last: int) -> Span:
        """Return where the words from ``first`` up to and including ``last`` stand."""
        return Span(self.starts[first], self.ends[last])


def read_words(document: Document) -> Words:
    """Return the words of a document that count when it is compared with another."""
    text = document.text
    unread = merged(document.unread)
    found = [match for stretch in _between(unread, len(text)) for match in _WORD.finditer(text, *stretch)]
    starts = array("L", [match.start() for match in found])
    whose = bytearray(len(found))
    set_off = [Span(*match.span(1)) for match in _SET_OFF.finditer(text)]
    for kind, spans in ((SET_OFF, set_off), (SPEECH, quoted_spans(text))):
        for span in spans:
            first, behind = bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1)
            if behind - first >= SPEECH_WORDS:
                whose[first:behind] = bytes([kind]) * (behind - first)
    forms = tuple(intern(match[0].casefold().replace("’", "'")) for match in found)
    numbers = word_numbers(forms)
    return Words(
        document_id=document.id,
        forms=forms,
        starts=starts,
        ends=array("L", [match.end() for match in found]),
        whose=bytes(whose),
        numbers=numbers,
        seeds=run_numbers(numbers, SEED),
    )


def quoted_spans(text: str) -> tuple[Span, ...]:
    """Return what stands in quotation marks, marks included; a mark that never closes ends with its paragraph.

    Paragraphs end at blank lines or, where a text has none, with each line.
    """
    boundary = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE_END
    found: list[Span] = []
    start = 0
    for match in boundary.finditer(text):
        found += quoted_in(text, start, match.start())[0]
        start = match.end()
    return (*found, *quoted_in(text, start, len(text))[0])


def _between(unread: tuple[Span, ...], length: int) -> list[tuple[int, int]]:
    """Return the stretches of a text that are read."""
    edges = [0, *(edge for span in unread for edge in (span.start, span.end)), length]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
