"""A plain text file: the text is the decoded file unchanged, so that offsets hold against the user's own copy."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.documents.decoding import decode
from sayso.documents.drafts import Draft, Original
from sayso.errors import TooLarge
from sayso.settings import Settings, raising


def read_plaintext(original: Original, settings: Settings) -> Iterator[Draft]:
    """Yield the draft of a plain text. Raises Undecodable, and TooLarge where a line is longer than a report's are."""
    text = decode(original.data, original.name, original.charset)
    longest = max(map(len, text.splitlines()), default=0)
    if longest > settings.limits.max_line:
        raise TooLarge(
            original.name,
            f"a line of it has {longest:,} characters, as data has and no report",
            f"break it into lines, or {raising('max_line')}",
        )
    yield Draft(text=text, name=original.name)
