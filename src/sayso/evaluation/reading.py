"""Reads the texts of a corpus by the same way as ``sayso read``."""

from __future__ import annotations

from collections.abc import Callable

from sayso.documents.files import read_bytes
from sayso.errors import DocumentError
from sayso.records import Document, Failure, Report
from sayso.settings import Settings

Read = Callable[[Document], Report]
"""The whole way of one document, ``Reader.read``."""


def read_text(name: str, data: bytes, read: Read, settings: Settings) -> Report | Failure:
    """Return what is read from the bytes of a plain text, or why it could not be read. ``name`` ends in ``.txt``."""
    try:
        (document,) = read_bytes(data, name, settings)
        return read(document)
    except DocumentError as error:
        return Failure(error.name, error.problem, error.advice)
