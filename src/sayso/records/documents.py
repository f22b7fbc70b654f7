"""One report as read, before anything is understood of it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.spans import Span


@dataclass(frozen=True, slots=True)
class Document:
    """One report as read. ``text`` never changes again; every offset in every record counts in it.

    ``published`` is an ISO date or date-time, only as precise as the report is ("2019", "2019-03", "2019-03-11").
    ``furniture`` is what is no report (comment forms, captions, share buttons); nothing is read from it, nor from
    the byline and dateline. ``called`` is what its reader calls it: "reports.jsonl:3", "standard input".
    """

    id: str
    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    agency: str | None = None
    language: str | None = None
    furniture: tuple[Span, ...] = ()
    title_span: Span | None = None
    byline_span: Span | None = None
    dateline_span: Span | None = None
    called: str | None = None

    @property
    def name(self) -> str:
        """How to call the document in a message: as its reader did or, for lack of that, its path, address or id."""
        return self.called or self.path or self.url or self.id

    @property
    def unread(self) -> tuple[Span, ...]:
        """Spans from which nothing is read, sorted."""
        header = (span for span in (self.byline_span, self.dateline_span) if span)
        return tuple(sorted((*self.furniture, *header)))
