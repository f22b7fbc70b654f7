"""The bodies that every state has: its army, its foreign ministry, its intelligence services, by their regular names.

Their names are so regular that they are not written down: a nationality or a state's name stands with a head ("the
Veldanian army", "Veldania's foreign ministry", "the Ministry of Defence of Veldania"). They are looked up only for what is
already taken for a name or a description, never searched for in the text, so that they cost nothing while reading.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.actors.entries import Entry
from sayso.actors.names import normal_form


@dataclass(frozen=True, slots=True)
class Body:
    """One such body: ``heads`` are the words that stand for it, in small letters, the usual ones first."""

    id: str
    heads: tuple[str, ...]


@cache
def regular_bodies() -> tuple[Body, ...]:
    """Return the bodies listed in ``bodies.toml``; they are read once and kept."""
    table = tomllib.loads(files("sayso.actors").joinpath("bodies.toml").read_text(encoding="utf-8"))
    return tuple(Body(body["id"], tuple(body["heads"])) for body in table["body"])


class Bodies:
    """The regular bodies of the states among some entries. One that an entry is said to be is that entry."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        entries = list(entries)
        self._states = {entry.id: entry for entry in entries if entry.kind == "state"}
        self._said = {
            (country, body): entry
            for entry in entries
            for country in entry.countries[:1]
            for body in entry.bodies
        }
        self._bodies = {body.id: body for body in regular_bodies()}
        self._heads = {normal_form(head): body.id for body in regular_bodies() for head in body.heads}
        self._owners: dict[str, Entry] = {}
        for state in self._states.values():
            for name in (*state.adjectives, *state.sure_names):
                self._owners.setdefault(normal_form(name), state)

    def __iter__(self) -> Iterator[Entry]:
        """Yield every regular body that has no entry of its own."""
        for state in self._states.values():
            for body in self._bodies:
                entry = self._body_of(state, body)
                if entry.id == _id(state, body):
                    yield entry

    def entry(self, entry_id: str) -> Entry:
        """Return a body by the id that links have; raises KeyError where there is none."""
        state, _, body = entry_id.rpartition(".")
        if state not in self._states or body not in self._bodies:
            raise KeyError(entry_id)
        return self._body_of(self._states[state], body)

    def find(self, words: Sequence[str]) -> Entry | None:
        """Return the body that normal words name in a regular way, if they do.

        The words are those of "Veldanian army", "Veldania('s) army" or "army of (the) Veldania".
        """
        for cut in range(1, len(words)):
            before, after = " ".join(words[:cut]), " ".join(words[cut:])
            if after in self._heads and before in self._owners:
                return self._body_of(self._owners[before], self._heads[after])
            if words[cut] == "of" and before in self._heads:
                owner = self._owners.get(after.removeprefix("of ").removeprefix("the "))
                if owner is not None:
                    return self._body_of(owner, self._heads[before])
        return None

    def _body_of(self, state: Entry, body: str) -> Entry:
        """Return a state's body: the entry that is said to be it or, for lack of that, one made by pattern."""
        for country in state.countries:
            if (country, body) in self._said:
                return self._said[country, body]
        head = self._bodies[body].heads[0]
        name = f"{state.adjectives[0]} {head}" if state.adjectives else f"{head} of {state.name}"
        return Entry(_id(state, body), name, "authority", countries=state.countries, parent=state.id)


def _id(state: Entry, body: str) -> str:
    return f"{state.id}.{body}"
