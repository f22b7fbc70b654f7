"""Quoted words inside a statement: marks in pairs, double ones made single, fragments joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_MARKS: Final = frozenset('“”"„«»')
_OPENING: Final = frozenset("“„«")
_GLUED: Final = frozenset("([—–-/")
_ENDS: Final = " ,.;:"
_STRAIGHT: Final = re.compile(r"[,.;:]+('+)$")
_DANGLING: Final = re.compile(
    r",\s+(?:who|which|whose)$|,?\s+(?:at|by|for|from|in|of|on|through|to|under|with)\s+(?:whom|which|whose)$",
    re.IGNORECASE,
)
"""A pronoun at the end whose clause is not there any more: ", which", " in which"."""
_LOOSE: Final = re.compile(r"[\s—–-]+(?:(?:and|or|but)[\s—–-]*)?$")


def single(words: str) -> str:
    """Return words on one line with their double quotation marks made single ones, every one with its partner.

    A mark that closes nothing is left out, as is one that opens anew inside an open quotation (the habit of papers
    at each new paragraph); an open quotation is closed at the end.
    """
    plain = " ".join(words.split())
    found: list[str] = []
    is_open = False
    for i, letter in enumerate(plain):
        if letter not in _MARKS:
            found.append(letter)
        elif (opens := _opens(plain, i)) != is_open:
            found.append("‘" if opens else "’")
            is_open = opens
    text = "".join(found).strip()
    return f"{trimmed(text)}’" if is_open else text


def _opens(words: str, i: int) -> bool:
    """Say whether the mark at ``i`` opens a quotation; a straight one does before a word's first letter."""
    if words[i] != '"':
        return words[i] in _OPENING
    return i == 0 or words[i - 1].isspace() or words[i - 1] in _GLUED


def trimmed(words: str) -> str:
    """Return words without what ends a sentence, before a closing mark too, and without a loose "and" or ", which"."""
    words = _STRAIGHT.sub(r"\1", _DANGLING.sub("", _LOOSE.sub("", words.rstrip(_ENDS))))
    return f"{words[:-1].rstrip(_ENDS)}’" if words.endswith("’") and "‘" in words else words


def quoted(fragments: Sequence[str]) -> str:
    """Return fragments of what was said as one quotation, in double marks with single ones inside."""
    parts = [single(_bare(fragment)).strip(_ENDS) for fragment in fragments]
    return f"“{' … '.join(part for part in parts if part)}”"


def _bare(fragment: str) -> str:
    """Return a quotation without the marks around the whole of it."""
    words = fragment.strip(_ENDS)
    if words[:1] not in _MARKS or not _opens(words, 0):
        return words
    inner = words[1:-1] if words[-1] in _MARKS else words[1:]
    marks = [i for i, letter in enumerate(inner) if letter in _MARKS]
    return inner if not marks or _opens(inner, marks[0]) else words
