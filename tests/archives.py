"""Makes archives of invented reports for tests: WARC in every packing, sound and broken, JSON Lines and Parquet."""

from __future__ import annotations

import base64
import gzip
import hashlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HTML = "text/html; charset=utf-8"


def page(n: int) -> bytes:
    """Return a page with a short report about one of many invented raids."""
    paragraphs = (
        f"KARSK - The governor of Upper Pell said on Monday that {n + 2} people were killed in the raid on camp {n}.",
        (
            "“We blame the Northern Shield Movement,” he told reporters at the harbour. The movement denied that its "
            "fighters had been near the camp, and accused the army of shelling the villages along the river."
        ),
        "Residents who asked not to be named said the shots went on until the early hours of the morning.",
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = (
        f'<!doctype html><html><head><meta charset="utf-8"><title>Raid on camp {n}</title>'
        f'<meta property="og:site_name" content="Karsk Courier"></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>Raid on camp {n}</h1>{body}</article></body></html>"
    )
    return html.encode()


def url(n: int) -> str:
    """Return the address of a page."""
    return f"http://courier.example/{n}"


def digest_of(data: bytes) -> str:
    """Return a digest as crawlers write it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def http(body: bytes, status: str = "200 OK", content_type: str | None = HTML, **fields: str) -> bytes:
    """Return a server's answer; further header fields by their names with underscores."""
    lines = [f"HTTP/1.1 {status}"]
    if content_type is not None:
        lines.append(f"Content-Type: {content_type}")
    lines += [f"{name.replace('_', '-').title()}: {value}" for name, value in fields.items()]
    return "\r\n".join((*lines, "", "")).encode() + body


def record(
    content: bytes, url: str | None, kind: str = "response", *, size: int | None = None, **fields: str
) -> bytes:
    """Return a record of a WARC; ``size`` is the length that its header states, if not the true one."""
    header = {"WARC-Type": kind, "WARC-Date": "2020-01-01T00:00:00Z"}
    header["WARC-Record-ID"] = f"<urn:uuid:00000000-0000-0000-0000-{len(content):012d}>"
    if url is not None:
        header["WARC-Target-URI"] = url
    header["Content-Type"] = "application/http; msgtype=response"
    header["WARC-Block-Digest"] = digest_of(content)
    header |= {name.replace("_", "-"): value for name, value in fields.items()}
    header["Content-Length"] = str(len(content) if size is None else size)
    lines = "".join(f"{name}: {value}\r\n" for name, value in header.items() if value)
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + content + b"\r\n\r\n"


def paged(n: int) -> bytes:
    """Return the record of a page."""
    return record(http(page(n)), url(n))


def request(n: int) -> bytes:
    """Return the record of the request for a page."""
    return record(
        b"GET / HTTP/1.1\r\n\r\n", url(n), "request", Content_Type="application/http; msgtype=request"
    )


def member(data: bytes) -> bytes:
    """Return a gzip member, the same on any day."""
    return gzip.compress(data, mtime=0)


def frame(data: bytes, dictionary: Any = None) -> bytes:
    """Return a frame of Zstandard's, with a sum of what it holds as crawlers write it."""
    return zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1}, zstd_dict=dictionary)


def dictionary_of(samples: Sequence[bytes]) -> Any:
    """Return a dictionary to pack more of the same by."""
    return zstd.train_dict(samples, 4000)


def skipped(data: bytes, kind: int = 0) -> bytes:
    """Return a frame of Zstandard's of which nothing is unpacked; of kind 13, it is a WARC's dictionary."""
    return bytes((0x50 + kind, 0x2A, 0x4D, 0x18)) + len(data).to_bytes(4, "little") + data


def crawl(pages: int) -> list[bytes]:
    """Return the records that a crawler writes for some pages: what it is, requests, and answers of other kinds."""
    records = [record(b"software: invented\r\n", None, "warcinfo", Content_Type="application/warc-fields")]
    records.append(record(b"20200101 192.0.2.1", "dns:courier.example", Content_Type="text/dns"))
    records.append(
        record(http(b"User-agent: *", content_type="text/plain"), "http://courier.example/robots.txt")
    )
    for n in range(pages):
        records += [request(n), paged(n)]
    records.append(record(http(b"Not here", "404 Not Found"), "http://courier.example/gone"))
    records.append(record(http(b"\x89PNG", content_type="image/png"), "http://courier.example/a.png"))
    records.append(record(http(b"", "200 OK"), url(0), "revisit"))
    return records


def write_warc(path: Path, records: Sequence[bytes]) -> Path:
    """Write records as crawlers do: each its own member if the file is called ``.gz`` or ``.zst``."""
    path.write_bytes(b"".join(map(packer(path.name), records)))
    return path


def packer(name: str) -> Callable[[bytes], bytes]:
    """Return what packs by the ending of a file's name."""
    return {".gz": member, ".zst": frame}.get(Path(name).suffix, bytes)
