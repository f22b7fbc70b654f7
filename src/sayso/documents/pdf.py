"""A PDF: the text of its pages by pypdfium2, as paragraphs.

A PDF knows where characters stand, not what a paragraph is. Lines are joined where the gap between them is that of
the lines around, words cut at a line's end are made whole, and what repeats at the head or foot of most pages
(running titles, page numbers) is dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import Any

from sayso.documents.drafts import Draft, Original
from sayso.documents.words import is_common
from sayso.errors import Damaged, EmptyDocument, Locked, TooLarge
from sayso.settings import Settings, raising

MAGIC = b"%PDF-"

_EDGE_LINES = 2
"""How many lines at the head and at the foot of a page may be running ones."""
_WIDE_GAP = 1.35
"""A gap this many times the usual one parts paragraphs."""
_LARGE = 1.15
"""Type so many times as high as the page's is a headline's; its lines may stand further apart."""
_INDENT = 6.0
"""A line set in by so many points begins a paragraph; an inch is 72."""
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[\s\-–—|]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[\s\-–—|]*", re.IGNORECASE)
_PRINTED_AT = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}\b")
_PRINTED_FROM = re.compile(r"(?:https?|file)://\S+\s+\d{1,4}/\d{1,4}")
"""What browsers print around a page: at its head when and the title, at its foot the address and the page's number."""
_CUT = re.compile(r"(\w*)(?:[\ufffe\u00ad\u0002]|-\n)(\w*)")
"""A word cut at a line's end; the first three are what pdfium gives for its hyphen."""
_NOWHERE = (0.0, 0.0, 0.0, 0.0)
_ENDS = tuple('.!?:"”’)')


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its text, its left edge, and how high it begins and ends above the page's foot, in points.

    ``height`` is that of its type, 0 where unknown. pdfium joins lines across a cut word; only then do the two heights differ.
    """

    text: str
    left: float
    begins: float
    ends: float
    height: float


def looks_like_pdf(head: bytes) -> bool:
    """Say whether bytes begin as a PDF does; a little junk may stand before."""
    return MAGIC in head[:1024]


def read_pdf(original: Original, settings: Settings) -> Iterator[Draft]:
    """Yield the draft of a PDF. Raises Damaged, Locked, TooLarge, or EmptyDocument where its pages are pictures."""
    document = _open(original)
    try:
        if len(document) > settings.limits.max_pages:
            raise TooLarge(
                original.name,
                f"it has {len(document):,} pages, over the limit of {settings.limits.max_pages:,}",
                f"split it, or {raising('max_pages')}",
            )
        pages = _pages(document, original, settings.limits.max_characters)
    finally:
        document.close()
    text = "\n\n".join(_paragraphs(_without_running_lines(pages)))
    if not text:
        raise EmptyDocument(
            original.name, "there is no text in it", "if its pages are pictures, hand over their text"
        )
    yield Draft(text=text, name=original.name)


def _open(original: Original) -> Any:
    import pypdfium2  # noqa: PLC0415 - it loads a large library, and most inputs are no PDFs

    try:
        return pypdfium2.PdfDocument(original.data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Locked(original.name, "it is encrypted", "save a copy without a password") from error
        raise Damaged(
            original.name, "it is no sound PDF, or truncated", "fetch it again, or save it anew"
        ) from error


def _pages(document: Any, original: Original, most: int) -> list[list[_Line]]:
    """Return the lines of each page. Raises TooLarge as soon as there are more characters than a text may have."""
    import pypdfium2  # noqa: PLC0415 - as above

    pages: list[list[_Line]] = []
    total = 0
    for number in range(len(document)):
        try:
            page = document[number].get_textpage()
        except pypdfium2.PdfiumError as error:
            raise Damaged(
                original.name, f"page {number + 1} cannot be read", "fetch it again, or save it anew"
            ) from error
        total += page.count_chars()
        if total > most:
            raise TooLarge(
                original.name, f"it has over {most:,} characters", f"split it, or {raising('max_characters')}"
            )
        pages.append(_lines(page))
    return pages


def _lines(page: Any) -> list[_Line]:
    text = page.get_text_range()
    # Offsets in the text are those of the page's characters only while each is one code point.
    aligned = len(text) == page.count_chars()
    lines: list[_Line] = []
    offset = 0
    for raw in text.split("\r\n"):
        if line := raw.strip():
            first = offset + len(raw) - len(raw.lstrip())
            left, begins, _, top = page.get_charbox(first, loose=True) if aligned else _NOWHERE
            _, ends, _, _ = page.get_charbox(first + len(line) - 1, loose=True) if aligned else _NOWHERE
            lines.append(_Line(line, left, begins, ends, top - begins))
        offset += len(raw) + 2
    return lines


def _without_running_lines(pages: Sequence[Sequence[_Line]]) -> list[list[_Line]]:
    """Return the pages without the lines that stand at the head or foot of most of them, numbers aside."""
    seen = Counter(
        shape
        for page in pages
        for shape in {_shape(line) for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])}
    )
    repeated = {shape for shape, times in seen.items() if times > 1 and 2 * times >= len(pages)}
    cleaned: list[list[_Line]] = []
    for page in pages:
        if page and _PRINTED_FROM.fullmatch(page[-1].text):
            repeated = repeated | {_shape(line) for line in page[-2:] if _is_browsers(line)}
        first, last = 0, len(page)
        while first < min(_EDGE_LINES, last) and _is_running(page[first], repeated):
            first += 1
        while last > max(first, len(page) - _EDGE_LINES) and _is_running(page[last - 1], repeated):
            last -= 1
        cleaned.append(list(page[first:last]))
    return cleaned


def _shape(line: _Line) -> str:
    return _NUMBER.sub("#", line.text)


def _is_browsers(line: _Line) -> bool:
    return bool(_PRINTED_FROM.fullmatch(line.text) or _PRINTED_AT.match(line.text))


def _is_running(line: _Line, repeated: set[str]) -> bool:
    return _shape(line) in repeated or _PAGE_NUMBER.fullmatch(line.text) is not None


def _paragraphs(pages: Sequence[Sequence[_Line]]) -> Iterator[str]:
    """Yield paragraphs; one may run on over the end of a page."""
    lines: list[str] = []
    for page in pages:
        gaps = [above.ends - below.begins for above, below in pairwise(page)]
        usual = median_low([gap for gap in gaps if gap > 0] or [0.0])
        body = median_low([line.height for line in page] or [0.0])
        margin = Counter(round(line.left) for line in page).most_common(1)[0][0] if page else 0
        for i, line in enumerate(page):
            ended = not lines or lines[-1].endswith(_ENDS)
            if i == 0:
                begins = ended or not line.text[:1].islower()
            else:
                set_in = line.left > margin + _INDENT and page[i - 1].left <= margin + _INDENT
                large = line.height > _LARGE * body and abs(page[i - 1].height - line.height) < 0.5
                apart = gaps[i - 1] > _WIDE_GAP * (line.height if large else usual) > 0
                begins = apart or (set_in and ended)
            if begins and lines:
                yield _joined(lines)
                lines = []
            lines.append(line.text)
    if lines:
        yield _joined(lines)


def _joined(lines: Sequence[str]) -> str:
    """Return lines as one, with words that were cut between them made whole."""
    return " ".join(_CUT.sub(_whole, "\n".join(lines)).split())


def _whole(match: re.Match[str]) -> str:
    """Return a cut word made whole; the hyphen stays where it is the word's own ("well-known", "al-Karsk")."""
    left, right = match.groups()
    parts = left.lower(), right.lower()
    own = not right[:1].islower() or (not is_common("".join(parts)) and all(map(is_common, parts)))
    return f"{left}-{right}" if own else left + right
