"""An e-mail: subject as title, sender as byline, its date, and the text of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime

from sayso.documents.decoding import decode
from sayso.documents.drafts import Draft, Original
from sayso.documents.webpages import read_webpage
from sayso.errors import Damaged, EmptyDocument
from sayso.settings import Settings

LONGEST_HEADER = 2000
"""A header longer than this is not decoded: the time for it grows with the square of its length."""
MAX_PARTS = 200


def looks_like_mail(head: bytes) -> bool:
    """Say whether bytes begin with the headers that every mail has."""
    return bool(
        re.match(rb"(?:[A-Za-z-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}", head)
        and re.search(rb"^(?:MIME-Version|Message-ID|Received):", head, re.IGNORECASE | re.MULTILINE)
        and re.search(rb"^From:", head, re.IGNORECASE | re.MULTILINE)
    )


def read_mail(original: Original, settings: Settings) -> Iterator[Draft]:
    """Yield the draft of a mail: its plain text if it has one, else its page. Raises Damaged or EmptyDocument."""
    try:
        message = BytesParser(policy=compat32).parsebytes(original.data)
        plain, page = _bodies(message)
    except RecursionError as error:
        raise Damaged(
            original.name, "its parts are nested too deep", "save the report's text as a plain text file"
        ) from error
    body = plain or page
    if body is None:
        raise EmptyDocument(original.name, "the mail has no text", "save its attachment and read that")
    data = body.get_payload(decode=True)
    part = Original(data if isinstance(data, bytes) else b"", original.name, body.get_content_charset())
    drafts = (
        [Draft(decode(part.data, part.name, part.charset), part.name)]
        if plain
        else list(read_webpage(part, settings))
    )
    for draft in drafts:
        yield replace(
            draft,
            title=_header(message, "Subject") or draft.title or "",
            byline=_sender(message),
            published=_date(message),
        )


def _bodies(message: Message) -> tuple[Message | None, Message | None]:
    """Return the first plain text part and the first page, attachments left out."""
    plain: Message | None = None
    page: Message | None = None
    for number, part in enumerate(message.walk()):
        if number > MAX_PARTS or (plain and page):
            break
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain":
            plain = plain or part
        elif kind == "text/html":
            page = page or part
    return plain, page


def _header(message: Message, name: str) -> str | None:
    raw = message.get(name)
    if raw is None or len(str(raw)) > LONGEST_HEADER:
        return None
    try:
        value = str(make_header(decode_header(str(raw))))
    except (LookupError, ValueError, MessageError):
        value = str(raw)
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split()) or None


def _sender(message: Message) -> str | None:
    name, address = parseaddr(_header(message, "From") or "")
    return name or address or None


def _date(message: Message) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "Date") or "").isoformat()
    except ValueError:
        return None
