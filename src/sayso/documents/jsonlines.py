"""JSON Lines: each line one document, its fields named in the settings. A bad line does not stop the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from sayso.documents.dates import iso_date
from sayso.documents.drafts import Draft
from sayso.errors import Damaged, DocumentError, EmptyDocument, TooLarge, Undecodable
from sayso.settings import Settings, raising

SUFFIXES = (".jsonl", ".ndjson")

_CHUNK = 1 << 20


def looks_like_jsonlines(head: bytes) -> bool:
    """Say whether the first line of bytes is a whole JSON object, and no other follows but in lines."""
    first, newline, rest = head.lstrip().partition(b"\n")
    if not first.startswith(b"{") or (rest.strip() and not rest.lstrip().startswith(b"{")):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return not newline and len(first) > _CHUNK // 64 and b'"' in first[:100]


def read_jsonlines(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Draft | DocumentError]:
    """Yield for each line its draft, or what is wrong with it; empty lines are passed over.

    Lines are read one by one, so that a file of any size needs the memory of its longest line, and no line over the
    limit for a file is read.
    """
    for line in _lines_of(stream, settings.limits.max_bytes):
        where = f"{name}:{line.number}"
        try:
            yield draft_of_line(line, where, settings)
        except DocumentError as error:
            yield error


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds anything: its number in the file and its bytes, cut where it is too long."""

    number: int
    data: bytes


def _lines_of(stream: BinaryIO, longest: int) -> Iterator[Line]:
    """Yield the lines that hold anything. Of one of over ``longest`` bytes no more than one byte beyond that is kept."""
    number = 1
    while data := stream.readline(longest + 1):
        rest = len(data) > longest and not data.endswith(b"\n") and _skip_line(stream)
        if rest or data.strip():
            yield Line(number, data)
        number += 1


def _skip_line(stream: BinaryIO) -> bool:
    """Read to the end of a line, keeping nothing, and say whether there was anything."""
    skipped = False
    while chunk := stream.readline(_CHUNK):
        skipped = True
        if chunk.endswith(b"\n"):
            break
    return skipped


def draft_of_line(line: Line, name: str, settings: Settings) -> Draft:
    """Return the draft in a line. Raises TooLarge, Undecodable, Damaged or EmptyDocument."""
    longest = settings.limits.max_bytes
    if len(line.data) > longest:
        problem = f"the line has over {longest:,} bytes"
        raise TooLarge(name, problem, f"split it, or {raising('max_bytes')}")
    try:
        value = json.loads(line.data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Undecodable(
            name, f"its UTF-8 is broken at byte {error.start:,} of the line", "save it as UTF-8"
        ) from error
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, ValueError) else "nested too deep"
        raise Damaged(name, f"the line is no JSON ({reason})", "write one JSON object a line") from error
    if not isinstance(value, dict):
        raise Damaged(name, "the line is no JSON object", "write one JSON object a line")
    fields = {key: text for key, text in value.items() if isinstance(text, str)}
    if settings.text_field not in fields:
        raise EmptyDocument(
            name, f'it has no text in the field "{settings.text_field}"', "say which field holds the text"
        )
    return draft_of_fields(fields, name, settings)


def draft_of_fields(fields: Mapping[str, str], name: str, settings: Settings) -> Draft:
    """Return the draft of a report whose fields are named in the settings; that of the text must be there."""
    return Draft(
        text=fields[settings.text_field],
        name=name,
        title=_clean(fields.get(settings.title_field)),
        publisher=_clean(fields.get(settings.publisher_field)),
        published=iso_date(fields.get(settings.date_field, "")),
        url=_clean(fields.get(settings.url_field)),
    )


def _clean(value: str | None) -> str | None:
    """Return a field on one line; lone surrogates, which no output can hold, are shown as question marks."""
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split()) or None if value else None
