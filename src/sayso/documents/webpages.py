"""An HTML page: its article by trafilatura (Barbaresi 2021), its title, byline, publisher and date from its metadata.

Navigation, comments, captions and boilerplate are dropped; paragraphs are parted by empty lines.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from typing import Any

from sayso.documents.dates import iso_date
from sayso.documents.decoding import decode
from sayso.documents.drafts import Draft, Original
from sayso.errors import Damaged, EmptyDocument, TooLarge
from sayso.settings import Settings

# Without a handler of its own it would write to standard error whenever a page has no article.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

MAX_DEPTH = 200
"""Deepest nesting of elements read. libxml2 silently drops what lies below 256."""
MAX_ELEMENTS = 60_000
"""Most tags of a page; news pages have a few thousand, and the time for extraction grows faster than their number."""

_TAG = re.compile(rb"<(/?)([A-Za-z][\w-]*)(?:[^<>]*?(/)>)?")
_UNREAD = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (
        (rb"<!--", rb"-->"),
        (rb"<script\b", rb"</script\s*>"),
        (rb"<style\b", rb"</style\s*>"),
    )
)
"""What may hold the look of tags without being any."""
_UNCLOSED = frozenset(
    b"area base br col embed hr img input link meta param source track wbr "
    b"p li td tr th dt dd option thead tbody tfoot colgroup head body html rt rp path use circle rect line".split()
)
"""Elements that are never closed, or that the next one closes."""
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CAPTIONS = ["//figcaption", "//*[contains(@class, 'caption')]", "//figure//small"]
_WHOLE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_TITLE_ENDS = re.compile(r"\s+(?:[|–—]|-)\s+[^|–—]{2,60}$")


def looks_like_webpage(head: bytes) -> bool:
    """Say whether bytes begin as an HTML page does."""
    return bool(
        re.match(
            rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
            head,
            re.IGNORECASE | re.DOTALL,
        )
    )


def read_webpage(original: Original, settings: Settings) -> Iterator[Draft]:  # noqa: ARG001 - as all readers
    """Yield the draft of a page. Raises Damaged, TooLarge or EmptyDocument.

    The headline stands in front of the text if the page's article does not begin with it.
    """
    _require_harmless(original)
    stated = _META_CHARSET.search(original.data[:4096])
    charset = original.charset or (stated[1].decode("ascii") if stated else None)
    page = decode(original.data, original.name, charset)
    yield draft_of_page(page, original.name)


def draft_of_page(page: str, name: str) -> Draft:
    """Return the draft of a page that is decoded and known to be harmless."""
    article = _extract(page)
    paragraphs = _paragraphs(article.text) if article is not None else []
    if article is None or not paragraphs:
        raise EmptyDocument(
            name, "no article was found on the page", "save the article's text as a plain text file"
        )
    title = _title(article)
    if title and _squeezed(paragraphs[0]) != _squeezed(title):
        paragraphs.insert(0, title)
    return Draft(
        text="\n\n".join(paragraphs),
        name=name,
        title=title,
        byline=_one_line(article.author),
        publisher=_one_line(article.sitename),
        published=iso_date(article.date) if article.date else None,
    )


def _require_harmless(original: Original) -> None:
    """Raise where a page has more elements, or nests them deeper, than a page made for readers."""
    data = original.data
    for opening, closing in _UNREAD:
        data = _without(data, opening, closing)
    depth = deepest = count = 0
    for match in _TAG.finditer(data):
        count += 1
        closes, tag, void = match.groups()
        if void or tag.lower() in _UNCLOSED:
            continue
        depth = max(0, depth - 1) if closes else depth + 1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise Damaged(
            original.name,
            f"its elements are nested {deepest:,} deep, which no page for readers is",
            "save the article's text as a plain text file",
        )
    if count > MAX_ELEMENTS:
        raise TooLarge(
            original.name,
            f"the page has {count:,} tags, over the limit of {MAX_ELEMENTS:,}",
            "save the article's text as a plain text file",
        )


def _without(data: bytes, opening: re.Pattern[bytes], closing: re.Pattern[bytes]) -> bytes:
    """Return bytes without what stands between two marks; in one pass, also where the second is missing."""
    kept: list[bytes] = []
    start = 0
    while begins := opening.search(data, start):
        kept.append(data[start : begins.start()])
        ends = closing.search(data, begins.end())
        if ends is None:
            return b" ".join(kept)
        start = ends.end()
    return b" ".join([*kept, data[start:]])


def _extract(page: str) -> Any:
    import trafilatura  # noqa: PLC0415 - it takes half a second to load, and most inputs are no pages

    with warnings.catch_warnings():
        # A page's broken date is no news to anybody.
        warnings.simplefilter("ignore")
        return trafilatura.bare_extraction(
            page if _WHOLE.search(page) else f"<html><body>{page}</body></html>",
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            prune_xpath=_CAPTIONS,
            # Only dates that the page itself states as its own; not the day of reading, so that a page reads the same
            # on any day.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )


def _paragraphs(text: str | None) -> list[str]:
    """Return paragraphs; trafilatura ends each with a newline and marks the items of lists with a hyphen."""
    lines = (re.sub(r"^- (?=\S)", "", " ".join(line.split())) for line in (text or "").split("\n"))
    return [line for line in lines if line]


def _title(article: Any) -> str | None:
    """Return the headline, without the publisher's name that pages put behind it."""
    title = _one_line(article.title)
    ending = _TITLE_ENDS.search(title) if title else None
    if title and ending and article.sitename and _squeezed(article.sitename) in _squeezed(ending.group()):
        return title[: ending.start()]
    return title


def _one_line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
