"""What the words of a report of violence are about, from ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from sayso.documents.words import is_common
from sayso.records import Parse, Token

Classes = dict[str, tuple[str, ...]]
"""For each word the classes it is in, sorted."""

VIOLENT: Final = frozenset({"killing", "bombing", "attack", "kidnapping", "arson", "crime"})
"""Classes of words that name violence, its consequences and means left out."""
_NAMELESS: Final = frozenset({"PROPN", "PUNCT", "NUM", "SPACE", "SYM", "X"})
"""Parts of speech whose words say nothing that holds beyond one report."""


@cache
def _tables() -> dict[str, Classes]:
    text = files("sayso.blame").joinpath("words.toml").read_text(encoding="utf-8")
    tables: dict[str, Classes] = {}
    for name, classes in tomllib.loads(text).items():
        found: dict[str, list[str]] = {}
        for label in sorted(classes):
            for word in classes[label]["words"]:
                found.setdefault(word, []).append(label)
        tables[name] = {word: tuple(labels) for word, labels in found.items()}
    return tables


def table(name: str) -> Classes:
    """Return one of the tables ``words``, ``names``, ``doers`` and ``heads`` by word."""
    return _tables()[name]


def is_plain(parse: Parse, i: int) -> bool:
    """Say whether a word is a common one of English, no name and no number, so that it means the same in any report.

    What is not common ("Veldanian", "Karskites") would tell of one country or one story.
    """
    token = parse.tokens[i]
    return parse.name_at[i] < 0 and token.pos not in _NAMELESS and _is_common(token.lemma)


def plain(parse: Parse, i: int) -> str:
    """Return a word's lemma, or its part of speech in angle brackets where it is a name or a number."""
    token = parse.tokens[i]
    return token.lemma if is_plain(parse, i) else f"<{token.pos}>"


@cache
def _is_common(lemma: str) -> bool:
    return not lemma[:1].isalpha() or is_common(lemma)


class Meanings:
    """The classes of each word of one parse, looked up once."""

    def __init__(self, parse: Parse) -> None:
        words = table("words")
        self.of: tuple[tuple[str, ...], ...] = tuple(_classes(words, token) for token in parse.tokens)
        self.own: tuple[tuple[str, ...], ...] = tuple(
            () if parse.name_at[i] >= 0 else classes for i, classes in enumerate(self.of)
        )

    def is_violent(self, i: int) -> bool:
        """Say whether a word names violence."""
        return not VIOLENT.isdisjoint(self.of[i])


def _classes(words: Classes, token: Token) -> tuple[str, ...]:
    return words.get(token.lemma, ())
