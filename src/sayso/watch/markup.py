"""Markup of strangers read without being led anywhere: no entities, no document types, nothing from the network."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final, Literal
from urllib.parse import urljoin

from sayso.errors import Damaged, TooLarge
from sayso.settings import raising
from sayso.watch.found import web_address

Kind = Literal["feed", "sitemap", "index", "opml", "page"]

_HEAD: Final = 8_192
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_KINDS: Final[dict[str, Kind]] = {
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "urlset": "sitemap",
    "sitemapindex": "index",
    "opml": "opml",
    "html": "page",
    "head": "page",
    "body": "page",
}
_BEFORE: Final = re.compile(
    r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE
)
_FIRST: Final = re.compile(r"<(?:[A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)")
_DOCTYPE: Final = re.compile(r"<!DOCTYPE\s+html\b", re.IGNORECASE)
_ENTITIES: Final = re.compile(rb"<!DOCTYPE[^>]*?\[.*?<!ENTITY", re.IGNORECASE | re.DOTALL)
_FEED_TYPES: Final = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
_PARTS: Final = frozenset(
    {
        *("p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("blockquote", "pre", "section", "article", "hr", "figure"),
    }
)
_UNREAD: Final = frozenset({"script", "style", "noscript", "template"})
_GZIP: Final = b"\x1f\x8b"


def kind_of(data: bytes) -> Kind | None:
    """Say what bytes are, by their first element; None for what is neither XML of a known kind nor a page."""
    head = data[:_HEAD]
    text = head.decode("utf-16" if head[:2] in _WIDE else "latin-1", "replace")
    if _DOCTYPE.search(text):
        return "page"
    first = _FIRST.search(_BEFORE.sub("", text))
    return _KINDS.get(first[1].lower()) if first else None


def require_harmless(data: bytes, name: str) -> None:
    """Raise Damaged where XML declares entities: no feed needs them, and they are how XML bombs and thefts are made."""
    wide = data[:2] in _WIDE
    if _ENTITIES.search(data.decode("utf-16", "replace").encode("utf-8", "replace") if wide else data):
        raise Damaged(
            name,
            "it declares entities of its own, as files made to harm do",
            "tell those who publish it, or leave it out",
        )


def unpacked(data: bytes, name: str, most: int) -> bytes:
    """Return gzip's bytes unpacked, others as they are. Raises TooLarge over ``most``, and Damaged."""
    if not data.startswith(_GZIP):
        return data
    unpacker = zlib.decompressobj(wbits=31)
    try:
        found = unpacker.decompress(data, most + 1)
    except zlib.error as error:
        raise Damaged(name, f"it is no sound gzip ({error})", "try again later") from error
    if len(found) > most:
        raise TooLarge(name, f"it unpacks to over {most:,} bytes", raising("max_bytes"))
    if not unpacker.eof:
        raise Damaged(name, "its gzip is cut off", "try again later")
    return found


def elements(data: bytes, name: str, remarks: list[str]) -> Iterator[Any]:
    """Yield the elements of this name, in any name space; each is emptied once it was looked at.

    What is broken is read as far as it goes; in the end ``remarks`` says so.
    """
    from lxml import etree  # noqa: PLC0415  # --help must not wait for it

    found = etree.iterparse(
        BytesIO(data),
        events=("end",),
        tag=f"{{*}}{name}",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in found:
            yield element
            element.clear()
    except etree.XMLSyntaxError as error:  # where not even the beginning can be read
        remarks.append(f"its XML is broken at line {error.lineno or 1}")
        return
    if broken := next(iter(found.error_log), None):
        remarks.append(f"its XML is broken at line {broken.line}; read as far as it goes")


def local(element: Any) -> str:
    """Return an element's name without its name space."""
    return str(element.tag).rpartition("}")[2]


def feed_of_page(data: bytes, url: str) -> str | None:
    """Return where a page says that its feed is: the first that is not one of comments; None where it names none."""
    from lxml import html  # noqa: PLC0415  # as above

    page = html.document_fromstring(data, base_url=url) if data.strip() else None
    if page is None:
        return None
    base = next(iter(page.xpath("//base/@href")), "")
    named = [
        (urljoin(urljoin(url, base), link.get("href", "").strip()), link.get("title") or "")
        for link in page.iter("link")
        if "alternate" in (link.get("rel") or "").lower().split()
        and (link.get("type") or "").partition(";")[0].strip().lower() in _FEED_TYPES
    ]
    named.sort(key=lambda one: "comment" in f"{one[0]} {one[1]}".lower())
    return next((found for address, _ in named if (found := web_address(address))), None)


def plain(markup: str) -> str:
    """Return the text of a piece of HTML, its paragraphs parted by empty lines."""
    from lxml import etree, html  # noqa: PLC0415  # as above

    if "<" not in markup and "&" not in markup:
        return markup.strip()
    try:
        whole = html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    pieces = "".join(_pieces(whole))
    paragraphs = (" ".join(part.split()) for part in pieces.split("\n\n"))
    return "\n\n".join(part for part in paragraphs if part)


def _pieces(whole: Any) -> Iterator[str]:
    from lxml import etree  # noqa: PLC0415  # as above

    unread = 0
    for event, element in etree.iterwalk(whole, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            yield element.tail or "" if not unread else ""
            continue
        name = element.tag if isinstance(element.tag, str) else ""
        if name in _PARTS:
            yield "\n\n"
        if event == "start":
            unread += name in _UNREAD
            if not unread:
                yield element.text or ""
        else:
            unread -= name in _UNREAD
            if not unread and element is not whole:
                yield element.tail or ""
