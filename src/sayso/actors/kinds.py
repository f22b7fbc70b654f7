"""What kind of speaker or actor somebody is, by the words used for them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, get_args

from sayso.actors.names import normal_words
from sayso.records import NameKind, Parse, VoiceKind

VOICE_KINDS: tuple[VoiceKind, ...] = get_args(VoiceKind)

_ACTOR_POS = frozenset({"NOUN", "PROPN", "ADJ"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any"})
_MODIFIERS = ("compound", "amod", "nmod")
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class KindWords:
    """The word lists of ``kinds/*.toml``, each from a word (or several, in order) to the kind it marks.

    ``nouns`` head descriptions of a body ("the militia"), ``people`` those of its people ("militants");
    ``name_heads`` are heads of names where capitalised, ``loose_name_heads`` in either case. ``signs`` maps a head
    and a word beside it to the kind that the two make together ("army" and "liberation"). ``unnaming`` are words
    that keep a speaker's name back. ``name_openers`` begin names such as "Ansar al-Karsk"; ``titles`` stand before
    a person's name.
    """

    nouns: Mapping[str, VoiceKind]
    people: Mapping[str, VoiceKind]
    name_heads: Mapping[str, VoiceKind]
    loose_name_heads: Mapping[str, VoiceKind]
    signs: Mapping[tuple[str, str], VoiceKind]
    unnaming: frozenset[str]
    name_openers: Mapping[str, VoiceKind]
    titles: frozenset[str]

    @staticmethod
    @cache
    def load() -> KindWords:
        """Return the shipped lists; they are read once and kept."""
        folder = files("sayso.actors").joinpath("kinds")
        tables = [
            tomllib.loads(folder.joinpath(f"{kind}.toml").read_text(encoding="utf-8")) for kind in _KINDS_WITH_WORDS
        ]
        return KindWords(
            _first_kinds(tables, "nouns"),
            _first_kinds(tables, "people"),
            _first_kinds(tables, "name_heads"),
            _first_kinds(tables, "loose_name_heads"),
            {
                (head, sign): table["kind"]
                for table in tables
                for head in table.get("contested_heads", ())
                for sign in table.get("name_signs", ())
            },
            frozenset(word for table in tables for word in table.get("unnaming", ())),
            _first_kinds(tables, "name_openers"),
            frozenset(word for table in tables for word in table.get("titles", ())),
        )


# Where several kinds list one word, the first in this order has it.
_KINDS_WITH_WORDS: tuple[VoiceKind, ...] = (
    "authority", "organisation", "armed_group", "media", "state", "expert", "anonymous", "person", "collective",
)  # fmt: skip


def _first_kinds(tables: Iterable[Mapping[str, Any]], section: str) -> dict[str, VoiceKind]:
    found: dict[str, VoiceKind] = {}
    for table in tables:
        for word in table.get(section, ()):
            found.setdefault(word, table["kind"])
    return found


def kind_of_name(text: str, hint: NameKind | None = None) -> VoiceKind | None:
    """Return the kind that a name's own words speak for, else the hint where that is one, else None.

    >>> kind_of_name("Karsk Liberation Army"), kind_of_name("Veldanian Army")
    ('armed_group', 'authority')
    """
    words = normal_words(text)
    lists = KindWords.load()
    head = name_head(words)
    if head is None:
        return hint if hint in VOICE_KINDS else None
    for word in words:
        if (head, word) in lists.signs:
            return lists.signs[head, word]
    return lists.name_heads.get(head) or lists.loose_name_heads[head]


def name_head(words: Sequence[str]) -> str | None:
    """Return the word of a name that says what it is: one before "of", "for" or "in", else the last one."""
    lists = KindWords.load()
    for word, following in pairwise(words):
        if following in _AFTER_HEAD and (word in lists.name_heads or word in lists.loose_name_heads):
            return word
    last = words[-1] if words else ""
    return last if last in lists.name_heads or last in lists.loose_name_heads else None


_AFTER_HEAD = frozenset({"of", "for", "in", "on", "against", "to"})
