"""Reads what feeds newly named: each page asked, its report read and kept, and noted as read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sayso.documents.addresses import Answer
from sayso.documents.drafts import Draft, Origin, Original, document_of
from sayso.documents.files import documents_of
from sayso.errors import DocumentError, Forbidden, SaysoError, TooLarge, Unreachable
from sayso.records import Document
from sayso.store.watching.entries import Waiting, take, waiting, waits_until, was_read, was_refused
from sayso.store.writing import add, held, put_into
from sayso.watch.beside import side_by_side
from sayso.watch.happenings import Failed, Happening, Read
from sayso.watch.manners import Disallowed, NotNow, host_of, tag
from sayso.watch.timing import MINUTE

if TYPE_CHECKING:
    from sayso.watch.rounds import Watching

_LEASE: Final = 10 * MINUTE
_TRIES: Final = 5
"""How often a page is asked that does not answer, before it is given up."""
_FIRST_WAIT: Final = 5 * MINUTE
_UNCHANGED: Final = 304
_OVERLOADED: Final = frozenset({429, 503})
_PASSING: Final = frozenset({408, 425, 429})
"""Answers below 500 that may be others the next time."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What came of asking an entry's page: an answer, or an error; neither for a text that stood in its feed."""

    entry: Waiting
    answer: Answer | None = None
    error: DocumentError | None = None
    taken: bool = True
    """Whether it was still there to take: somebody else may watch into the same store."""


def read_waiting(watching: Watching, feeds: Sequence[int]) -> Iterator[Happening]:
    """Read what waits of these feeds, by number, the oldest of each first; yield what happens."""
    with watching.store.reading() as connection:
        entries = waiting(connection, feeds, watching.timer.at(), watching.most)
    pages = side_by_side(
        entries, lambda one: host_of(one.address or ""), lambda one: _asked(watching, one), watching.threads
    )
    for page in pages:
        if not page.taken:
            continue
        if page.error is not None:
            yield _put_aside(watching, page.entry, page.error)
        elif page.answer is not None and page.answer.status == _UNCHANGED:
            with watching.store.writing() as connection:
                was_read(connection, page.entry.number, page.entry.etag, page.entry.modified)
            yield Read(page.entry.address or "", page.entry.title, None)
        else:
            yield from _read(watching, page)


def _asked(watching: Watching, entry: Waiting) -> _Page:
    """Take an entry and ask its page, if it has one."""
    timer = watching.timer
    with watching.store.writing() as connection:
        taken = take(connection, entry.number, timer.at(), timer.at(_LEASE))
    if not taken:
        return _Page(entry, taken=False)
    if entry.address is None:
        return _Page(entry)
    try:
        answer = watching.manners.ask(entry.address, etag=entry.etag, modified=entry.modified).answer
    except DocumentError as error:
        return _Page(entry, error=error)
    except SaysoError:
        raise
    except Exception as error:  # noqa: BLE001  # one page that trips its reader must not stop the others
        return _Page(entry, error=_Given(entry.address, _internal(error), "please report it"))
    if answer.is_success or answer.status == _UNCHANGED:
        return _Page(entry, answer)
    if answer.status in _OVERLOADED:
        rest = timer.asked_rest(answer.headers.get("retry-after"))
        until = timer.at(_FIRST_WAIT if rest is None else rest)
        return _Page(entry, error=NotNow(entry.address, host_of(entry.address), until, answer.words[3:]))
    final = answer.status < 500 and answer.status not in _PASSING
    advice = "it is not asked again" if final else "nothing need be done"
    kind = _Given if final else Unreachable
    return _Page(entry, error=kind(entry.address, answer.words, advice))


class _Given(DocumentError):
    """A page that will not be there the next time either."""


def _put_aside(watching: Watching, entry: Waiting, error: DocumentError) -> Failed:
    """Keep that an entry could not be had: to be tried again, or given up."""
    timer = watching.timer
    final = isinstance(error, (_Given, Disallowed, Forbidden, TooLarge)) or (
        not isinstance(error, NotNow) and entry.tries + 1 >= _TRIES
    )
    due = (
        error.until
        if isinstance(error, NotNow)
        else timer.at(timer.backing_off(entry.tries + 1, _FIRST_WAIT))
    )
    with watching.store.writing() as connection:
        if final:
            was_refused(connection, entry.number, error.problem)
        else:
            waits_until(connection, entry.number, due, tried=not isinstance(error, NotNow))
    return Failed(
        "report", entry.address or entry.title or "", error.problem, error.advice, None if final else due
    )


def _read(watching: Watching, page: _Page) -> Iterator[Happening]:
    """Read a page's reports, or the text that stood in the feed itself, into the store."""
    entry, problem = page.entry, ""
    for found in _documents(watching, page):
        if isinstance(found, DocumentError):
            problem = found.problem
            yield Failed("report", entry.address or found.name, found.problem, found.advice, None)
            continue
        try:
            yield _add(watching, _completed(found, entry))
        except DocumentError as error:
            problem = error.problem
            yield Failed("report", entry.address or error.name, error.problem, error.advice, None)
        except SaysoError:
            raise
        except Exception as error:  # noqa: BLE001  # a stage that trips over one report must not stop the rest
            problem = _internal(error)
            yield Failed("report", entry.address or found.name, problem, "please report it", None)
    with watching.store.writing() as connection:
        if problem:
            was_refused(connection, entry.number, problem)
        else:
            answer = page.answer
            etag, modified = (tag(answer, "etag"), tag(answer, "last-modified")) if answer else (None, None)
            was_read(connection, entry.number, etag, modified)


def _documents(watching: Watching, page: _Page) -> Iterator[Document | DocumentError]:
    entry, settings = page.entry, watching.settings
    draft = Draft(entry.text or "", entry.title or "an entry without an address", title=entry.title)
    try:
        if page.answer is None or entry.address is None:
            yield document_of(draft, Origin(), settings)
        else:
            original = Original(page.answer.data, entry.address, page.answer.charset)
            yield from documents_of(original, Origin(url=entry.address), settings, page.answer.media_type)
    except DocumentError as error:
        yield error
    except Exception as error:  # noqa: BLE001  # as above
        yield DocumentError(entry.address or draft.name, _internal(error), "please report it")


def _internal(error: Exception) -> str:
    return f"internal error ({type(error).__name__}: {error})"


def _completed(document: Document, entry: Waiting) -> Document:
    """Return a document with what its feed knows and its page does not say."""
    return replace(
        document,
        title=document.title or entry.title,
        published=document.published or entry.published,
        publisher=document.publisher or entry.publisher,
    )


def _add(watching: Watching, document: Document) -> Read:
    """Read a document and keep its report, unless the store has it."""
    with watching.store.reading() as connection:
        there = held(connection, document, watching.how)
    if there is not None:
        if watching.collections:
            put_into(watching.store, there.document, watching.collections)
        return Read(document.name, document.title, None)
    report = watching.read(document)
    added = add(watching.store, report, watching.how, watching.collections)
    return Read(document.name, document.title, added)
