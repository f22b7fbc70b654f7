"""What a feed, a sitemap or a list of them holds, before anything of it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

LONGEST_ADDRESS = 2_000
"""Characters of the longest address taken from a feed; beyond it, it is data rather than an address."""
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


@dataclass(frozen=True, slots=True)
class Entry:
    """One report that a feed or sitemap names. ``key`` stays the same when the entry changes, ``stamp`` does not.

    ``when`` is the time in UTC that entries are ordered by, ``published`` the date as the feed gives it, in ISO. What has
    no ``address`` has ``text``.
    """

    key: str
    stamp: str
    address: str | None
    title: str | None = None
    published: str | None = None
    when: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """A feed or sitemap that a list names, and when that says it last changed."""

    address: str
    stamp: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was read at the address of a feed. ``entries`` run from the oldest to the newest.

    ``elsewhere`` is where a page says its feed is. ``remarks`` say what could not be read.
    """

    title: str | None = None
    entries: tuple[Entry, ...] = ()
    children: tuple[Child, ...] = ()
    elsewhere: str | None = None
    remarks: tuple[str, ...] = ()


def oldest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries, given in a feed's order, which is newest first, from the oldest to the newest; each key once.

    Where any has no time, the feed's order is all there is to go by.
    """
    once = list({entry.key: entry for entry in reversed(list(entries))}.values())
    if all(entry.when for entry in once):
        once.sort(key=lambda entry: entry.when or "")
    return tuple(once)


def web_address(words: str | None) -> str | None:
    """Return an address of the web as a page is known by: without fragment and without what only tells who led there.

    None for what is no address of the web, or is longer than any.

    >>> web_address(" https://news.example/a?utm_source=rss&id=7#top ")
    'https://news.example/a?id=7'
    """
    address = (words or "").strip()
    if not address.lower().startswith(("http://", "https://")) or len(address) > LONGEST_ADDRESS:
        return None
    if not address.isprintable() or " " in address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    query = parts.query
    if any(name in query for name in _TRACKING):
        pairs = parse_qsl(query, keep_blank_values=True)
        query = urlencode([pair for pair in pairs if not pair[0].startswith(_TRACKING)])
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
