"""The head of a plain text: title, byline, dateline, date, agency credit, publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.documents.agencies import agency_at_end, agency_named
from sayso.documents.datelines import Dateline, dateline_at
from sayso.documents.dates import DAY_AND_MONTH, iso_date
from sayso.documents.furniture import furniture, glued_caption
from sayso.documents.recasing import is_capitals
from sayso.records import Span


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a report states. ``notices`` are its lines for date and publisher, which are no report.

    ``dateline_span`` runs up to and including its dash or colon and markers such as ``[TEXT]``, so that the first
    sentence begins right after it.
    """

    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    agency: str | None = None
    publisher: str | None = None
    title_span: Span | None = None
    byline_span: Span | None = None
    dateline_span: Span | None = None
    notices: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Notice:
    """A line of the head that is no sentence: what it states."""

    byline: str | None = None
    published: str | None = None
    agency: str | None = None
    publisher: str | None = None


HEAD = 6000
"""How far a header may reach, in characters."""
LONGEST_TITLE = 250
MOST_TITLE_WORDS = 30
SHORT_TITLE_WORDS = 16
"""Up to so many words, a title may be two short sentences: "The bridge is open. Again.\""""
PARAGRAPHS_WITH_DATELINE = 6
"""Summaries and section labels may stand before the paragraph with the dateline."""
_NOTICES = 6

_UP = "A-ZÀ-ÖØ-Þ"
_NAME_WORD = rf"(?:[{_UP}][\w'’-]*\.?|d[aeiu]|de la|van|von|der|al|bin|ibn|el)"
_NAME = rf"[{_UP}][\w'’.-]*(?:[ ]{_NAME_WORD}){{1,4}}"
_BYLINE = re.compile(
    rf"(?:(?:written|reported)\s+)?by:?\s+(?P<names>{_NAME}(?:(?:,\s|\s(?:and|AND|&)\s|,\s(?:and|AND)\s){_NAME}){{0,4}})"
    r"(?:\s*(?:,|\||/|–|—|\s-\s|\bin\b|\bfor\b|\bof\b)\s*(?P<tail>.{2,60}))?\.?",
    re.IGNORECASE,
)
_NAMES = re.compile(rf"(?:{_NAME}|and|AND|&|,|\s)+")
_DESK = re.compile(
    r"by:?\s+(?P<desk>(?:our |a |the )?(?:staff|special|foreign|our|web|news|wire)\s(?:\w+\s)?"
    r"(?:reporters?|writers?|correspondents?|desk|staff|services?|agencies|report))\.?",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"(?:by:?\s+|source:?\s+)?[(\[]?(?P<credit>[\w][\w .-]{1,38})[)\]]?", re.IGNORECASE)
_NO_NAMES = frozenset(
    [
        "a",
        "all",
        "an",
        "any",
        "april",
        "august",
        "chance",
        "comparison",
        "contrast",
        "day",
        "december",
        "default",
        "design",
        "early",
        "february",
        "friday",
        "january",
        "july",
        "june",
        "late",
        "law",
        "march",
        "may",
        "means",
        "midday",
        "monday",
        "most",
        "next",
        "night",
        "no",
        "november",
        "now",
        "october",
        "one",
        "only",
        "our",
        "saturday",
        "september",
        "some",
        "sunday",
        "that",
        "the",
        "their",
        "then",
        "this",
        "thursday",
        "tuesday",
        "two",
        "wednesday",
        "what",
        "when",
        "year",
    ]
)
_CLOCK = r"(?:[,;|·•@-]|\s|at|\d{1,2}[:.]\d\d(?::\d\d)?|[ap]\.?m\.?|GMT|UTC|[A-Z]{2,4}T|IST|hrs?)*"
_DATE_LINE = re.compile(
    r"(?:(?:first\s+|last\s+)?(?P<label>published|posted|updated|modified|date[d]?)(?:\s+(?:on|at))?\s*[:|-]?\s*)?"
    rf"{_CLOCK}(?P<date>{DAY_AND_MONTH}|\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?){_CLOCK}\.?",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    rf"(?:source|publisher|published by|publication)\s*[:–—-]?\s+(?P<name>[{_UP}][\w'’&. -]{{2,58}})",
    re.IGNORECASE,
)
_LINE = re.compile(r"^[^\n]*\S[^\n]*", re.MULTILINE)  # tried once a line, not from each of its blanks on
_END_OF_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s+[\"“‘'(]?[A-Z]")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|[A-Z][a-z]{1,3}|vs)\.['\"”’)]*\s+[\"“‘'(]?[A-Z]")


def read_header(text: str, title: str | None = None) -> Header:
    """Return what the head of a text states about the report.

    ``title`` is the one already known from elsewhere; then none is looked for, only its place if the text begins
    with it. What is not surely a byline or dateline is left to be read as text.
    """
    lines = list(_lines(text))
    capitals = is_capitals(text)
    title_span, rest = _title(text, lines, title, capitals=capitals)
    notices: list[tuple[Span, _Notice]] = []
    for span in rest[:_NOTICES]:
        notice = _notice(span.text(text))
        if notice is None:
            break
        notices.append((span, notice))
    body = rest[len(notices) :]
    dateline = _dateline(text, body, capitals=capitals)
    bylines = [(span, notice.byline) for span, notice in notices if notice.byline]
    agencies = [notice.agency for _, notice in notices if notice.agency]
    publishers = [notice.publisher for _, notice in notices if notice.publisher]
    dates = [notice.published for _, notice in notices if notice.published]
    return Header(
        title=" ".join(title_span.text(text).split()) if title_span else None,
        byline=bylines[0][1] if bylines else None,
        dateline=dateline.text or None if dateline else None,
        published=(dates[0] if dates else None) or (dateline.published if dateline else None),
        agency=(dateline.agency if dateline else None) or (agencies[0] if agencies else agency_at_end(text)),
        publisher=(publishers[0] if publishers else None) or (dateline.medium if dateline else None),
        title_span=title_span,
        byline_span=bylines[0][0] if bylines else None,
        dateline_span=dateline.span if dateline else None,
        notices=tuple(span for span, notice in notices if (span, notice.byline) not in bylines[:1]),
    )


def _lines(text: str) -> Iterator[Span]:
    """Yield the spans of the lines in the head that hold anything, white space and furniture left out."""
    marked = furniture(text[:HEAD])
    for match in _LINE.finditer(text[:HEAD]):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        span = Span(start, start + len(line.strip()))
        if not any(other.contains(span) for other in marked):
            yield span


def _title(
    text: str, lines: list[Span], known: str | None, *, capitals: bool
) -> tuple[Span | None, list[Span]]:
    """Return where the title stands, and the lines behind it."""
    if not lines:
        return None, lines
    first = lines[0]
    if known is not None:
        found = (
            re.compile(r"\s+".join(map(re.escape, known.split()))).match(text, first.start)
            if known.split()
            else None
        )
        if found is None:
            return None, lines
        return Span(*found.span()), [line for line in lines if line.start >= found.end()]
    taken = _first_block(text, lines)
    span = Span(first.start, lines[taken - 1].end)
    rest = lines[taken:]
    if not rest or _notice(first.text(text)) or dateline_at(text, first.start, capitals=capitals):
        return None, lines
    title = span.text(text)
    if (
        len(title) > LONGEST_TITLE
        or len(title.split()) > MOST_TITLE_WORDS
        or title.rstrip().endswith((":", ","))
    ):
        return None, lines
    sentences = len(_END_OF_SENTENCE.findall(title)) - len(_ABBREVIATED.findall(title))
    if sentences > (len(title.split()) <= SHORT_TITLE_WORDS) or (
        title.endswith(".") and taken > 1 and capitals
    ):
        return None, lines
    return span, rest


def _first_block(text: str, lines: list[Span]) -> int:
    """Return how many lines the first paragraph has; a line with a notice or dateline begins another."""
    taken = 1
    while taken < len(lines):
        between = text[lines[taken - 1].end : lines[taken].start]
        line = lines[taken]
        apart = (
            between.count("\n") > 1
            or _notice(line.text(text))
            or dateline_at(text, line.start, capitals=False)
        )
        if apart:
            break
        taken += 1
    return taken


def _dateline(text: str, body: list[Span], *, capitals: bool) -> Dateline | None:
    """Return the dateline of one of the first paragraphs, if one surely has it."""
    starts = [
        span.start
        for i, span in enumerate(body)
        if i == 0 or text.count("\n", body[i - 1].end, span.start) > 1 or not capitals
    ]
    for i, start in enumerate(starts[:PARAGRAPHS_WITH_DATELINE]):
        begin = glued_caption(text, start)
        if found := dateline_at(text, begin, capitals=capitals, first=i == 0):
            return found
    return None


def _notice(line: str) -> _Notice | None:
    """Return what a line of the head states if it is surely no sentence of the report."""
    if len(line) > 160:
        return None
    if match := _DESK.fullmatch(line):
        return _Notice(byline=match["desk"])
    if (match := _CREDIT.fullmatch(line)) and (agency := agency_named(match["credit"])):
        return _Notice(agency=agency)
    if (match := _DATE_LINE.fullmatch(line)) and (published := iso_date(match["date"])):
        return _Notice(published=published)
    if (match := _BYLINE.fullmatch(line)) and _surely_names(match["names"]):
        return _byline(match)
    if match := _PUBLISHER.fullmatch(line):
        return _Notice(publisher=match["name"].strip(" ."))
    return None


def _surely_names(names: str) -> bool:
    """Say whether words are names by their capitals, which a pattern blind to case has not looked at."""
    words = {word.casefold().strip(".,") for word in names.split()}
    return bool(_NAMES.fullmatch(names)) and not words & _NO_NAMES


def _byline(match: re.Match[str]) -> _Notice:
    tail = (match["tail"] or "").strip(" .|")
    agency = agency_named(tail)
    publisher = tail if tail and agency is None and "|" in match.group() else None
    return _Notice(byline=match["names"].rstrip(". "), agency=agency, publisher=publisher)
