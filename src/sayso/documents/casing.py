"""Words with a small letter or a capital first, as their place in a sentence asks."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

_LOWERED: Final = frozenset(
    """
    the a an one some even between at about around nearly almost more less two three four five six seven eight nine ten many several no its his her their our my
    these those this that both all most other another young armed unidentified he she they it we i
    gunmen members fighters police it's there officials sources residents witnesses authorities analysts
    experts critics according local senior former both each every few fewer such neither either only not you your
    """.split()  # noqa: SIM905  as a list of lines they would fill a page
)
"""Words that lose their capital inside a sentence."""
_ARTICLES: Final = frozenset({"A", "An", "The"})


def lowered(words: str, openers: Container[str] = frozenset()) -> str:
    """Return words as they stand inside a sentence: an opening article or pronoun loses its capital, as ``openers`` do."""
    if len(words) > 1 and words.isupper():
        return words
    first, _, rest = words.partition(" ")
    if (first != "I" and first.lower() in _LOWERED) or first.rstrip(",") in openers:
        return f"{first.lower()} {rest}" if rest else first.lower()
    return words


def with_small_article(words: str) -> str:
    """Return words as they stand inside a sentence, where they may be a name: "the army", "One Nation"."""
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in _ARTICLES else words


def capital(words: str) -> str:
    """Return words as they open a sentence."""
    return words[:1].upper() + words[1:]
