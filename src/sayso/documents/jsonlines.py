"""JSON Lines: each line one document, its fields named in the settings. A bad line does not stop the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator
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
    number = 0
    while line := stream.readline(settings.limits.max_bytes + 1):
        number += 1
        where = f"{name}:{number}"
        if len(line) > settings.limits.max_bytes:
            _skip_line(stream)
            problem = f"the line has over {settings.limits.max_bytes:,} bytes"
            yield TooLarge(where, problem, f"split it, or {raising('max_bytes')}")
        elif line.strip():
            try:
                yield _draft(line, where, settings)
            except DocumentError as error:
                yield error


def _skip_line(stream: BinaryIO) -> None:
    while (chunk := stream.readline(_CHUNK)) and not chunk.endswith(b"\n"):
        pass


def _draft(line: bytes, name: str, settings: Settings) -> Draft:
    try:
        value = json.loads(line.decode("utf-8-sig"))
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
