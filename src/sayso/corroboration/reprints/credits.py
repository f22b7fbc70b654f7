"""Which agencies a document credits: at its head, behind its dateline, at its end, and in its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sayso.documents.agencies import agency_named
from sayso.records import Document

NO_ONE: Final = frozenset({agency_named("agencies")})
"""What names no agency in particular."""

_NAME = r"(?P<name>[A-Z][\w-]*(?: [A-Z][\w-]*){0,2})"
_CREDITS: Final = (
    re.compile(r"[(\[/]" + _NAME + r"[)\]/]"),
    re.compile(
        r"\b(?i:told|according to|reported by|reporting by|(?:report|inputs|material) from|via|©|copyright(?: \d{4})?)"
        r" (?:[Tt]he )?" + _NAME
    ),
    re.compile(_NAME + r" (?:reported|reports|contributed)\b"),
)


def credited_agencies(document: Document) -> frozenset[str]:
    """Return the agencies that a document says words of it come from, under the names they are kept by."""
    names = (_agency(name) for name in _credited(document.text))
    return frozenset(name for name in (document.agency, *names) if name and name not in NO_ONE)


def names_publisher(document: Document, name: str) -> bool:
    """Say whether a document names a publisher; one of a single word, as it may be any word, only in a credit."""
    if name not in document.text:
        return False
    if " " in name:
        return bool(re.search(rf"\b{re.escape(name)}\b", document.text))
    return any(name in credited.split() for credited in _credited(document.text))


def publishing_agency(document: Document) -> str | None:
    """Return the agency that a document's publisher is, if it is one."""
    return agency_named(document.publisher) if document.publisher else None


def _credited(text: str) -> Iterator[str]:
    """Yield the names that stand where a credit does."""
    for pattern in _CREDITS:
        for match in pattern.finditer(text):
            yield match["name"]


def _agency(name: str) -> str | None:
    """Return the agency whose name some of these words are: "The Associated Press", "Reuters Television"."""
    words = name.split()
    for first in range(len(words)):
        for behind in range(len(words), first, -1):
            if agency := agency_named(" ".join(words[first:behind])):
                return agency
    return None
