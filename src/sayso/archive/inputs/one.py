"""One thing to read gives one item, whatever is in it: a document, or the reject that says what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from sayso.archive.block import Kind, Reject, rejected
from sayso.errors import DocumentError, EmptyDocument, UnknownFormat
from sayso.records import Document

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be cut into blocks, or the ``names`` of files below a folder."""

    place: str
    kind: Kind
    names: tuple[str, ...] = ()


def in_runs(things: Iterable[Thing], size: int) -> Iterator[tuple[Thing, ...]]:
    """Yield things in runs of ``size``, the last one shorter."""
    rest = iter(things)
    while run := tuple(islice(rest, size)):
        yield run


def one(
    outcomes: Callable[[], Iterator[Document | DocumentError]], name: str, url: str | None = None
) -> Document | Reject:
    """Return the one document that a thing holds, or what is wrong with it. Raises nothing but what ends a process."""
    try:
        return _only(list(islice(outcomes(), 2)), name)
    except DocumentError as error:
        return rejected(error, url)
    except Exception as error:  # noqa: BLE001  # what a library trips over in one page must not stop the rest
        problem = f"internal error ({type(error).__name__}: {error})"
        return Reject(name, problem, "please report it", type(error).__name__, url)


def _only(found: list[Document | DocumentError], name: str) -> Document:
    if not found:
        raise EmptyDocument(name, "there is no report in it", "check that it was saved completely")
    if len(found) > 1:
        raise UnknownFormat(name, "it holds several reports", "write them to a file of JSON Lines")
    if isinstance(found[0], DocumentError):
        raise found[0]
    return found[0]
