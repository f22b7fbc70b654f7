"""What a record of a WARC holds: the page or text that a server gave, as if it had just been asked for.

The record is read by FastWARC. What a page is compressed by is undone here, as a page may not unpack to more than the
limit, and as crawlers store a page unpacked and yet leave the server's header as it was.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Any, Final

from fastwarc.stream_io import BrotliReader, ZstdReader
from fastwarc.warc import WarcRecord

from sayso.archive.inputs.records import Record
from sayso.documents.webpages import looks_like_webpage
from sayso.errors import Damaged, TooLarge, UnknownFormat
from sayso.settings import Settings, raising

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})\b")
_MEDIA_TYPE = re.compile(rb"^content-type:[ \t]*([\w.+-]+/[\w.+-]+)", re.IGNORECASE | re.MULTILINE)
_NO_REPORTS = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript",
               "application/x-javascript", "application/font", "application/x-font")  # fmt: skip
_FOUND = b"200"
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")
_GZIP = b"\x1f\x8b"
_ZLIB = (b"\x78", b"\x58", b"\x38", b"\x18")
_ZSTANDARD = b"\x28\xb5\x2f\xfd"
_UNPACKING = {"gzip": 47, "x-gzip": 47, "deflate": 47, "raw deflate": -15}
"""The window bits that zlib knows each by; 47 is gzip or zlib, whichever it is."""
_ALGORITHMS = {
    "sha1": "sha1",
    "sha-1": "sha1",
    "md5": "md5",
    "sha256": "sha256",
    "sha-256": "sha256",
    "sha512": "sha512",
}
_BASE16 = re.compile(r"(?:[0-9a-f]{2})+", re.IGNORECASE)
_PIECE = 1 << 16
_ANEW = "fetch the page anew, or ask whoever made the archive"

HEAD: Final = 1 << 14
"""How many bytes of a record's content tell what it is."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A page or text, and what its server states of it."""

    data: bytes
    media_type: str | None
    charset: str | None


def address(record: Record) -> str | None:
    """Return the address that a record is of."""
    return record.fields.get("warc-target-uri", "").strip("<> ") or None


def passed_as(record: Record) -> str | None:
    """Return under which name a record is passed over and counted, or nothing if it is to be read.

    Read are the pages that a server gave (status 200), files saved as they are, and texts made of pages (WET). Damaged
    records are not passed over: what they were is not sure.
    """
    kind = record.fields.get("warc-type", "")
    url = address(record) or ""
    if record.damage is not None:
        return None
    if kind not in {"response", "resource", "conversion"}:
        return kind or "no type"
    if url.startswith("dns:"):
        return "dns"
    media_type = record.fields.get("content-type", "")
    if media_type.startswith("application/http"):
        head = record.content[:HEAD].partition(b"\r\n\r\n")[0]
        status = _STATUS.match(head)
        if status is not None and status[1] != _FOUND:
            return f"status {status[1].decode()}"
        found = _MEDIA_TYPE.search(head)
        media_type = found[1].decode().lower() if found else ""
    if url.partition("?")[0].endswith("/robots.txt"):
        return "robots.txt"
    return media_type if media_type.startswith(_NO_REPORTS) else None


def answer_in(record: Record, name: str, settings: Settings) -> Answer:
    """Return the page or text in a record. Raises Damaged, TooLarge or UnknownFormat."""
    _require_whole(record, name, settings)
    if not record.fields.get("content-type", "").startswith("application/http"):
        return _answer(record.content, record.fields.get("content-type"))
    try:
        parsed = WarcRecord.from_bytes(record.raw + record.content + b"\r\n\r\n")
        parsed.parse_http(auto_decode="none")
        fields = {key.lower(): value for key, value in parsed.http_headers.items()}
        body = parsed.reader.read()
        joined = _unchunked(body, fields)
    except (OSError, EOFError) as error:
        raise Damaged(name, f"it holds no sound answer of a server ({error})", _ANEW) from error
    data = _decoded(joined, fields, name, settings.limits.max_bytes)
    _require_payload(record, name, (body, joined, data))
    return _answer(data, fields.get("content-type"))


def _require_whole(record: Record, name: str, settings: Settings) -> None:
    """Raise where not all of a record is there, or not as it was written."""
    most = settings.limits.max_bytes
    if record.damage is not None:
        raise Damaged(name, f"in the WARC, {record.damage}", _ANEW)
    if record.size > len(record.content):
        problem = f"its record has {record.size:,} bytes, over the limit of {most:,}"
        raise TooLarge(name, problem, f"if you trust it, {raising('max_bytes')}")
    if reason := record.fields.get("warc-truncated"):
        raise Damaged(name, f"the crawler cut it off ({reason})", _ANEW)
    if "warc-segment-number" in record.fields:
        raise UnknownFormat(
            name, "it is split over several records", "join them by the crawler's own program"
        )
    stated = _digest(record.fields.get("warc-block-digest"))
    if stated is not None and not stated.fits(record.content):
        raise Damaged(name, "its bytes are not those that were archived: the digest is another", _ANEW)


def _require_payload(record: Record, name: str, readings: tuple[bytes, ...]) -> None:
    """Raise where the page is not the one that the digest was taken of.

    Asked only where there is no digest of the whole record: crawlers differ in whether they take this one before or
    after what was sent in chunks, or compressed, is put together.
    """
    stated = _digest(record.fields.get("warc-payload-digest"))
    if stated is None or _digest(record.fields.get("warc-block-digest")) is not None:
        return
    if not any(stated.fits(reading) for reading in readings):
        raise Damaged(name, "its bytes are not those that were archived: the digest is another", _ANEW)


@dataclass(frozen=True, slots=True)
class _Digest:
    algorithm: str
    value: bytes

    def fits(self, data: bytes) -> bool:
        """Say whether it is the digest of these bytes."""
        return hashlib.new(self.algorithm, data, usedforsecurity=False).digest() == self.value


def _digest(stated: str | None) -> _Digest | None:
    """Return a digest as WARC writes it, ``sha1:`` and Base32 or Base16; nothing if it is none that we can check."""
    name, _, value = (stated or "").partition(":")
    algorithm = _ALGORITHMS.get(name.strip().lower())
    if algorithm is None:
        return None
    size = hashlib.new(algorithm, usedforsecurity=False).digest_size
    value = value.strip()
    try:
        if len(value) == 2 * size and _BASE16.fullmatch(value):
            found = bytes.fromhex(value)
        else:
            found = base64.b32decode(value.upper() + "=" * (-len(value) % 8))
    except (binascii.Error, ValueError):
        return None
    return _Digest(algorithm, found) if len(found) == size else None


def _unchunked(body: bytes, fields: Mapping[str, str]) -> bytes:
    """Return a body without the marks of its chunks, if it has them. Raises EOFError where they break off."""
    if "chunked" not in fields.get("transfer-encoding", "").lower() or not _CHUNK.match(body):
        return body
    joined = bytearray()
    at = 0
    while mark := _CHUNK.match(body, at):
        size = int(mark[1], 16)
        at = mark.end() + size
        if not size:
            return bytes(joined)
        if body[at : at + 2] != b"\r\n":
            break
        joined += body[mark.end() : at]
        at += 2
    raise EOFError("its chunks break off")


def _decoded(body: bytes, fields: Mapping[str, str], name: str, most: int) -> bytes:
    """Return a body unpacked as its server says that it is packed, unless it plainly is not."""
    for coding in reversed(fields.get("content-encoding", "").lower().split(",")):
        body = _limited(_unpacked(body, coding.strip()), name, most)
    return body


def _unpacked(body: bytes, coding: str) -> Iterator[bytes]:
    if coding in {"gzip", "x-gzip"} and body.startswith(_GZIP):
        return _inflated(body, _UNPACKING[coding])
    if coding == "deflate" and not looks_like_webpage(body[:1024]):
        return _inflated(body, _UNPACKING[coding if body[:1] in _ZLIB else "raw deflate"])
    if coding == "br" and not looks_like_webpage(body[:1024]):
        return _pieces(BrotliReader(io.BytesIO(body)))
    if coding == "zstd" and body.startswith(_ZSTANDARD):
        return _pieces(ZstdReader(io.BytesIO(body)))
    return iter((body,))


def _inflated(body: bytes, bits: int) -> Iterator[bytes]:
    unpack = zlib.decompressobj(bits)
    while body and not unpack.eof:
        yield unpack.decompress(body, _PIECE)
        body = unpack.unconsumed_tail
    if not unpack.eof:
        raise EOFError("it is cut off")


def _pieces(reader: Any) -> Iterator[bytes]:
    while piece := reader.read(_PIECE):
        yield piece


def _limited(pieces: Iterator[bytes], name: str, most: int) -> bytes:
    """Return pieces in one. Raises TooLarge at the first byte over the limit, Damaged where they break off."""
    data = bytearray()
    try:
        for piece in pieces:
            data += piece
            if len(data) > most:
                raise TooLarge(
                    name,
                    f"the page unpacks to over {most:,} bytes",
                    f"if you trust it, {raising('max_bytes')}",
                )
    except (zlib.error, OSError, EOFError) as error:
        raise Damaged(name, f"the page cannot be unpacked ({error})", _ANEW) from error
    return bytes(data)


def _answer(data: bytes, content_type: str | None) -> Answer:
    """Return an answer with what its content type states, taken apart as httpx does for a page that is fetched."""
    message = Message()
    message["content-type"] = content_type or ""
    media_type = (content_type or "").partition(";")[0].strip().lower()
    return Answer(data, media_type or None, message.get_content_charset() if content_type else None)
