"""The formats that can be read, and which of them a document is in. A new format is one function and one line here."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from sayso.documents.decoding import looks_binary
from sayso.documents.drafts import Draft, Original
from sayso.documents.jsonlines import SUFFIXES, looks_like_jsonlines, read_jsonlines
from sayso.documents.mail import looks_like_mail, read_mail
from sayso.documents.pdf import looks_like_pdf, read_pdf
from sayso.documents.plaintext import read_plaintext
from sayso.documents.webpages import looks_like_webpage, read_webpage
from sayso.documents.word import looks_like_word, read_word
from sayso.errors import DocumentError, UnknownFormat
from sayso.settings import Settings

HEAD = 8192
"""How many bytes a format is recognised by."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its name, what files and media types it goes by, what its first bytes look like, and what reads it.

    ``certain`` says that those bytes decide, whatever the file is called.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    certain: bool
    read: Callable[[Original, Settings], Iterator[Draft | DocumentError]]


def _read_jsonlines(original: Original, settings: Settings) -> Iterator[Draft | DocumentError]:
    return read_jsonlines(io.BytesIO(original.data), original.name, settings)


def _is_text(head: bytes) -> bool:
    return not looks_binary(head)


READERS: tuple[Reader, ...] = (
    Reader("PDF", (".pdf",), ("application/pdf",), looks_like_pdf, certain=True, read=read_pdf),
    Reader(
        "Word",
        (".docx",),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        looks_like_word,
        certain=True,
        read=read_word,
    ),
    Reader(
        "web page",
        (".html", ".htm", ".xhtml"),
        ("text/html", "application/xhtml+xml"),
        looks_like_webpage,
        certain=False,
        read=read_webpage,
    ),
    Reader("mail", (".eml",), ("message/rfc822",), looks_like_mail, certain=False, read=read_mail),
    Reader(
        "JSON Lines",
        SUFFIXES,
        ("application/jsonl", "application/x-ndjson", "application/x-jsonlines"),
        looks_like_jsonlines,
        certain=False,
        read=_read_jsonlines,
    ),
    Reader("plain text", (".txt", ".text"), ("text/plain",), _is_text, certain=False, read=read_plaintext),
)
"""In the order in which their looks are tried; plain text, which most bytes look like, last."""

READ_SUFFIXES = frozenset(suffix for reader in READERS for suffix in reader.suffixes)
"""What is read of a folder."""


def reader_for(data: bytes, name: str, media_type: str | None = None) -> Reader:
    """Return what reads a document: bytes that leave no doubt, then its name, its media type, the bytes' look.

    Raises UnknownFormat.
    """
    head = data[:HEAD]
    for reader in READERS:
        if reader.certain and reader.recognises(head):
            return reader
    suffix = PurePosixPath(name).suffix.lower()
    stated = (media_type or "").partition(";")[0].strip().lower()
    for reader in READERS:
        if stated in reader.media_types or (not stated and suffix in reader.suffixes):
            return reader
    for reader in READERS:
        if reader.recognises(head):
            return reader
    raise UnknownFormat(
        name,
        f"there is no reader for {suffix or 'this kind of'} files",
        "save it as text, HTML, PDF, DOCX, EML or JSON Lines",
    )
