"""A Word document (.docx), by python-docx: its paragraphs.

Its properties are left alone: who typed a report is not who wrote it, nor is the day of typing the day of printing.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from sayso.documents.drafts import Draft, Original
from sayso.errors import Damaged, EmptyDocument, Locked, TooLarge, UnknownFormat
from sayso.settings import Settings, raising

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What old Word files begin with, and encrypted new ones."""

_BODY = "word/document.xml"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ADVICE = "open it in a word processor and save it anew"


def looks_like_word(head: bytes) -> bool:
    """Say whether bytes begin as a Word document does: an archive whose first members are Word's, or an old file."""
    return head.startswith(COMPOUND_FILE) or (
        head.startswith(b"PK\x03\x04") and (b"word/" in head or b"[Content_Types].xml" in head[:200])
    )


def read_word(original: Original, settings: Settings) -> Iterator[Draft]:
    """Yield the draft of a Word document. Raises Damaged, Locked, TooLarge, EmptyDocument or UnknownFormat."""
    if original.data.startswith(COMPOUND_FILE):
        if _ENCRYPTED in original.data:
            raise Locked(original.name, "it is encrypted", "save a copy without a password")
        raise UnknownFormat(original.name, "it is an old Word file", "save it as .docx")
    _require_harmless(original, settings.limits.max_bytes)
    document = _open(original)
    text = "\n\n".join(_paragraphs(document))
    if not text:
        raise EmptyDocument(
            original.name, "there is no text in it", "if its pages are pictures, hand over their text"
        )
    yield Draft(text=text, name=original.name)


def _require_harmless(original: Original, most: int) -> None:
    """Raise TooLarge for an archive that unpacks to more than the limit, by its own word and in fact."""
    try:
        with zipfile.ZipFile(io.BytesIO(original.data)) as archive:
            members = archive.infolist()
            declared = sum(member.file_size for member in members)
            if declared > most:
                raise TooLarge(
                    original.name,
                    f"it unpacks to {declared:,} bytes, over the limit of {most:,}",
                    f"if you trust it, {raising('max_bytes')}",
                )
            if any(member.flag_bits & 1 for member in members):
                raise Locked(original.name, "it is encrypted", "save a copy without a password")
            if _BODY not in archive.namelist():
                raise UnknownFormat(
                    original.name,
                    "it is an archive, but no Word document",
                    "unpack it and read what is in it",
                )
            _unpack(original, archive, members, most)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise Damaged(original.name, "the archive is broken or truncated", _ADVICE) from error


def _unpack(original: Original, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], most: int) -> None:
    """Unpack all members piece by piece: a member may hold more than it declares."""
    total = 0
    for member in members:
        with archive.open(member) as stream:
            while chunk := stream.read(1 << 16):
                total += len(chunk)
                if total > most:
                    raise TooLarge(
                        original.name,
                        f"it unpacks to over {most:,} bytes",
                        f"if you trust it, {raising('max_bytes')}",
                    )


def _open(original: Original) -> Any:
    import docx  # noqa: PLC0415 - it is slow to load, and most inputs are no Word documents

    try:
        return docx.Document(io.BytesIO(original.data))
    except Exception as error:
        # What python-docx raises for a hostile or broken file is anything from KeyError to lxml's own errors.
        raise Damaged(original.name, "it is no sound Word document", _ADVICE) from error


def _paragraphs(document: Any) -> Iterator[str]:
    """Yield the paragraphs that hold anything, tables left out."""
    for paragraph in document.paragraphs:
        if text := " ".join(paragraph.text.split()):
            yield text
