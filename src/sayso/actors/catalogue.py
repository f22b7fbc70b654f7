"""Known actors and all the names they go by: looked up by normal form, or found in a running text in one pass."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from sayso.actors.bodies import Bodies
from sayso.actors.entries import Entry, entries_of
from sayso.actors.names import WORD, is_acronym, normal_form, normal_word, normal_words
from sayso.actors.own import joined, read_own
from sayso.documents.words import is_common
from sayso.records import NameKind


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of one entry. ``words`` are as written; ``decided_by`` is None for a name that stands for itself.

    ``kind`` is the entry's, or "place" for the capital of a state.
    """

    entry: Entry
    text: str
    words: tuple[str, ...]
    kind: NameKind
    acronym: bool
    decided_by: tuple[str, ...] | None

    def decided_in(self, words: frozenset[str], text: str) -> str | None:
        """Return the first of the deciding words that a report has, given its normal words and its text."""
        for clue in self.decided_by or ():
            parts = normal_words(clue)
            if words.issuperset(parts) and (len(parts) == 1 or clue in text):
                return clue
        return None


class Catalogue:
    """Known actors. Build one from entries, or ``Catalogue.load()`` the one that comes with sayso."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: Mapping[str, Entry] = {entry.id: entry for entry in entries}
        self.bodies = Bodies(self.entries.values())
        self._forms: dict[str, list[Alias]] = {}
        self._adjectives: dict[str, Entry] = {}
        self._trie: dict[str, Any] = {}
        for entry in self.entries.values():
            for alias in _aliases(entry):
                normal = [normal_word(word) for word in alias.words]
                self._forms.setdefault(" ".join(normal), []).append(alias)
                self._plant(alias, normal)
            for adjective in entry.adjectives:
                self._adjectives[normal_form(adjective)] = entry

    @staticmethod
    def load(own: Path | None = None) -> Catalogue:
        """Return the bundled catalogue, read once and kept; with a file of ``own`` actors theirs are in it, and win.

        Raises BadCatalogue where that file cannot be used.
        """
        if own is None:
            return _bundled_catalogue()
        return Catalogue(joined(bundled(), read_own(own)))

    def entry(self, entry_id: str) -> Entry:
        """Return an entry by id, also that of a state's regular body; raises KeyError where there is none."""
        return self.entries.get(entry_id) or self.bodies.entry(entry_id)

    def find(self, name: str) -> Entry | None:
        """Return whose a name is for sure, written in any way; None where nobody's, or several bear it as surely."""
        found = {
            alias.entry.id: alias.entry
            for alias in self.aliases(name)
            if alias.decided_by is None and alias.kind != "place"
        }
        if not found:
            return self.bodies.find(normal_words(name))
        return next(iter(found.values())) if len(found) == 1 else None

    def aliases(self, name: str) -> Sequence[Alias]:
        """Return every alias with this normal form, doubtful ones and capitals included."""
        return self._forms.get(normal_form(name), ())

    def of_adjective(self, word: str) -> Entry | None:
        """Return the state that an adjective or demonym belongs to ("Pakistani")."""
        return self._adjectives.get(normal_form(word))

    @cached_property
    def homes(self) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
        """The normal words of each state's names, nationalities and capital, with its country codes."""
        return tuple(
            (frozenset(normal_words(name)), state.countries)
            for state in self.entries.values()
            if state.kind == "state"
            for name in (*state.sure_names, *state.adjectives, *((state.capital,) if state.capital else ()))
        )

    @cached_property
    def cased_names(self) -> tuple[str, ...]:
        """Every sure name and adjective as print writes it, for re-casing a wire; none that is a common word too."""
        names = {name for entry in self.entries.values() for name in (*entry.sure_names, *entry.adjectives)}
        return tuple(sorted(name for name in names if " " in name or not is_common(name.lower())))

    def is_place(self, name: str) -> bool:
        """Say whether a name is a state's or its capital's."""
        return any(alias.kind in ("state", "place") for alias in self.aliases(name))

    def reading(self, normal: Sequence[str], at: int) -> list[tuple[int, Alias]]:
        """Return the aliases whose words begin at a word of a text, with the number of words; shortest first.

        ``normal`` are the text's normal words; case and what lies between the words is left to the caller.
        """
        node = self._trie.get(normal[at])
        found: list[tuple[int, Alias]] = []
        length = 1
        while node is not None:
            found.extend((length, alias) for alias in node.get("", ()))
            if at + length >= len(normal):
                break
            node = node.get(normal[at + length])
            length += 1
        return found

    def _plant(self, alias: Alias, normal: Iterable[str]) -> None:
        node = self._trie
        for word in normal:
            node = node.setdefault(word, {})
        node.setdefault("", []).append(alias)


def _aliases(entry: Entry) -> list[Alias]:
    doubtful = dict(entry.doubtful)
    texts = dict.fromkeys((entry.name, *entry.aliases, *entry.acronyms, *doubtful))
    for acronym in entry.acronyms:
        if acronym.isalpha() and acronym.isupper() and len(acronym) <= 5:
            dotted = "".join(f"{letter}." for letter in acronym)
            texts.setdefault(dotted)
            if acronym in doubtful:
                doubtful[dotted] = doubtful[acronym]
    found = []
    for text in texts:
        short = text in entry.acronyms or (" " not in text and is_acronym(text))
        found.append(Alias(entry, text, _words(text), entry.kind, short, doubtful.get(text)))
    capital = entry.capital
    if capital and normal_form(capital) not in {normal_form(text) for text in texts}:
        found.append(Alias(entry, capital, _words(capital), "place", acronym=False, decided_by=None))
    return found


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a name as written, without a leading article."""
    words = WORD.findall(text)
    return tuple(words[1:] if len(words) > 1 and words[0].lower() == "the" else words)


@cache
def bundled() -> tuple[Entry, ...]:
    """Return the entries that come with sayso; they are read once and kept."""
    folder = files("sayso.actors").joinpath("catalogue")
    entries: list[Entry] = []
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".toml"):
            entries.extend(entries_of(tomllib.loads(file.read_text(encoding="utf-8"))))
    return tuple(entries)


@cache
def _bundled_catalogue() -> Catalogue:
    return Catalogue(bundled())
