"""Where reports lie: files, folders, web addresses, standard input; each becomes documents or a ``Failure``."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sayso.documents.addresses import Resolve, fetch, is_address, resolve
from sayso.documents.drafts import Draft, Origin, Original, document_of
from sayso.documents.folders import reports_in
from sayso.documents.jsonlines import SUFFIXES, read_jsonlines
from sayso.documents.readers import reader_for
from sayso.errors import Damaged, DocumentError, EmptyDocument, NothingToRead, TooLarge
from sayso.records import Document, Failure
from sayso.settings import Settings, raising

STANDARD_INPUT = "-"
"""The place that stands for standard input."""


def read_documents(
    places: Sequence[str],
    settings: Settings,
    stdin: BinaryIO | None = None,
    resolve: Resolve = resolve,
) -> Iterator[Document | Failure]:
    """Yield the documents of places in their order, each read only when asked for; a bad one yields a ``Failure``.

    A place is a file, a folder (read with its subfolders, in the order of names), a web address, or ``-`` for
    ``stdin``. ``resolve`` looks up the hosts of addresses.
    """
    for place in places:
        try:
            for outcome in _outcomes(place, settings, stdin, resolve):
                yield _as_failure(outcome) if isinstance(outcome, DocumentError) else outcome
        except DocumentError as error:
            yield _as_failure(error)
        except NothingToRead as error:
            yield Failure(place, str(error), "name a folder that holds reports, or the files themselves")


def read_bytes(
    data: bytes,
    name: str,
    settings: Settings,
    media_type: str | None = None,
) -> Iterator[Document]:
    """Yield the documents in bytes; the format is told by their look, by ``name`` and by ``media_type``.

    ``name`` is what messages call them; they have no path. Raises the DocumentError of the first that cannot be read.
    """
    for outcome in _from_bytes(Original(data, name), Origin(), settings, media_type):
        if isinstance(outcome, DocumentError):
            raise outcome
        yield outcome


def read_original(
    data: bytes, name: str, settings: Settings, media_type: str | None = None
) -> Iterator[Document | Failure]:
    """Yield the documents in bytes as `read_bytes` does, but a bad one yields a ``Failure``, and the rest goes on."""
    try:
        for outcome in _from_bytes(Original(data, name), Origin(), settings, media_type):
            yield _as_failure(outcome) if isinstance(outcome, DocumentError) else outcome
    except DocumentError as error:
        yield _as_failure(error)


def documents_of(
    original: Original, origin: Origin, settings: Settings, media_type: str | None = None
) -> Iterator[Document | DocumentError]:
    """Yield the documents in bytes that came from a place, and for each that cannot be read what is wrong with it."""
    yield from _caught(_from_bytes(original, origin, settings, media_type))


def documents_in_file(path: Path, settings: Settings) -> Iterator[Document | DocumentError]:
    """Yield the documents of a file, and for each that cannot be read what is wrong with it."""
    yield from _caught(_from_file(path, settings))


def count(places: Sequence[str]) -> int | None:
    """Return how many documents places will give, failures included; None where only reading them tells."""
    total = 0
    for place in places:
        if place == STANDARD_INPUT or place.lower().endswith(SUFFIXES):
            return None
        if is_address(place) or not Path(place).is_dir():
            total += 1
            continue
        try:
            found = list(reports_in(Path(place)))
        except (NothingToRead, DocumentError):
            found = [Path(place)]
        if any(path.suffix.lower() in SUFFIXES for path in found):
            return None
        total += len(found)
    return total


def _outcomes(
    place: str, settings: Settings, stdin: BinaryIO | None, resolve: Resolve
) -> Iterator[Document | DocumentError]:
    if place == STANDARD_INPUT:
        yield from _from_stdin(stdin, settings)
    elif is_address(place):
        got = fetch(place, settings, resolve)
        original = Original(got.data, place, got.charset)
        yield from _from_bytes(original, Origin(url=place), settings, got.media_type)
    elif Path(place).is_dir():
        for path in reports_in(Path(place)):
            yield from documents_in_file(path, settings)
    else:
        yield from _from_file(Path(place), settings)


def _caught(outcomes: Iterator[Document | DocumentError]) -> Iterator[Document | DocumentError]:
    """Yield outcomes, and as the last an error that was raised."""
    try:
        yield from outcomes
    except DocumentError as error:
        yield error


def _from_stdin(stdin: BinaryIO | None, settings: Settings) -> Iterator[Document | DocumentError]:
    name = "standard input"
    if stdin is None:
        raise EmptyDocument(name, "there is none", "name a file, a folder or an address")
    original = Original(_at_most(stdin, name, settings.limits.max_bytes), name)
    return _from_bytes(original, Origin(), settings, None)


def _from_file(path: Path, settings: Settings) -> Iterator[Document | DocumentError]:
    name = str(path)
    most = settings.limits.max_bytes
    with opened(path) as stream:
        if path.suffix.lower() in SUFFIXES:
            yield from _documents(read_jsonlines(stream, name, settings), Origin(path=name), settings)
            return
        size = os.fstat(stream.fileno()).st_size
        if size > most:
            raise TooLarge(
                name,
                f"it has {size:,} bytes, over the limit of {most:,}",
                f"split it, or {raising('max_bytes')}",
            )
        data = _at_most(stream, name, most)
    yield from _from_bytes(Original(data, name), Origin(path=name), settings, None)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file for reading; a pipe or device, which might never end, is refused. Raises Damaged."""
    name = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Damaged(name, "it is no regular file", 'to read from a pipe, use "-" for standard input')
        stream = path.open("rb")
    except FileNotFoundError as error:
        raise Damaged(name, "there is no such file", "check the path") from error
    except PermissionError as error:
        raise Damaged(name, "it may not be read", "check its permissions") from error
    except (OSError, ValueError) as error:
        raise Damaged(name, f"it cannot be opened ({_reason(error)})", "check the path") from error
    with stream:
        try:
            yield stream
        except OSError as error:
            raise Damaged(
                name, f"it cannot be read ({_reason(error)})", "check the disk, or copy it again"
            ) from error


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _at_most(stream: BinaryIO, name: str, most: int) -> bytes:
    data = stream.read(most + 1)
    if len(data) > most:
        raise TooLarge(name, f"it has over {most:,} bytes", f"split it, or {raising('max_bytes')}")
    return data


def _from_bytes(
    original: Original,
    origin: Origin,
    settings: Settings,
    media_type: str | None,
) -> Iterator[Document | DocumentError]:
    if len(original.data) > settings.limits.max_bytes:
        problem = f"it has {len(original.data):,} bytes, over the limit of {settings.limits.max_bytes:,}"
        raise TooLarge(original.name, problem, f"split it, or {raising('max_bytes')}")
    if not original.data.strip():
        raise EmptyDocument(original.name, "there is nothing in it", "check that it was saved completely")
    reader = reader_for(original.data, original.name, media_type)
    return _documents(reader.read(original, settings), origin, settings)


def _documents(
    drafts: Iterator[Draft | DocumentError], origin: Origin, settings: Settings
) -> Iterator[Document | DocumentError]:
    """Yield each draft's document. One of many is named by its line, and a bad one does not stop the rest."""
    for draft in drafts:
        if isinstance(draft, DocumentError):
            yield draft
            continue
        try:
            yield document_of(draft, origin, settings)
        except DocumentError as error:
            yield error


def _as_failure(error: DocumentError) -> Failure:
    return Failure(error.name, error.problem, error.advice)
