from __future__ import annotations

import io
import struct
import zipfile

import pytest

from documents.handed import FIRST, SECOND, one, word
from sayso.errors import Damaged, DocumentError, EmptyDocument, Locked, TooLarge, UnknownFormat


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in members.items():
            zipped.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def test_a_word_document_gives_its_paragraphs() -> None:
    """Its first paragraph may be its headline; who typed it is no byline."""
    document = one(word("Army accused of arming militia", "", FIRST, SECOND), "a.docx")
    assert document.text == f"Army accused of arming militia\n\n{FIRST}\n\n{SECOND}"
    assert (document.title, document.byline, document.published) == (
        "Army accused of arming militia",
        None,
        None,
    )


def test_a_zip_bomb_is_refused_before_it_is_opened() -> None:
    """By what it says it unpacks to, and where it lies about that, by what it holds."""
    bomb = archive(word__document_xml=b"0" * 30_000_000)
    with pytest.raises(TooLarge, match=r"^a\.docx: it unpacks to 30,000,000 bytes"):
        one(bomb, "a.docx")
    with pytest.raises(Damaged):
        one(bomb.replace(struct.pack("<I", 30_000_000), struct.pack("<I", 1000)), "a.docx")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (word(FIRST)[:2000], Damaged),
        (archive(word__document_xml=b"<x>" * 100_000), Damaged),
        (archive(word__other_xml=b"x"), UnknownFormat),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", UnknownFormat),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Locked),
        (word(), EmptyDocument),
    ],
)
def test_other_archives_and_old_files_say_what_they_are(data: bytes, error: type[DocumentError]) -> None:
    """Each is an error of its own kind."""
    with pytest.raises(error, match=r"^a\.docx: "):
        one(data, "a.docx")
