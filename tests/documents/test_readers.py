from __future__ import annotations

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.handed import FIRST, SETTINGS, one, word
from documents.pdfs import column, pdf
from sayso.documents.files import read_bytes, read_documents
from sayso.errors import DocumentError, UnknownFormat
from sayso.records import Failure


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (pdf([column(FIRST)]), "a.txt", None),
        (word(FIRST), "a", None),
        (b'{"text": "' + FIRST.encode() + b'"}', "a", None),
        (
            b'{"text": "' + FIRST.encode() + b'"}',
            "http://k.example/a.txt",
            "application/x-ndjson; charset=utf-8",
        ),
        (b"<html><body><article><p>" + FIRST.encode() + b"</p></article></body></html>", "a", None),
        (b"<p>" + FIRST.encode() + b"</p>", "http://k.example/a", "text/html"),
        (FIRST.encode(), "a", None),
        (FIRST.encode("utf-16"), "a.report", None),
    ],
)
def test_the_format_is_told_by_bytes_media_type_or_name(
    data: bytes, name: str, media_type: str | None
) -> None:
    """What the bytes leave no doubt of goes before what the file is called."""
    (document,) = read_bytes(data, name, SETTINGS, media_type)
    assert FIRST[:40] in document.text


def test_an_unknown_format_says_what_can_be_read() -> None:
    """A picture is no report."""
    with pytest.raises(UnknownFormat, match=r"^a\.png: there is no reader for \.png files; save it as text"):
        one(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "a.png")


@given(
    st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.eml", "a.jsonl", "a.docx", "a.pdf", "a"])
)
def test_any_bytes_are_read_or_refused_with_an_error_of_ours(data: bytes, name: str) -> None:
    """No input leads to a traceback."""
    for outcome in read_documents(["-"], SETTINGS, io.BytesIO(data)):
        assert not isinstance(outcome, Failure) or "\n" not in outcome.problem
    with suppress(DocumentError):
        assert all(document.text.strip() for document in read_bytes(data, name, SETTINGS))
