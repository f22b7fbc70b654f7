"""Bytes to text: which encoding they are in, and whether the text is one at all."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from sayso.errors import EmptyDocument, Undecodable

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Longer marks first where one begins with another."""

MAX_CONTROLS = 0.01
"""Most control characters among all that a text may have; above it, the bytes are no text."""

MOSTLY = 0.6
"""From this share of well-formed sequences on, bytes are broken UTF-8 rather than another encoding."""

ENGLISH_BEYOND_ASCII = 0.15
"""An English text has fewer bytes beyond ASCII than this, and then its quotes and accents are likeliest cp1252's."""

_SAMPLE = 64_000
_ADVICE = "save it as UTF-8 text, or hand over the original"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_LONE_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_WELL_FORMED = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CHARSET = re.compile(r"utf|iso|windows|cp|koi|big5|gb|euc|shift|mac|latin|us-?ascii", re.IGNORECASE)
"""Python knows codecs that no carrier of text means ("punycode", "unicode_escape")."""
_WORD = re.compile(r"[^\W_]")


def decode(data: bytes, name: str, charset: str | None = None) -> str:
    """Return the text of bytes, unchanged but for a byte order mark.

    A mark decides; then UTF-8 is tried, then UTF-16 without a mark, then the character set that the carrier (a mail
    part, a web server) states, and last what ``charset_normalizer`` takes it for. Raises Undecodable.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _without_utf8(data, name, charset, error)
    else:
        if "\0" in text and (wide := _wide_encoding(data)):
            text = _strictly(data, wide, name)
    return _not_binary(text, name)


def require_text(text: str, name: str) -> None:
    """Raise EmptyDocument if there is no word in a text, Undecodable if it holds what no text may hold."""
    if _SURROGATE.search(text):
        raise Undecodable(
            name, "it holds half of a surrogate pair, which is no character", "repair the text's escapes"
        )
    if "\0" in text:
        raise Undecodable(name, "it holds NUL characters, as binary data does", _ADVICE)
    if not _WORD.search(text):
        raise EmptyDocument(name, "there is no text in it", "check that it was saved completely")


def looks_binary(data: bytes) -> bool:
    """Say whether bytes are surely no text in any encoding: NUL bytes where no wide encoding puts them."""
    if data.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)):
        return False
    head = data[:_SAMPLE]
    return b"\0" in head and _wide_encoding(head) is None


def _without_utf8(data: bytes, name: str, charset: str | None, error: UnicodeDecodeError) -> str:
    if _LONE_SURROGATE.match(data, error.start):
        raise Undecodable(
            name, f"at byte {error.start:,} it holds half of a surrogate pair", _ADVICE
        ) from error
    if _is_nearly_utf8(data[:_SAMPLE]):
        raise Undecodable(name, f"its UTF-8 is broken at byte {error.start:,}", _ADVICE) from error
    if looks_binary(data):
        raise Undecodable(name, "it is binary data, not text", _ADVICE)
    beyond_ascii = len(_BEYOND_ASCII.findall(data[:_SAMPLE]))
    likeliest = "cp1252" if beyond_ascii < ENGLISH_BEYOND_ASCII * len(data[:_SAMPLE]) else None
    for encoding in (_wide_encoding(data), charset, likeliest):
        if encoding and _CHARSET.match(encoding):
            try:
                return data.decode(encoding)
            except (ValueError, LookupError):
                continue
    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise Undecodable(name, "its encoding is not known", _ADVICE)
    return _strictly(data, best.encoding, name)


def _is_nearly_utf8(data: bytes) -> bool:
    """Say whether nearly all bytes beyond ASCII stand in well-formed sequences of UTF-8."""
    beyond = len(_BEYOND_ASCII.findall(data))
    return sum(map(len, _WELL_FORMED.findall(data))) >= MOSTLY * beyond


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(
            name, f"its {encoding.upper()} is broken at byte {error.start:,}", _ADVICE
        ) from error


def _wide_encoding(data: bytes) -> str | None:
    """Return UTF-16 of one byte order where every other byte is nearly always NUL, as in English it is."""
    head = data[:_SAMPLE]
    half = len(head) // 2
    if len(data) % 2 or half < 4:
        return None
    high, low = head[1::2].count(0) / half, head[::2].count(0) / half
    if high > 0.7 and low < 0.05:
        return "utf-16-le"
    if low > 0.7 and high < 0.05:
        return "utf-16-be"
    return None


def _not_binary(text: str, name: str) -> str:
    controls = len(_CONTROL.findall(text))
    if controls > MAX_CONTROLS * len(text):
        raise Undecodable(name, "it is binary data, not text", _ADVICE)
    return text
