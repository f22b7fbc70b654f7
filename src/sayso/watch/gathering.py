"""Asks a feed what it holds, whatever kind of feed it turns out to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sayso.documents.addresses import Answer
from sayso.errors import DocumentError, SaysoError, UnknownFormat, Unreachable
from sayso.settings import Settings
from sayso.store.watching.feeds import Feed
from sayso.watch.feeds import read_feed
from sayso.watch.found import Found
from sayso.watch.manners import Manners, tag
from sayso.watch.markup import feed_of_page, kind_of, unpacked
from sayso.watch.sitemaps import read_index, read_opml, read_sitemap


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a feed answered; ``found`` is None where nothing has changed. ``moved`` is where it is from now on."""

    feed: Feed
    found: Found | None
    moved: str | None
    etag: str | None
    modified: str | None

    @property
    def leads_on(self) -> bool:
        """Whether the feed is to be asked elsewhere at once."""
        return self.found is not None and self.found.elsewhere is not None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a feed gave nothing: it is ``gone`` for good, ``lost`` where it was last, or may be asked again later.

    ``rest`` is for how many seconds its host asks to be left alone, if it does.
    """

    feed: Feed
    error: DocumentError
    gone: bool = False
    lost: bool = False
    rest: float | None = None

    @property
    def leads_on(self) -> bool:
        """Whether the feed is to be asked elsewhere at once."""
        return self.lost


_GONE: Final = 410
_UNCHANGED: Final = 304
_MISSING: Final = 404


def gather(feed: Feed, manners: Manners) -> Gathered | Trouble:
    """Return what a feed holds now, or why it gives nothing."""
    try:
        reply = manners.ask(feed.place, etag=feed.etag, modified=feed.modified)
        answer = reply.answer
        if answer.status == _UNCHANGED:
            return Gathered(feed, None, reply.moved, feed.etag, feed.modified)
        if not answer.is_success:
            return _trouble(feed, answer, manners)
        found = read_found(answer, feed.place, manners.settings)
    except DocumentError as error:
        return Trouble(feed, error)
    except SaysoError:
        raise
    except Exception as error:  # noqa: BLE001  # one feed that trips its reader must not stop the others
        problem = f"internal error ({type(error).__name__}: {error})"
        return Trouble(feed, DocumentError(feed.place, problem, "please report it"))
    return Gathered(feed, found, reply.moved, tag(answer, "etag"), tag(answer, "last-modified"))


def read_found(answer: Answer, name: str, settings: Settings) -> Found:
    """Return what a feed, a sitemap, a list of them, or a page that names its feed, holds. Raises a DocumentError."""
    data = unpacked(answer.data, name, settings.limits.max_bytes)
    kind = kind_of(data)
    if kind == "feed":
        return read_feed(data, answer.url, answer.headers)
    if kind == "sitemap":
        return read_sitemap(data, answer.url)
    if kind == "index":
        return read_index(data, answer.url)
    if kind == "opml":
        return read_opml(data, answer.url)
    elsewhere = feed_of_page(data, answer.url) if kind == "page" else None
    if elsewhere is None:
        problem = "this page names no feed" if kind == "page" else "it is neither a feed nor a sitemap"
        raise UnknownFormat(
            name, problem, "name the site's feed or sitemap; to read one page, use: sayso add"
        )
    return Found(elsewhere=elsewhere)


def _trouble(feed: Feed, answer: Answer, manners: Manners) -> Trouble:
    gone = answer.status == _GONE
    advice = (
        "it is asked no more; take it out of your list, or name it with --again"
        if gone
        else "nothing need be done"
    )
    moved = feed.asks is not None and answer.status in (_MISSING, _GONE)
    return Trouble(
        feed,
        Unreachable(feed.place, answer.words, "its own address is asked again" if moved else advice),
        gone=gone and not moved,
        lost=moved,
        rest=manners.timer.asked_rest(answer.headers.get("retry-after")),
    )
