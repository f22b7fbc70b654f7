"""RSS and Atom, by feedparser, which has met every way in which feeds are broken."""

from __future__ import annotations

import time
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

from sayso.documents.dates import iso_date
from sayso.errors import Damaged, TooLarge
from sayso.records import digest
from sayso.watch.found import Entry, Found, oldest_first, web_address
from sayso.watch.markup import plain, require_harmless

MOST_BYTES: Final = 5_000_000
"""Largest feed read, in bytes. Feeds have some hundred thousand, and what reads them takes a second for each million."""
MOST_ENTRIES: Final = 5_000
_HARMLESS: Final = frozenset({"CharacterEncodingOverride", "NonXMLContentType"})
_LONGEST_TITLE: Final = 500


def read_feed(data: bytes, url: str, headers: Mapping[str, str]) -> Found:
    """Return what a feed holds. Raises Damaged where nothing of it can be read, and TooLarge.

    ``url`` is where it was found, which its links start from; ``headers`` are those that it came with.
    """
    import feedparser  # noqa: PLC0415  # --help must not wait for it

    require_harmless(data, url)
    if len(data) > MOST_BYTES:
        raise TooLarge(url, f"the feed has over {MOST_BYTES:,} bytes", "look for a smaller one of that site")
    stated = {name: headers[name] for name in ("content-type", "content-language") if name in headers}
    read = feedparser.parse(BytesIO(data), response_headers={**stated, "content-location": url})
    error = read.get("bozo_exception") if read.get("bozo") else None
    broken = error is not None and type(error).__name__ not in _HARMLESS
    entries = [found for one in read.entries[:MOST_ENTRIES] if (found := _entry(one)) is not None]
    if broken and not entries:
        raise Damaged(url, f"its XML is broken ({_reason(error)})", "tell those who publish it")
    remarks = [f"its XML is broken ({_reason(error)}); read as far as it goes"] if broken else []
    if left := len(read.entries) - len(entries):
        remarks.append(f"{left:,} of its entries have neither an address nor a text")
    return Found(_line(read.feed.get("title")), oldest_first(entries), remarks=tuple(remarks))


def _entry(one: Any) -> Entry | None:
    """Return one entry; None where there is nothing in it to read."""
    stated = {key: dict.get(one, key) for key in ("id", "link", "title", "published", "updated")}
    address = web_address(stated["link"])
    text = None if address else _text(one)
    if not address and not text:
        return None
    parsed = dict.get(one, "published_parsed") or dict.get(one, "updated_parsed")
    own = stated["id"] or stated["link"] or digest(stated["title"], text)
    return Entry(
        key=digest("entry", own),
        stamp=stated["updated"] or stated["published"] or "" if address else digest(text),
        address=address,
        title=_line(stated["title"]),
        published=iso_date(stated["published"] or stated["updated"] or ""),
        when=_utc(parsed),
        text=text,
    )


def _text(one: Any) -> str | None:
    """Return the text that stands in the feed itself, the longest where there are several."""
    kept = [part.get("value") or "" for part in dict.get(one, "content") or ()]
    kept.append(dict.get(one, "summary") or "")
    return plain(max(kept, key=len)) or None


def _utc(parsed: time.struct_time | None) -> str | None:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed) if parsed else None


def _line(words: str | None) -> str | None:
    return " ".join(plain(words).split())[:_LONGEST_TITLE] or None if words else None


def _reason(error: BaseException | None) -> str:
    getter = getattr(error, "getMessage", None)
    said = str(getter() if getter else error)
    line = getattr(error, "getLineNumber", lambda: None)()
    return f"{said} at line {line}" if line else said
