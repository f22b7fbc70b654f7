"""Who stands on one side of a claim: the words used, where they are, and the actor they were tied to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sayso.claims.kinds import Kinds
from sayso.claims.lexicon import NOUNS
from sayso.claims.openers import openers
from sayso.claims.roles import Roles
from sayso.records import Actor, Cast, Mention, Parse, Span

_MARKS: Final = frozenset({"“", "”", '"', "«", "»", "„"})
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
_OF_INCIDENTS: Final = frozenset({"of", "on", "against", "in", "at", "near"})
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


class Parties(Kinds):
    """Answers who or what a head word stands for in one parse with its cast."""

    def __init__(self, parse: Parse, cast: Cast, roles: Roles) -> None:
        super().__init__(parse, cast, roles)
        self._named = {
            actor.id
            for actor in cast.actors
            if any(mention.form in {"name", "acronym"} for mention in actor.mentions)
        }
        self.openers = openers(parse)
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
        return self.parse.span_over(*self._with_marks(first, last))

    def _with_marks(self, first: int, last: int) -> tuple[int, int]:
        """Return a stretch of words with each quotation mark in it and its partner, or without either."""
        marks = sum(self.parse.tokens[j].text in _MARKS for j in range(first, last + 1))
        closed = last + 1 < len(self.parse.tokens) and self.parse.tokens[last + 1].text in _MARKS
        if marks % 2 == 0:
            # “Bandits” burned the mill: to leave the marks out would say it in one's own words.
            around = closed and first > 0 and self.parse.tokens[first - 1].text in _MARKS
            return (first - 1, last + 1) if around else (first, last)
        if closed:
            return first, last + 1
        while first < last and self.parse.tokens[first].text in _MARKS:
            first += 1
        return first, last

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
                if token.dep not in {"punct", "cc", "conj"} or j != first - 1:
                    break
                if token.text in _MARKS:
                    first = j
                elif token.text != "-":
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
