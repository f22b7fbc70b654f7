"""The words that tell of violence, from ``kinds/``: one TOML file a kind, each entry with the examples it is tested by."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, get_args

from sayso.claims.parties import Parties
from sayso.claims.roles import Roles
from sayso.records import Harm, IncidentKind, Parse

Speech = Literal["verb", "noun"]

_POS: Final[dict[Speech, frozenset[str]]] = {
    "verb": frozenset({"VERB"}),
    "noun": frozenset({"NOUN", "PROPN"}),
}
_TARGETS: Final[dict[Speech, tuple[str, ...]]] = {
    "verb": ("object", "at", "on", "against"),
    "noun": ("of", "on", "against", "at", "upon"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """Words that tell of one kind of violence, and what must stand around them.

    ``kind`` is None for a word that only points back at an incident. ``rank`` is how much a word tells of the kind: 0
    only what came of it, 1 that it was an attack, 2 and more what kind of one. ``needs`` and ``lacks`` are slots of
    `Roles` with the class that must, or must not, fill them. A ``claimed`` word is said of much else and counts only
    where a claim tells that it is violence; ``subject_of`` are verbs whose subject a noun must be. ``harm`` is what it
    does to people who are its ``target``.
    """

    kind: IncidentKind | None
    speech: Speech
    words: tuple[str, ...]
    rank: int
    particle: str | None
    needs: tuple[tuple[str, str], ...]
    lacks: tuple[tuple[str, str], ...]
    claimed: bool
    subject_of: frozenset[str]
    harm: Harm | None
    target: tuple[str, ...]
    examples: tuple[str, ...]

    def fits(self, parse: Parse, roles: Roles, parties: Parties, i: int) -> bool:
        """Say whether what stands around token ``i`` makes it tell of violence."""
        token = parse.tokens[i]
        if token.pos not in _POS[self.speech] or not self._has_particle(parse, i):
            return False
        if self.subject_of:
            verb = parse.tokens[token.head]
            if token.dep != "nsubj" or verb.lemma not in self.subject_of:
                return False
        if not all(
            any(_is_a(parse, parties, j, wanted) for j in roles.fillers(i, slot))
            for slot, wanted in self.needs
        ):
            return False
        return not any(
            _is_a(parse, parties, j, wanted) for slot, wanted in self.lacks for j in roles.fillers(i, slot)
        )

    def _has_particle(self, parse: Parse, i: int) -> bool:
        return self.particle is None or any(
            parse.tokens[j].lower == self.particle and parse.tokens[j].dep in {"prt", "advmod", "prep"}
            for j in parse.children[i]
        )


def _is_a(parse: Parse, parties: Parties, i: int, wanted: str) -> bool:
    """Say whether a word is of a class: one of ``any.toml`` or one that `Parties` knows."""
    if wanted == "human":
        # A name may be somebody's; animals and things are told apart by their nouns.
        return (
            parties.is_a(i, "people")
            or parse.tokens[i].pos in {"PROPN", "PRON", "NUM"}
            or parties.is_a(i, "actor")
        )
    own = CLASSES.get(wanted)
    return parse.tokens[i].lemma in own if own is not None else parties.is_a(i, wanted)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(
        files("sayso.incidents").joinpath("kinds", f"{name}.toml").read_text(encoding="utf-8")
    )


_ANY: Final = _table("any")
CLASSES: Final[dict[str, frozenset[str]]] = {
    name: frozenset(entry["words"]) for name, entry in _ANY["class"].items()
}
GENERAL: Final = frozenset(_ANY["general"]["words"])
"""Words for an attack that may stand for any other kind."""
OPEN: Final = frozenset(_ANY["open"]["words"])
"""What is before "of" or "for" an incident that has not happened."""
WHOLES: Final = frozenset(_ANY["wholes"]["words"])
"""What stands before "of" several incidents."""
HEARSAY: Final = frozenset(_ANY["hearsay"]["words"])
"""What is before "of" or "about" an incident that somebody says happened."""
OPEN_VERBS: Final = frozenset(_ANY["open_verbs"]["words"])
"""What has an incident for its object that has not happened."""
STRIKING: Final = frozenset(_ANY["striking"]["words"])
"""What an attack does to its target."""
UNTOUCHABLE: Final = CLASSES["untouchable"]
"""What can be attacked with words only."""
POINTING: Final = Word(
    kind=None,
    speech="noun",
    words=tuple(_ANY["pointers"]["words"]),
    rank=0,
    particle=None,
    needs=(),
    lacks=(),
    claimed=False,
    subject_of=frozenset(),
    harm=None,
    target=_TARGETS["noun"],
    examples=(),
)
"""Words that point back at any incident."""


@cache
def load_words() -> tuple[Word, ...]:
    """Return the words of all kinds, those that only point back last."""
    found = [
        _word(kind, speech, entry)
        for kind in get_args(IncidentKind)
        for entry in _table(kind)["word"]
        for speech in get_args(Speech)
        if speech in entry
    ]
    return (*found, POINTING)


@cache
def modifiers() -> dict[str, IncidentKind]:
    """Return the words before "attack" and its like that tell its kind ("a bomb attack")."""
    return {
        word: kind
        for kind in get_args(IncidentKind)
        for word in _table(kind).get("modifiers", {}).get("words", ())
    }


@cache
def words_by_lemma() -> dict[str, tuple[Word, ...]]:
    """Return for each lemma the words that it may be, those first that tell most of the kind."""
    found: dict[str, list[Word]] = {}
    for word in load_words():
        for lemma in word.words:
            found.setdefault(lemma, []).append(word)
    return {lemma: tuple(sorted(words, key=lambda word: -word.rank)) for lemma, words in found.items()}


def _word(kind: IncidentKind, speech: Speech, entry: dict[str, Any]) -> Word:
    return Word(
        kind=kind,
        speech=speech,
        words=tuple(entry[speech]),
        rank=entry["rank"],
        particle=entry.get("particle"),
        needs=tuple(entry.get("needs", {}).items()),
        lacks=tuple(entry.get("lacks", {}).items()),
        claimed=entry.get("claimed", False),
        subject_of=frozenset(entry.get("subject_of", ())),
        harm=entry.get("harm"),
        target=tuple(entry.get("target", _TARGETS[speech])),
        examples=tuple(entry["examples"]),
    )
