"""What kind of thing a head word stands for: the classes that frames ask for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, Final

from sayso.claims.lexicon import ACTING, BODIES, NOUNS, PEOPLE
from sayso.claims.roles import Roles
from sayso.claims.syntax.nouns import CALENDAR
from sayso.records import Actor, Cast, Parse, Token

_PLACELIKE: Final = frozenset({"place", "state"})
_BODIES: Final = frozenset({"organisation", "authority", "armed_group", "media"})
_GOVERNING: Final = frozenset({"state", "authority", "armed_group"})
_NOBODY: Final = frozenset({"nobody", "no-one", "none"})
_PERSONAL: Final = frozenset({"he", "she", "they", "we", "i", "him", "her", "them", "us", "me", "who"})
_TIMES: Final = frozenset(
    {"today", "yesterday", "tonight", "morning", "night", "day", "week", "month", "year"}
)


class Kinds(ABC):
    """Answers what head words stand for in one parse with its cast; who they stand for is told by those built on it."""

    def __init__(self, parse: Parse, cast: Cast, roles: Roles) -> None:
        self.parse = parse
        self.roles = roles
        self.cast = cast
        self.actors: dict[str, Actor] = {actor.id: actor for actor in cast.actors}
        self._human = {
            actor.id
            for actor in cast.actors
            for mention in actor.mentions
            if (name := parse.name_of(mention.head)) is not None and name.kind == "person"
        }
        self._classes: dict[str, Callable[[int], bool]] = {
            "any": lambda _: True,
            "actor": self._acts,
            "claimant": lambda i: self._acts(i) or self._is_nobody(i),
            "group": lambda i: self._acts(i) and not self._lies(i),
            "named": lambda i: self.actor_at(i) is not None or self._is_name(i),
            "name": lambda i: (
                (self._is_name(i) or parse.tokens[i].tag in {"NNP", "NNPS"})
                and not any(parse.tokens[j].lower in {"a", "an"} for j in parse.children[i])
            ),
            "body": self._is_body,
            "person": lambda i: (
                self._kind(i) == "person"
                or self.actor_at(i) in self._human
                or parse.tokens[i].lower in {"he", "she", "who"}
            ),
            "unmade": lambda i: any(parse.tokens[j].lower == "no" for j in parse.children[i]),
            "medium": lambda i: self._kind(i) == "media",
            "civil": self._is_civil,
            "striker": lambda i: self._acts(i) and not self._is_civil(i),
            "fighting": self._fights,
            "governing": lambda i: self._kind(i) in _GOVERNING,
            "victim": lambda i: self._is_target(i) and not self._is_thing_of_thought(i),
            "voicing": lambda i: self._acts(i) or self._has_a_say(i),
            "first": self._is_first,
            "personal": self._is_personal,
            "bureau": lambda i: parse.tokens[i].lower.split()[-1] in NOUNS["desk"],
            "joint": lambda i: any(
                parse.tokens[j].lower in {"together", "jointly"} for j in parse.children[i]
            ),
            "defined": lambda i: any(parse.tokens[j].lower == "the" for j in parse.children[i]),
            "people": self._is_people,
            "place": lambda i: self._lies(i) or self._measures(i, "place"),
            "target": self._is_target,
            "incident": self._is_incident,
            "blamable": lambda i: self._is_incident(i) or parse.tokens[i].lemma in NOUNS["blamable"],
            "cause": lambda i: any(self.is_a(i, kind) for kind in ("incident", "misfortune", "group")),
        }

    @abstractmethod
    def actor_at(self, i: int) -> str | None:
        """Return the actor that a word is tied to."""

    @abstractmethod
    def fillers(self, i: int, predicate: int = -1) -> Sequence[Any]:
        """Return the parties that a head word stands for."""

    def is_a(self, i: int, wanted: str) -> bool:
        """Say whether a head word stands for something of a class: one below, or one of words/nouns.toml.

        ``actor``: who can act; ``claimant``: that or nobody; ``group``: an actor that is neither a place nor a state; ``named``: tied to an actor; ``name``: a name itself;
        ``body``: a group
        with members; ``fighting``: who is armed; ``striker``: an actor who does not attack with words;
        ``governing``: a state, an authority or an armed group; ``victim``: who or what can be killed; ``voicing``: who
        can take a side; ``joint``: what is done together; ``bureau``: a name that ends in what is less than the whole ("White House Press"); ``unmade``: what there is none of; ``medium``: a paper or the like; ``civil``: who attacks with words; ``defined``: what has "the" before it; ``first``: a "chief" that is none; ``personal``: somebody's
        name; ``person``: a human being,
        named; ``people``: human beings or a bare number; ``place``; ``target``: what
        violence can hit; ``incident``: an attack or another deed; ``cause``: what can
        kill, places left out; ``any``.
        """
        if wanted in self._classes:
            return self._classes[wanted](i)
        return self.parse.tokens[i].lemma in NOUNS[wanted] or self._measures(i, wanted)

    def _is_target(self, i: int) -> bool:
        token = self.parse.tokens[i]
        if token.lower in CALENDAR or (self.parse.name_at[i] < 0 and token.lemma in _TIMES):
            return False
        return token.lemma not in NOUNS["abstract"] and token.pos != "ADJ"

    def _is_incident(self, i: int) -> bool:
        return self.parse.tokens[i].lemma in NOUNS["attack"] or self.parse.tokens[i].lemma in NOUNS["deed"]

    def _measures(self, i: int, wanted: str) -> bool:
        """Say whether a word only measures what it is asked for ("dozens of rifles")."""
        if self.parse.tokens[i].lemma not in NOUNS["partitive"]:
            return False
        return any(self.is_a(j, wanted) for j in self.roles.fillers(i, "of") if j != i)

    def _kind(self, i: int) -> str | None:
        actor = self.actor_at(i)
        if actor and actor in self.actors:
            return self.actors[actor].kind
        name = self.parse.name_of(i)
        return name.kind if name else None

    def _is_name(self, i: int) -> bool:
        name = self.parse.name_of(i)
        return name is not None and name.kind != "other"

    def _acts(self, i: int) -> bool:
        token = self.parse.tokens[i]
        if (
            token.lower in CALENDAR
            or "$" in token.text
            or ((len(token.text) == 1 and token.text != "I") or token.text[0] in "'’")
        ):
            return False
        if self.is_thing(i):
            # "Lorvian jets bombed the town": who owns them acts.
            return self.parse.name_at[i] < 0 and bool(self.roles.fillers(i, "modifier"))
        if self.actor_at(i) or self._is_name(i):
            return True
        if token.tag == "CD":
            # "449 of the delegates back her"
            return any(self.is_a(j, "actor") for j in self.roles.fillers(i, "of") if j != i)
        if token.pos == "PRON":
            return token.lower in _PERSONAL or self._counts_people(i)
        if token.pos != "ADJ" and (token.lemma in ACTING or token.lower in ACTING):
            return True
        return (
            self._is_proper(token)
            or self._measures(i, "actor")
            or self._counts_people(i)
            or (token.lemma in NOUNS["members"] and self.fillers(i)[0].actor is not None)
        )

    def is_thing(self, i: int) -> bool:
        """Say whether a word is a weapon or a blow that a capital made a name of ("Rockets hit a hostel")."""
        token, name = self.parse.tokens[i], self.parse.name_of(i)
        if name is not None and (name.origin != "parser" or self.parse.tokens_in(name.span)[0] != token.i):
            return False
        words = {token.lemma, token.lower, token.lower.removesuffix("s")}
        return any(word in NOUNS["weapon"] or word in NOUNS["attack"] for word in words)

    def _is_nobody(self, i: int) -> bool:
        """Say whether a word stands for nobody at all ("no one", "nobody")."""
        token = self.parse.tokens[i]
        if token.lower in _NOBODY:
            return True
        return token.lower == "one" and any(
            self.parse.tokens[j].lower == "no" for j in self.parse.children[i]
        )

    def _is_proper(self, token: Token) -> bool:
        name = self.parse.name_of(token.i)
        return token.tag in {"NNP", "NNPS"} and (name is None or name.kind != "other")

    def _counts_people(self, i: int) -> bool:
        """Say whether a bare word of number or pointing stands for people ("two of them", "others")."""
        token = self.parse.tokens[i]
        return token.lower in {"others", "another", "those", "these"} and token.dep in {
            "nsubj",
            "nsubjpass",
            "dobj",
            "pobj",
        }

    def _lies(self, i: int) -> bool:
        kind = self._kind(i)
        return kind in _PLACELIKE if kind else self.parse.tokens[i].lemma in NOUNS["place"]

    def _is_body(self, i: int) -> bool:
        """Say whether a word stands for a body with members, rather than for a person or a place."""
        token = self.parse.tokens[i]
        kind = self._kind(i)
        if kind is not None and (self.parse.name_at[i] >= 0 or kind not in {"collective", "unnamed"}):
            return kind in _BODIES
        if token.lemma in NOUNS["members"] and self.fillers(i)[0].actor is not None:
            return True
        return token.lemma in BODIES

    def _is_personal(self, i: int) -> bool:
        name = self.parse.name_of(i)
        return name is not None and name.kind == "person"

    def _is_first(self, i: int) -> bool:
        """Say whether "chief" only tells which of the officers somebody is ("Chief Financial Officer")."""
        after = self.parse.tokens[i + 1].lower if i + 1 < len(self.parse.tokens) else ""
        return self.parse.tokens[i].lower == "chief" and after in NOUNS["desk"]

    def _is_civil(self, i: int) -> bool:
        """Say whether somebody attacks with words, unless the words say otherwise: politicians, papers, parties."""
        token = self.parse.tokens[i]
        if self._kind(i) in {"person", "media"} or token.lemma.rstrip("s") in NOUNS["politic"]:
            return True
        actor = self.actors.get(self.actor_at(i) or "")
        return actor is not None and not NOUNS["politic"].isdisjoint(actor.name.lower().split())

    def _fights(self, i: int) -> bool:
        """Say whether somebody is armed: an armed group, police, soldiers, a mob."""
        token = self.parse.tokens[i]
        if token.lemma in NOUNS["fighter"] or token.lemma in NOUNS["armed"]:
            return True
        return self._kind(i) == "armed_group"

    def _is_thing_of_thought(self, i: int) -> bool:
        """Say whether a word that "kill" has for its object is no living thing ("killed the bill")."""
        token = self.parse.tokens[i]
        if self.parse.name_at[i] >= 0 or token.pos in {"PRON", "NUM"} or token.tag in {"CD", "NNP", "NNPS"}:
            return False
        return not (self._is_people(i) or self._acts(i) or token.lemma in NOUNS["living"])

    def _has_a_say(self, i: int) -> bool:
        """Say whether a plain noun can stand for somebody who takes a side."""
        token = self.parse.tokens[i]
        return token.pos == "NOUN" and token.lemma not in NOUNS["abstract"] and not self._lies(i)

    def _is_people(self, i: int) -> bool:
        token = self.parse.tokens[i]
        if token.lemma in PEOPLE or self._kind(i) == "person" or token.lower in _PERSONAL:
            return True
        if token.tag == "NNPS" and self._kind(i) in {None, "state", "collective"}:
            return True  # "arrested nine Lorvians"
        if token.pos == "NUM" or token.tag == "CD":
            return True
        return self._measures(i, "people") or token.lower in {
            "others",
            "several",
            "many",
            "some",
            "dozens",
            "scores",
        }
