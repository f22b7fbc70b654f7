"""Who stands on one side of a claim: the words used, where they are, and the actor they were tied to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sayso.claims.lexicon import ACTING, BODIES, NOUNS, PEOPLE
from sayso.claims.roles import Roles
from sayso.claims.syntax.nouns import CALENDAR
from sayso.records import Actor, Cast, Mention, Parse, Span, Token

_BEFORE: Final = frozenset(
    {
        "det",
        "predet",
        "poss",
        "case",
        "amod",
        "compound",
        "nummod",
        "quantmod",
        "nmod",
        "npadvmod",
        "advmod",
        "neg",
    }
)
_PLACELIKE: Final = frozenset({"place", "state"})
_BODIES: Final = frozenset({"organisation", "authority", "armed_group", "media"})
_GOVERNING: Final = frozenset({"state", "authority", "armed_group"})
_PERSONAL: Final = frozenset({"he", "she", "they", "we", "i", "him", "her", "them", "us", "me", "who"})
_OF_INCIDENTS: Final = frozenset({"of", "on", "against", "in", "at", "near"})
_TIMES: Final = frozenset(
    {"today", "yesterday", "tonight", "morning", "night", "day", "week", "month", "year"}
)
_NOBODY: Final = frozenset({"nobody", "no-one", "none"})
_NAMING: Final = frozenset({"call", "name", "know", "dub", "style", "describe"})
_ISSUING: Final = frozenset(
    {"hand", "issue", "publish", "release", "distribute", "circulate", "sign", "write", "send", "leave", "scatter", "post",
     "drop", "print", "spread", "read"}
)  # fmt: skip
"""Verbs of those whose words a document holds."""
_LONGEST: Final = 14
"""Most words of a party; what hangs on behind is left out rather than quoted at length."""


@dataclass(frozen=True, slots=True)
class Filler:
    """One party before it is a record: its head word, the words it is quoted with, and its actor.

    ``members`` are the words before it that it shares with the first of its row ("gunmen from" the front *and the
    movement*).
    """

    head: int
    span: Span
    actor: str | None
    members: Span | None = None


class Parties:
    """Answers who or what a head word stands for in one parse with its cast."""

    def __init__(self, parse: Parse, cast: Cast, roles: Roles) -> None:
        self.parse = parse
        self.roles = roles
        self.cast = cast
        self.actors: dict[str, Actor] = {actor.id: actor for actor in cast.actors}
        self._named = {
            actor.id
            for actor in cast.actors
            if any(mention.form in {"name", "acronym"} for mention in actor.mentions)
        }
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
        self.mentions: dict[int, Mention] = {
            mention.head: mention for actor in cast.actors for mention in actor.mentions
        }

    def is_named(self, actor: Actor) -> bool:
        """Say whether a report calls an actor by a name."""
        return actor.id in self._named

    def actor_at(self, i: int) -> str | None:
        """Return the actor that a word is tied to: by itself, or by the name beside it ("the group, Karsk Front")."""
        found = self.cast.actor_at.get(i)
        if found and (self.parse.name_at[i] >= 0 or found in self._named):
            return found
        for j in self.parse.children[i]:
            if self.parse.tokens[j].dep == "appos" and (beside := self.cast.actor_at.get(j)):
                return beside
        return found or self._called(i)

    def _called(self, i: int) -> str | None:
        """Return the actor whose name a description gives ("a group calling itself Karsk Front")."""
        for j in self.parse.children[i]:
            token = self.parse.tokens[j]
            if token.dep == "acl" and token.lemma in _NAMING:
                for slot in ("attr", "as", "object"):
                    for k in self.roles.fillers(j, slot):
                        if k != i and (found := self.cast.actor_at.get(k)):
                            return found
        return None

    def fillers(self, i: int, predicate: int = -1) -> tuple[Filler, ...]:
        """Return the parties that a head word stands for.

        Members stand for their body ("guerrillas of the front" is the front), and those of several bodies are
        several parties. A ``predicate`` among the words before the head is left out with all before it.
        """
        span = self.span(i)
        opener = self.parse.tokens[predicate]
        if predicate >= 0 and span.start <= opener.start < self.parse.tokens[i].start and opener.pos != "ADJ":
            after = max(j for j in self.parse.subtree(predicate) if j < i) + 1
            span = Span(self.parse.tokens[after].start, span.end)
        token = self.parse.tokens[i]
        actor = self.actor_at(i)
        if self.parse.name_at[i] < 0 and (
            token.lemma in NOUNS["members"] or token.lemma in NOUNS["partitive"]
        ):
            for slot in ("of", "from", "modifier", "kind.modifier"):
                bodies = [(j, self._body_of(j)) for j in self.roles.fillers(i, slot)]
                if any(actor for _, actor in bodies):
                    return self._of_bodies(i, bodies, span)
            if token.lemma in NOUNS["partitive"] and actor is None and (inner := self.roles.fillers(i, "of")):
                actor = self.fillers(inner[0])[0].actor if inner[0] != i else None
        return (Filler(i, span, actor),)

    def _body_of(self, i: int, depth: int = 0) -> str | None:
        """Return the actor that a body stands for: itself, or what it is a part of ("the 2nd column of the front")."""
        if (found := self.actor_at(i)) or depth > 2:
            return found
        if (
            self.parse.tokens[i].lemma not in NOUNS["members"]
            and self.parse.tokens[i].lemma not in NOUNS["part"]
        ):
            return None
        parts = (j for slot in ("of", "modifier") for j in self.roles.fillers(i, slot) if j != i)
        return next((actor for j in parts if (actor := self._body_of(j, depth + 1))), None)

    def issuers(self, i: int) -> tuple[int, ...]:
        """Return who acts by a word: itself, but for a leaflet or a statement whoever issues it, if that is told."""
        token = self.parse.tokens[i]
        if token.lemma not in NOUNS["document"] or self.parse.name_at[i] >= 0:
            return (i,)
        for slot in ("poss", "by", "from"):
            if found := self.roles.fillers(i, slot):
                return found
        verb = self.parse.tokens[token.head]
        if token.dep == "dobj" and verb.lemma in _ISSUING:
            return tuple(j for j in self.roles.fillers(verb.i, "subject") if j != i)
        return ()

    def _of_bodies(self, i: int, bodies: list[tuple[int, str | None]], span: Span) -> tuple[Filler, ...]:
        (body, first), *others = bodies
        members = None
        if body > i:
            members = Span(span.start, self.span(body).start)
        return (Filler(i, span, first), *(Filler(j, self.span(j), actor, members) for j, actor in others))

    def span(self, i: int, *, incident: bool = False, deed: bool = True) -> Span:
        """Return the words of a noun phrase: from its first modifier to its head, and a short "of ..." behind it.

        Relative clauses, appositions and other trailing modifiers stay out. An ``incident`` also keeps where it was
        and at whom it was aimed ("the bombing of the bridge near Karsk"), and with ``deed`` who did it.
        """
        first = self._first(i)
        last = i if self._is_personal(i) else self._last(i, _OF_INCIDENTS if incident else frozenset({"of"}))
        if incident and deed:
            last = self._with_deed(i, last)
        if self.parse.tokens[i].lemma in NOUNS["members"]:
            last = max(last, self._last(i, frozenset({"of", "from"})))
        if last - first >= _LONGEST:
            last = i
        if (name := self.parse.name_of(i)) is not None:
            inside = self.parse.tokens_in(name.span)
            first, last = min(first, inside[0]), max(last, inside[-1])
        return self.parse.span_over(first, last)

    def _with_deed(self, i: int, last: int) -> int:
        """Return the last word of who did it, where that follows at once ("attacks carried out by the front")."""
        for j in self.parse.children[i]:
            if (
                j == last + 1
                and self.parse.tokens[j].dep == "acl"
                and self.parse.tokens[j].tag in {"VBN", "VBD"}
            ):
                words = self.parse.subtree(j)
                if words[-1] - words[0] + 1 == len(words):
                    return words[-1]
        return last

    def _first(self, i: int) -> int:
        first = i
        for j in reversed(self.parse.children[i]):
            if j > i:
                continue
            token = self.parse.tokens[j]
            if token.dep not in _BEFORE or token.tag in {"WDT", "WRB"}:
                if (
                    token.dep not in {"punct", "cc", "conj"}
                    or j != first - 1
                    or token.text not in {"-", "“", '"'}
                ):
                    break
                continue
            if token.dep == "advmod" and j + 1 != first:
                break
            if self.parse.tokens[i].tag == "CD" and self.parse.tokens[first - 1].text in {",", ";"}:
                # "12 dead, 30 injured": the first number is none of the second's words.
                break
            first = min(first, self._leftmost(j))
        return first

    def _leftmost(self, i: int) -> int:
        return min(self.parse.subtree(i))

    def _last(self, i: int, prepositions: frozenset[str]) -> int:
        last = i
        for j in self.parse.children[i]:
            if j < i:
                continue
            token = self.parse.tokens[j]
            if token.dep == "prep" and token.lower in prepositions and j == last + 1:
                inner = [k for k in self.parse.children[j] if self.parse.tokens[k].dep == "pobj"]
                if not inner or self._first(inner[0]) != j + 1:
                    break
                joined = self.roles.joined(inner[0]) if len(prepositions) > 2 else inner[:1]
                last = max(self._last(k, prepositions) for k in joined or inner[:1])
                continue
            if token.dep == "appos" and self._first(j) == last + 1 and self._is_personal(j):
                # "three-term Governor Anton Brel", hung by the parser on "term"
                return j
            if token.dep in {"nummod", "nmod"} and j == last + 1:
                last = j
                continue
            break
        return last

    # What kind of thing it is

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
