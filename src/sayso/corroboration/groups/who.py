"""Who stands in a claim, so that it can be compared across documents, and how far two are the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sayso.actors.given_names import may_be_one
from sayso.actors.names import normal_words
from sayso.corroboration.groups.lexicon import GENERIC, SMALL, stem_of
from sayso.corroboration.groups.wording import read_wording
from sayso.documents.words import is_common
from sayso.records import Actor, Party, Voice, VoiceKind

_AFTER_HEAD: Final = re.compile(
    r",|\(| (?:of|in|from|who|that|which|at|on|near|for|with|by|to|after|during|as|and) ", re.IGNORECASE
)
_LONG: Final = 4
"""Letters that a word has at least to be spelled in two ways."""
_PEOPLE: Final[frozenset[VoiceKind]] = frozenset({"person", "expert"})


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody or something in a claim.

    ``key`` is the id that the actor has in every document, None where others can't be told to be the same. ``words`` are
    those of the name or of the description, in order, ``numbers`` those of a description ("23 of them"). ``head`` is the
    last word of a name, or the noun of a description in base form.
    """

    key: str | None
    text: str
    words: tuple[str, ...]
    head: str
    named: bool
    person: bool
    numbers: frozenset[float]

    @property
    def parts(self) -> tuple[object, ...]:
        """All by which two are compared."""
        return self.key, self.words, self.head, self.named, self.person, sorted(self.numbers)


def who_of(party: Party | Voice | None, cast: Mapping[str, tuple[Actor, str | None]]) -> Who | None:
    """Return who a party or a voice is; ``cast`` has the document's actors with their ids in every document."""
    if party is None:
        return None
    actor, key = cast.get(party.actor or "", (None, None))
    text = actor.name if actor else party.text
    if not text.strip():
        return None
    named = _is_named(actor) if actor else _looks_named(text)
    core = _AFTER_HEAD.split(text, maxsplit=1)[0] or text
    words = normal_words(text if named else core)
    content = [word for word in normal_words(core) if word not in SMALL] or list(words)
    last = content[-1] if content else ""
    return Who(
        key=key,
        text=text,
        words=words,
        head=last if named else stem_of(last),
        named=named,
        person=actor is not None and actor.kind in _PEOPLE,
        numbers=frozenset() if named else read_wording(text).numbers,
    )


def likeness(one: Who | None, other: Who | None) -> tuple[float, str | None]:
    """Return the points that two are the same, and the reason where something speaks for it."""
    if one is None or other is None:
        return 0.0, None
    if one.key is not None and one.key == other.key:
        return 3.0, f"both speak of {one.text}"
    if one.named and other.named:
        return _names(one, other)
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return -2.0, None
    first, second = _content(one), _content(other)
    shared = first & second
    if one.named != other.named:
        return (0.5, f"{one.text} may be {other.text}") if shared else (-0.5, None)
    if one.head and one.head == other.head:
        known = 0.3 if one.head in GENERIC else 0.8
        return known + len(shared) / len(first | second), f"both speak of “{one.text}”"
    if one.numbers & other.numbers:
        return 0.5, f"{one.text} may be {other.text}"
    if one.head in GENERIC or other.head in GENERIC or not one.head or not other.head:
        return (0.3 if shared else 0.0), None
    return (-0.5 if shared else -1.5), None


def _names(one: Who, other: Who) -> tuple[float, str | None]:
    if one.words == other.words:
        alone = len(one.words) == 1 and (one.person or other.person)
        return (1.5 if alone else 3.0), f"both speak of {one.text}"
    short, long = sorted((one, other), key=lambda who: len(who.words))
    if set(short.words) <= set(long.words) and (not long.person or short.head == long.head):
        return 1.5, f"{short.text} may be {long.text}"
    if _spelled_alike(one.words, other.words):
        return 1.5, f"{one.text} may be {other.text}"
    if one.person and other.person and may_be_one(one.words, other.words):
        return 1.5, f"{one.text} may be {other.text}"
    if one.person or other.person:
        return -8.0, None
    return (-1.0 if _content(one) & _content(other) else -4.0), None


def _spelled_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two names of several words differ by a letter more or less at the end of one long word."""
    if len(one) != len(other) or len(one) < 2:
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(different) == 1 and all(
        min(len(a), len(b)) >= _LONG and (a.startswith(b) or b.startswith(a)) and abs(len(a) - len(b)) == 1
        for a, b in different
    )


def _content(who: Who) -> frozenset[str]:
    return _words_of(who.words, who.head)


@lru_cache(maxsize=20_000)
def _words_of(words: tuple[str, ...], head: str) -> frozenset[str]:
    """Return the words of a name or description that tell something, in base form: asked of the same ones over and over."""
    return frozenset(stem_of(word) for word in words if word not in SMALL) or frozenset({head})


def _is_named(actor: Actor) -> bool:
    if actor.catalogue is not None:
        return True
    return any(mention.form in ("name", "acronym", "short") for mention in actor.mentions)


def _looks_named(text: str) -> bool:
    """Say whether words that no actor stands behind are a name: they have a capital that no sentence gave them."""
    words = text.split()
    return any(word[0].isupper() and not is_common(word.lower().strip(".,'’")) for word in words) or any(
        word[0].isupper() for word in words[1:]
    )
