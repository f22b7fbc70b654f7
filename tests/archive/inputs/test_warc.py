from __future__ import annotations

import gzip
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from archives import (
    crawl,
    dictionary_of,
    digest_of,
    frame,
    http,
    packer,
    page,
    paged,
    record,
    request,
    skipped,
    url,
    write_warc,
)
from sayso.archive.block import Block, Reject
from sayso.archive.blocks import blocks_in, documents_in
from sayso.documents.files import read_documents
from sayso.records import Document
from sayso.settings import Limits, Settings

SETTINGS = Settings()
SMALL = Settings(limits=Limits(max_bytes=100_000))


def items(path: Path, size: int = 64, settings: Settings = SETTINGS) -> list[Document | Reject]:
    """Return all that a file gives, block by block, each of them holding as many items as it says."""
    found: list[Document | Reject] = []
    for block in blocks_in([str(path)], settings, size):
        if isinstance(block, Reject):
            found.append(block)
            continue
        more = list(documents_in(block, settings))
        assert len(more) == block.count
        found += more
    return found


def told(found: list[Document | Reject]) -> list[str]:
    """Return titles, and of what is rejected its kind and problem."""
    return [f"{one.kind}: {one.problem}" if isinstance(one, Reject) else one.title or "" for one in found]


@pytest.mark.parametrize(
    "name",
    [
        "a.warc",
        *(f"{way}.warc.{ending}" for way in ("a", "one", "slices", "padded") for ending in ("gz", "zst")),
    ],
)
def test_pages_are_read_whichever_way_the_file_is_packed(tmp_path: Path, name: str) -> None:
    """A member a record, none at all, all records in one member, records over several members, zeros at the end."""
    path = write_warc(tmp_path / name, crawl(7))
    data = b"".join(crawl(7))
    pack = packer(name)
    if name.startswith("one"):
        path.write_bytes(pack(data))
    if name.startswith("slices"):
        path.write_bytes(b"".join(pack(data[i : i + 500]) for i in range(0, len(data), 500)))
    if name.startswith("padded"):
        path.write_bytes(path.read_bytes() + bytes(512))
    found = items(path, 3)
    assert told(found) == [f"Raid on camp {n}" for n in range(7)]
    assert [document.url for document in found] == [url(n) for n in range(7)]


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_packed_by_a_dictionary_of_its_own_is_read(tmp_path: Path, *, packed: bool) -> None:
    """The dictionary stands before all records, packed itself or not, as Archive Team writes it."""
    records = crawl(7)
    dictionary = dictionary_of([record[:2000] for record in records * 4])
    held = dictionary.dict_content
    path = tmp_path / "a.warc.zst"
    parts = [skipped(frame(held) if packed else held, 13), *(frame(one, dictionary) for one in records)]
    path.write_bytes(b"".join(parts))
    assert told(items(path, 3)) == [f"Raid on camp {n}" for n in range(7)]
    path.write_bytes(b"".join(parts[1:]))
    (reject,) = items(path)
    assert isinstance(reject, Reject)
    assert reject.problem.startswith("in the WARC, the Zstandard is damaged (")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (skipped(b"no dictionary", 13), "its dictionary is damaged"),
        (skipped(frame(b"x" * 17_000_000), 13), "its dictionary cannot be unpacked whole"),
        (skipped(frame(b"x" * 17_000_000)[:-9], 13), "its dictionary cannot be unpacked whole"),
        (skipped(b"x" * 100_000, 13)[:-90_000], "it is cut off: its dictionary has no end"),
        (b"\x5d\x2a\x4d\x18" + b"\xff" * 40, "its dictionary has 4,294,967,295 bytes, and none has over"),
    ],
)
def test_a_dictionary_that_is_none_is_told_of(tmp_path: Path, data: bytes, problem: str) -> None:
    """Once for the whole file, which cannot be read without it."""
    path = tmp_path / "a.warc.zst"
    path.write_bytes(data + frame(paged(0)))
    (reject,) = items(path)
    assert isinstance(reject, Reject)
    assert (reject.kind, reject.name) == ("Damaged", str(path))
    assert reject.problem.startswith(problem)


def test_frames_that_hold_nothing_are_passed_over(tmp_path: Path) -> None:
    """Some programs write one before each that does, with its size."""
    path = tmp_path / "a.warc.zst"
    path.write_bytes(b"".join(skipped(b"1234") + frame(paged(n)) for n in range(3)) + skipped(b""))
    assert told(items(path, 1)) == [f"Raid on camp {n}" for n in range(3)]


def test_what_is_no_page_is_passed_over_and_counted(tmp_path: Path) -> None:
    """Requests, robots.txt, name server's answers, revisits, pictures and errors of servers."""
    (block,) = blocks_in([str(write_warc(tmp_path / "a.warc.gz", crawl(2)))], SETTINGS)
    assert isinstance(block, Block)
    assert (block.count, dict(block.passed)) == (
        2,
        {
            "warcinfo": 1,
            "dns": 1,
            "robots.txt": 1,
            "request": 2,
            "status 404": 1,
            "image/png": 1,
            "revisit": 1,
        },
    )


def test_a_file_without_pages_is_told_of(tmp_path: Path) -> None:
    """Once, with what is in it instead; and so is an empty one."""
    path = write_warc(tmp_path / "a.warc.gz", crawl(0)[:2])
    assert told(items(path)) == ["EmptyDocument: there is no page in it (dns: 1, warcinfo: 1)"]
    path.write_bytes(b"")
    assert told(items(path)) == ["EmptyDocument: there is nothing in it"]


def test_a_block_can_be_gone_on_with_behind_any_item(tmp_path: Path) -> None:
    """What comes then is what would have come."""
    (block,) = blocks_in([str(write_warc(tmp_path / "a.warc.gz", crawl(4)))], SETTINGS)
    assert isinstance(block, Block)
    whole = list(documents_in(block, SETTINGS))
    assert [list(documents_in(block, SETTINGS, after)) for after in range(5)] == [whole[n:] for n in range(5)]


def test_texts_made_of_pages_and_files_saved_as_they_are_are_read(tmp_path: Path) -> None:
    """Conversions (WET) by their media type, resources likewise."""
    text = record(
        b"The army of Veldania denied the raid on Monday.", url(1), "conversion", Content_Type="text/plain"
    )
    saved = record(page(2), url(2), "resource", Content_Type="text/html; charset=utf-8")
    found = items(write_warc(tmp_path / "a.warc.wet.gz", [text, saved]))
    assert [one.text[:18] for one in found if isinstance(one, Document)] == [
        "The army of Veldan",
        "Raid on camp 2\n\nKA",
    ]


# What is broken.


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc.zst", "a.warc"])
def test_a_truncated_file_loses_the_last_record_only(tmp_path: Path, name: str) -> None:
    """And says so."""
    path = write_warc(tmp_path / name, [paged(n) for n in range(4)])
    path.write_bytes(path.read_bytes()[:-100])
    found = items(path, 3)
    assert told(found)[:3] == [f"Raid on camp {n}" for n in range(3)]
    (reject,) = (one for one in found if isinstance(one, Reject))
    assert (reject.kind, reject.url) == (
        "Damaged",
        None if name.endswith("zst") else url(3),
    )  # a short frame is one block
    assert "cut off" in reject.problem


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc.zst"])
def test_a_damaged_member_costs_only_its_own_page(tmp_path: Path, name: str) -> None:
    """What comes after it is read, in blocks of any size."""
    members = [packer(name)(one) for n in range(4) for one in (request(n), paged(n))]
    members[3] = members[3][:200] + b"\0" + members[3][201:]
    path = tmp_path / name
    path.write_bytes(b"".join(members))
    found = items(path)
    assert [type(one) for one in found] == [Document, Reject, Document, Document]
    assert found == items(path, 1) == items(path, 2)


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc.zst", "a.warc"])
@pytest.mark.parametrize("size", [200, 100_000_000])
def test_a_record_of_wrong_length_costs_only_itself(tmp_path: Path, name: str, size: int) -> None:
    """Stated too short or too long, it is a reject, and the next one is found."""
    wrong = record(http(page(1)), url(1), size=size)
    found = items(write_warc(tmp_path / name, [paged(0), wrong, request(2), paged(2)]))
    assert [one.url for one in found] == [url(0), url(1), url(2)]
    assert [type(one) for one in found] == [Document, Reject, Document]


@pytest.mark.parametrize(
    "broken",
    [
        b"no record\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: minus\r\n\r\n",
        b"WARC/1.0\r\n" + b"x" * 200_000 + b"\r\n",
        b"\0" * 1000 + b"\r\n",
    ],
)
@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc.zst", "a.warc"])
def test_what_is_no_record_is_stepped_over(tmp_path: Path, name: str, broken: bytes) -> None:
    """One reject, and the rest goes on."""
    found = items(write_warc(tmp_path / name, [paged(0), broken, paged(1)]))
    assert [type(one) for one in found] == [Document, Reject, Document]


def test_a_wrong_digest_is_told(tmp_path: Path) -> None:
    """Of the record or, if it has none, of the page; of a kind we cannot check, nothing is said."""
    block = http(page(0))
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page(0)), page(0))
    sent = http(chunked, transfer_encoding="chunked")
    records = [
        record(block, url(0), WARC_Block_Digest=digest_of(b"other")),
        record(block, url(1), WARC_Block_Digest="", WARC_Payload_Digest=digest_of(b"other")),
        record(block, url(2), WARC_Block_Digest="", WARC_Payload_Digest=digest_of(page(0))),
        record(sent, url(3), WARC_Block_Digest="", WARC_Payload_Digest=digest_of(chunked)),
        record(sent, url(4), WARC_Block_Digest="", WARC_Payload_Digest=digest_of(page(0))),
        record(block, url(5), WARC_Block_Digest="crc32:AAAA"),
    ]
    found = items(write_warc(tmp_path / "a.warc.gz", records))
    assert [type(one) for one in found] == [Reject, Reject, Document, Document, Document, Document]


def test_a_page_that_the_crawler_cut_off_is_no_report(tmp_path: Path) -> None:
    """It would be quoted as if it were whole."""
    found = items(write_warc(tmp_path / "a.warc", [record(http(page(0)), url(0), WARC_Truncated="length")]))
    assert told(found) == ["Damaged: the crawler cut it off (length)"]


# What is made to harm.


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc.zst"])
def test_a_bomb_is_passed_over_unread(tmp_path: Path, name: str) -> None:
    """Be its length stated or not, and be what it unpacks to header or page; the pages behind it are read."""
    zeros = bytes(20_000_000)
    records = [
        record(http(zeros), url(0)),
        record(http(b"x"), url(1), size=100)[:-4] + zeros,
        b"WARC/1.0\r\n" + zeros,
        paged(3),
    ]
    found = items(write_warc(tmp_path / name, records), settings=SMALL)
    assert [one.kind if isinstance(one, Reject) else one.title for one in found] == [
        "Damaged",
        "Damaged",
        "Damaged",
        "Raid on camp 3",
    ]
    assert "as what is made to harm does" in told(found)[0]


def test_a_page_of_fifty_megabytes_is_too_large(tmp_path: Path) -> None:
    """By the limits as they are; it is never held in memory, and the rest goes on."""
    records = [record(http(b"<html>" + b"<p>word" * 7_200_000), url(0)), paged(1)]
    assert told(items(write_warc(tmp_path / "a.warc.gz", records))) == [
        "TooLarge: its record has 50,400,065 bytes, over the limit of 20,000,000",
        "Raid on camp 1",
    ]


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_page_that_unpacks_to_too_much_is_too_large(tmp_path: Path, coding: str) -> None:
    """However small it was sent."""
    body = gzip.compress(bytes(30_000_000)) if coding == "gzip" else zlib.compress(bytes(30_000_000))
    path = write_warc(tmp_path / "a.warc", [record(http(body, content_encoding=coding), url(0)), paged(1)])
    assert told(items(path, settings=SMALL)) == [
        "TooLarge: the page unpacks to over 100,000 bytes",
        "Raid on camp 1",
    ]


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        (b"", "EmptyDocument"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"\xff" * 50_000, "Damaged"),
        (http(b""), "EmptyDocument"),
        (http(b"<html><body></body></html>"), "EmptyDocument"),
        (http(b"\0\1\2\3" * 100), "Undecodable"),
        (http(bytes(range(256)), content_type="application/octet-stream"), "UnknownFormat"),
        (http(b"5\r\nabcde\r\n", transfer_encoding="chunked"), "Damaged"),
        (http(gzip.compress(page(0))[:50], content_encoding="gzip"), "Damaged"),
        (http(b"\xff" * 50, content_encoding="br"), "Damaged"),
        (http(b'{"text": "a"}\n{"text": "b"}\n', content_type="application/x-ndjson"), "UnknownFormat"),
        (http(b"<html><body><p>" + b"<b>" * 5000 + b"word" + b"</b>" * 5000), "Damaged"),
    ],
)
def test_what_holds_no_report_is_a_reject(tmp_path: Path, block: bytes, kind: str) -> None:
    """With its kind and address, and the next page is read."""
    found = items(write_warc(tmp_path / "a.warc.gz", [record(block, url(0)), paged(1)]))
    assert [(one.kind, one.url) if isinstance(one, Reject) else one.title for one in found] == [
        (kind, url(0)),
        "Raid on camp 1",
    ]


def test_another_packing_is_refused_with_what_to_do(tmp_path: Path) -> None:
    """LZ4."""
    path = tmp_path / "a.warc.lz4"
    path.write_bytes(b"\x04\x22\x4d\x18" + b"x" * 100)
    assert told(items(path)) == ["UnknownFormat: it is compressed by LZ4"]


# A page from a WARC is the page from the web.

CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page(0)), page(0))
RAW = zlib.compressobj(wbits=-15)
ANSWERS: dict[str, tuple[bytes, dict[str, str]]] = {
    "plain": (page(0), {"Content-Type": "text/html; charset=utf-8"}),
    "text": ("The army denied it – “never”, said Col. Vask.".encode("cp1252"), {"Content-Type": "text/plain; charset=windows-1252"}),
    "unstated": (page(0), {}),
    "latin": ("<html><body><p>The café in Karsk was hit on Monday, the army said.</p></body></html>".encode("iso-8859-15"), {"Content-Type": 'Text/HTML; Charset="ISO-8859-15"'}),
    "gzip": (gzip.compress(page(0), mtime=0), {"Content-Type": "text/html", "Content-Encoding": "gzip"}),
    "deflate": (zlib.compress(page(0)), {"Content-Type": "text/html", "Content-Encoding": "deflate"}),
    "raw": (RAW.compress(page(0)) + RAW.flush(), {"Content-Type": "text/html", "Content-Encoding": "deflate"}),
    "chunked": (CHUNKED, {"Content-Type": "text/html", "Transfer-Encoding": "chunked"}),
}  # fmt: skip


class Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer as is written down for the path."""
        body, fields = ANSWERS[self.path.strip("/")]
        self.send_response_only(200)
        for name, value in fields.items():
            self.send_header(name, value)
        if "Transfer-Encoding" not in fields:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", ANSWERS)
def test_a_page_gives_the_document_that_its_address_gives(tmp_path: Path, port: int, name: str) -> None:
    """Whatever its character set and however it was sent."""
    body, fields = ANSWERS[name]
    asked = f"http://127.0.0.1:{port}/{name}"
    head = "".join(f"{field}: {value}\r\n" for field, value in fields.items())
    path = write_warc(
        tmp_path / "a.warc.gz", [record(f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + body, asked)]
    )
    fetched = list(read_documents([asked], Settings(allow_private=True)))
    assert isinstance(fetched[0], Document)
    assert items(path) == fetched


def test_headers_that_a_crawler_left_although_it_unpacked_the_page_do_no_harm(tmp_path: Path) -> None:
    """As Common Crawl's do."""
    records = [
        record(http(page(0), content_encoding="gzip"), url(0)),
        record(http(page(1), content_encoding="br"), url(1)),
        record(http(page(2), content_encoding="deflate"), url(2)),
        record(http(page(3), transfer_encoding="chunked"), url(3)),
    ]
    assert told(items(write_warc(tmp_path / "a.warc.gz", records))) == [f"Raid on camp {n}" for n in range(4)]
