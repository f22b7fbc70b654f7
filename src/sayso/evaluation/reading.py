"""Reads the texts of a corpus by the same way as ``sayso read``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sayso.documents.files import read_bytes
from sayso.errors import DocumentError
from sayso.evaluation.errors import CorpusError
from sayso.records import Document, Failure, Parse, Report
from sayso.settings import Settings

Read = Callable[[Document], Report]
"""The whole way of one document, ``Reader.read``."""
ParseOf = Callable[[Document], Parse]
"""The way of one document up to its parse."""


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A text of a corpus, read no further than its parse."""

    document: Document
    parse: Parse


class OfDocument(Protocol):
    """What was read of a document, and the document."""

    @property
    def document(self) -> Document:
        """The document."""


Made = TypeVar("Made")
FoundT = TypeVar("FoundT", bound=OfDocument)


def read_text(name: str, data: bytes, read: Callable[[Document], Made], settings: Settings) -> Made | Failure:
    """Return what is read from the bytes of a plain text, or why it could not be read. ``name`` ends in ``.txt``."""
    try:
        (document,) = read_bytes(data, name, settings)
        return read(document)
    except DocumentError as error:
        return Failure(error.name, error.problem, error.advice)


def read_labelled(
    name: str, words: str, read: Callable[[Document], FoundT], settings: Settings
) -> FoundT | Failure:
    """Return what is read from a labelled text, or why it could not be read.

    Raises CorpusError if the text read is not the one labelled, for then no offset would hold.
    """
    found = read_text(f"{name}.txt", words.encode("utf-8"), read, settings)
    if not isinstance(found, Failure) and found.document.text != words:
        raise CorpusError(f"{name}: the text read is not the one labelled; report this as a fault")
    return found
