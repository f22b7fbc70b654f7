"""The three ways to read from Python: one report, a text at hand, or many places at once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.documents.files import read_bytes, read_documents
from sayso.errors import DocumentError, NothingToRead
from sayso.pipeline import Reader
from sayso.records import Failure, Report
from sayso.settings import Settings


def read(place: str | os.PathLike[str], settings: Settings | None = None) -> Report:
    """Return what one report says: a file's path or an address.

    Raises DocumentError where it cannot be read, and NothingToRead where there is more or less than one report,
    as in a folder: `read_all` is for those.
    """
    settings = settings or Settings()
    found = list(read_documents([os.fspath(place)], settings))
    if len(found) != 1:
        raise NothingToRead(f"{place}: {len(found)} reports instead of one; try read_all")
    (document,) = found
    if isinstance(document, Failure):
        raise DocumentError(document.name, document.problem, document.advice)
    return _reader(settings).read(document)


def read_text(text: str, settings: Settings | None = None, name: str = "text") -> Report:
    """Return what a text at hand says. Raises DocumentError where it cannot be read."""
    settings = settings or Settings()
    (document,) = read_bytes(text.encode("utf-8", "surrogatepass"), name, settings, "text/plain")
    return _reader(settings).read(document)


def read_all(
    places: Sequence[str | os.PathLike[str]], settings: Settings | None = None
) -> Iterator[Report | Failure]:
    """Yield what each report at these places says, in order; one that cannot be read is a Failure."""
    settings = settings or Settings()
    reader = _reader(settings)
    for document in read_documents([os.fspath(place) for place in places], settings):
        if isinstance(document, Failure):
            yield document
            continue
        try:
            yield reader.read(document)
        except DocumentError as error:
            yield Failure(error.name, error.problem, error.advice)


@cache
def _reader(settings: Settings) -> Reader:
    return Reader.load(settings)
