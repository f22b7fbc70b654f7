"""The words of English that are no names (common_words.txt), and which of them news uses often."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_SHORTEST_BASE = 3
_LONG = 9
_NOUN_ENDINGS = (
    *tuple(
        noun + plural
        for noun in (
            "ation",
            "ition",
            "ution",
            "ction",
            "sion",
            "ment",
            "ness",
            "ency",
            "ancy",
            "ility",
            "ability",
            "ization",
        )
        for plural in ("", "s")
    ),
    "ically",
    "ously",
    "ational",
    "ative",
    "ized",
    "izing",
)


def is_common(word: str) -> bool:
    """Say whether a word in small letters is an English word rather than a name.

    Its regular forms count, and long words with an ending that names do not have ("counterinsurgency operations").
    """
    frequent, rare = _lists()
    if len(word) >= _LONG and word.endswith(_NOUN_ENDINGS):
        return True
    return any(form in frequent or form in rare for form in _forms(word))


def is_frequent(word: str) -> bool:
    """Say whether a word in small letters is one that news uses often, so that it is hardly anybody's name."""
    frequent, _ = _lists()
    return any(form in frequent for form in _forms(word))


def base_of(word: str) -> str:
    """Return the shortest English word that a word in small letters is a regular form of, else the word itself."""
    frequent, rare = _lists()
    known = (form for form in _forms(word) if form in frequent or form in rare)
    return min(known, key=lambda form: (len(form), form), default=word)


def _forms(word: str, depth: int = 2) -> Iterator[str]:
    """Yield the word and what it may be a regular form of: "reportedly", "reported", "report"."""
    yield word
    for ending, replacements in _ENDINGS:
        if not depth or not word.endswith(ending):
            continue
        stem = word[: -len(ending)]
        for replacement in replacements:
            if len(stem) + len(replacement) >= _SHORTEST_BASE:
                yield from _forms(stem + replacement, depth - 1)
        if ending in {"ed", "ing"} and len(stem) > _SHORTEST_BASE and stem[-1] == stem[-2]:
            yield from _forms(stem[:-1], depth - 1)


_ENDINGS = (
    ("s", ("",)),
    ("ses", ("s",)),
    ("xes", ("x",)),
    ("zes", ("z",)),
    ("ches", ("ch",)),
    ("shes", ("sh",)),
    ("oes", ("o",)),
    ("ies", ("y",)),
    ("ed", ("", "e")),
    ("ied", ("y",)),
    ("ing", ("", "e")),
    ("ly", ("",)),
)


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    text = files("sayso.documents").joinpath("common_words.txt").read_text("utf-8")
    listed = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    frequent, _, rare = listed.strip().partition("\n\n")
    return frozenset(frequent.split()), frozenset(rare.split())
