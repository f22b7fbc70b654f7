"""From what a reader made of the bytes to a ``Document``: checked, its header read, its furniture marked."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.documents.decoding import require_text
from sayso.documents.furniture import furniture
from sayso.documents.header import read_header
from sayso.documents.language import require_english
from sayso.errors import TooLarge
from sayso.records import Document, digest, merged
from sayso.settings import Settings, raising


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a document as they came, what to call it, and the character set that its carrier states."""

    data: bytes
    name: str
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found: the text, and what the format itself states about it.

    What a reader leaves out is looked for in the head of the text. A byline printed there holds before any other:
    who sends a mail or fills in a page's form is not always who wrote the report.
    """

    text: str
    name: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from: a path, an address, or neither for standard input."""

    path: str | None = None
    url: str | None = None


def document_of(draft: Draft, origin: Origin, settings: Settings) -> Document:
    """Return the document of a draft.

    Raises EmptyDocument, Undecodable, TooLarge or WrongLanguage.
    """
    text = draft.text
    require_text(text, draft.name)
    if len(text) > settings.limits.max_characters:
        raise TooLarge(
            draft.name,
            f"it has {len(text):,} characters, over the limit of {settings.limits.max_characters:,}",
            f"split it, or {raising('max_characters')}",
        )
    language = require_english(text, draft.name, force=settings.force_language)
    header = read_header(text, draft.title)
    kept = [span for span in (header.title_span, header.byline_span, header.dateline_span) if span]
    dropped = [span for span in (*furniture(text), *header.notices) if not any(map(span.overlaps, kept))]
    return Document(
        id=digest("document", text),
        text=text,
        path=origin.path,
        url=origin.url or draft.url,
        title=draft.title or header.title,
        publisher=draft.publisher or header.publisher,
        byline=header.byline or draft.byline,
        dateline=header.dateline,
        published=draft.published or header.published,
        agency=header.agency,
        language=language,
        furniture=merged(dropped),
        title_span=header.title_span,
        byline_span=header.byline_span,
        dateline_span=header.dateline_span,
        called=draft.name,
    )
