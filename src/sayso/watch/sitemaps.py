"""Sitemaps and lists of them (sitemaps.org), those of news with their titles and days, and OPML's lists of feeds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urljoin

from sayso.documents.dates import iso_date
from sayso.errors import Damaged
from sayso.records import digest
from sayso.watch.found import Child, Entry, Found, oldest_first, web_address
from sayso.watch.markup import elements, local, require_harmless

MOST_PAGES: Final = 50_000
"""Pages of one sitemap, as its standard has it."""
MOST_SITEMAPS: Final = 50
"""Sitemaps of one list that are watched: those that changed last."""
MOST_FEEDS: Final = 1_000
"""Feeds of one OPML file."""


def read_sitemap(data: bytes, url: str) -> Found:
    """Return the pages that a sitemap names. Raises Damaged."""
    require_harmless(data, url)
    pages: list[Entry] = []
    publisher, remarks = None, list[str]()
    for element in elements(data, "url", remarks):
        said = _below(element)
        address = web_address(said.get("loc"))
        if address is None:
            continue
        changed, published = said.get("lastmod"), said.get("publication_date")
        publisher = publisher or said.get("name")
        pages.append(
            Entry(
                key=digest("entry", address),
                stamp=changed or published or "",
                address=address,
                title=said.get("title"),
                published=iso_date(published or ""),
                when=_utc(published or changed or ""),
            )
        )
        if len(pages) == MOST_PAGES:
            break
    if not pages and remarks:
        raise Damaged(url, "its XML is broken, and no page can be read from it", "tell those who publish it")
    return Found(publisher, oldest_first(pages), remarks=tuple(remarks))


def read_index(data: bytes, url: str) -> Found:
    """Return the sitemaps that a list names, the last changed first where it says when. Raises Damaged."""
    require_harmless(data, url)
    children: dict[str, Child] = {}
    remarks: list[str] = []
    for element in elements(data, "sitemap", remarks):
        said = _below(element)
        if address := web_address(urljoin(url, said.get("loc", ""))):
            children[address] = Child(address, said.get("lastmod") or None)
    newest = sorted(children.values(), key=lambda one: _utc(one.stamp or "") or "", reverse=True)
    if left := max(0, len(newest) - MOST_SITEMAPS):
        remarks.append(
            f"{left:,} of its {len(newest):,} sitemaps are left out, those that changed longest ago"
        )
    return Found(children=tuple(newest[:MOST_SITEMAPS]), remarks=tuple(remarks))


def read_opml(data: bytes, name: str) -> Found:
    """Return the feeds that an OPML file names. Raises Damaged where it names none."""
    require_harmless(data, name)
    feeds: dict[str, Child] = {}
    remarks: list[str] = []
    for element in elements(data, "outline", remarks):
        said = {key.lower(): value for key, value in element.attrib.items()}
        if address := web_address(said.get("xmlurl")):
            feeds.setdefault(address, Child(address))
    if not feeds:
        raise Damaged(
            name, "it names no feed (no xmlUrl in it)", "export it again from your feed reader as OPML"
        )
    if left := max(0, len(feeds) - MOST_FEEDS):
        remarks.append(f"{left:,} of its {len(feeds):,} feeds are left out")
    return Found(children=tuple(feeds.values())[:MOST_FEEDS], remarks=tuple(remarks))


def _below(element: Any) -> dict[str, str]:
    """Return the words of the elements below, by name; the first of each, which is the page's own and not a picture's."""
    said: dict[str, str] = {}
    for one in element.iter():
        if isinstance(one.tag, str) and (words := " ".join((one.text or "").split())):
            said.setdefault(local(one), words)
    return said


def _utc(words: str) -> str | None:
    """Return an ISO date or date-time in UTC, so that times sort as text; None for what is none."""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    return (
        (moment if moment.tzinfo else moment.replace(tzinfo=UTC))
        .astimezone(UTC)
        .strftime("%Y-%m-%dT%H:%M:%SZ")
    )
