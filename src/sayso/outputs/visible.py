"""Strangers' text made safe to show: nothing in a report may steer a terminal or reorder the words around it."""

from __future__ import annotations

import unicodedata

_SPACES = "\t\n\v\f\r\x85\u2028\u2029"
_REORDERING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Overrides, embeddings and isolates. The plain marks (U+200E, U+200F, U+061C) stay: they cannot reach beyond."""

_ON_ONE_LINE = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))}
_ON_ONE_LINE |= {code: f"\\u{code:04x}" for code in _REORDERING}
_ON_ONE_LINE |= {code: f"\\u{code:04x}" for code in range(0xD800, 0xE000)}
_ON_ONE_LINE |= dict.fromkeys(map(ord, _SPACES), " ")

_ISOLATE, _POP = "\u2068", "\u2069"


def one_line(text: str) -> str:
    r"""Return the text on one line, runs of white space as one space, with control characters written out.

    An escape sequence shows as ``\x1b[31m`` instead of colouring the screen, a right-to-left override as
    ``\u202e`` instead of turning the line round; half of a surrogate pair, which no stream could write, as well.
    """
    return " ".join(text.translate(_ON_ONE_LINE).split())


def isolated(text: str) -> str:
    """Return the text closed off, where it holds right-to-left letters, so that it cannot reorder its neighbours."""
    if text.isascii() or all(unicodedata.bidirectional(char) not in ("R", "AL") for char in text):
        return text
    return f"{_ISOLATE}{text}{_POP}"


def safe(words: str | None) -> str:
    """Return strangers' words fit to stand on a line: on one, and closed off from what stands beside them."""
    return isolated(one_line(words or ""))
