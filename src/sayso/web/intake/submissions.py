"""What somebody hands in: a file's bytes, a text, or an address; never a path."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sayso.documents.files import read_documents, read_original
from sayso.errors import Forbidden
from sayso.records import Document, Failure
from sayso.settings import Settings

_LINES = "application/x-ndjson"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file: its bytes, and the name it had where it came from, by which messages call it."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text, with what is known about it; what is empty is looked for in the text."""

    text: str = field(repr=False)
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.title or "pasted text"


@dataclass(frozen=True, slots=True)
class Address:
    """A page of the web."""

    url: str

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.url


Submission = Upload | Pasted | Address


def documents_in(submission: Submission, settings: Settings) -> Iterator[Document | Failure]:
    """Yield the documents of a submission; a bad one is a Failure, and the rest goes on."""
    if isinstance(submission, Address):
        yield from _from_address(submission, settings)
        return
    data = submission.data if isinstance(submission, Upload) else _as_line(submission, settings)
    media_type = None if isinstance(submission, Upload) else _LINES
    yield from read_original(data, submission.name, settings, media_type)


def _from_address(submission: Address, settings: Settings) -> Iterator[Document | Failure]:
    """Yield the page at an address; what is none would be taken for a path, and is refused."""
    try:
        parts = urlsplit(submission.url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        sound = False
    if sound:
        yield from read_documents([submission.url], settings)
        return
    refused = Forbidden(
        submission.url, "only http and https are asked", "give a whole address, with https://"
    )
    yield Failure(refused.name, refused.problem, refused.advice)


def _as_line(pasted: Pasted, settings: Settings) -> bytes:
    known = {
        settings.text_field: pasted.text,
        settings.title_field: pasted.title,
        settings.publisher_field: pasted.publisher,
        settings.date_field: pasted.published,
        settings.url_field: pasted.url,
    }
    return json.dumps({name: value for name, value in known.items() if value}).encode()
