"""Whose deed, gift or post a noun names, and which verb carries it."""

from __future__ import annotations

from typing import Final

from sayso.claims.clauses import is_infinitive
from sayso.claims.lexicon import ENDING, LIGHT, LIGHT_IN, NOUNS, RECEIVING
from sayso.claims.syntax.joining import DEEPEST, VERBAL
from sayso.claims.syntax.verbs import Verbs
from sayso.records import Parse, Token

CALENDAR: Final = frozenset(
    {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    }
)
_HOLDING: Final = LIGHT | ENDING
_CARRYING: Final = _HOLDING | RECEIVING
_NAMING: Final = frozenset({"compound", "amod", "nmod"})
_DEMONYMS: Final = ("an", "ese", "ish", "i", "ch", "sh", "ic", "er", "ine")
"""How adjectives of states end."""


def _is_agent(parse: Parse, token: Token) -> bool:
    return token.dep == "pobj" and parse.tokens[token.head].dep == "agent"


class Nouns(Verbs):
    """Answers for nouns."""

    def __init__(self, parse: Parse) -> None:
        super().__init__(parse)
        self._acting = {
            token.lower
            for token in parse.tokens
            if token.dep in {"nsubj", "nsubjpass", "poss"} or _is_agent(parse, token)
        }
        self._located = {
            token.lower
            for token in parse.tokens
            if token.dep == "pobj" and parse.tokens[token.head].lower in {"in", "at", "near", "outside"}
        }

    def _bearer(self, noun: int, depth: int) -> tuple[int, ...]:
        """Return whose effort, plan or role a noun names, which is who carries it out."""
        if found := self._own(noun, "poss") or self._holder(noun):
            return found
        if found := self._after(noun, "by", lend=False) or self._modifier(noun):
            return found
        token = self.parse.tokens[noun]
        if token.dep == "dobj" and depth <= DEEPEST:
            return self.subject_of(token.head, depth)
        return ()

    def _modifier(self, i: int) -> tuple[int, ...]:
        found = [j for j in self.parse.children[i] if self._dep(j) in _NAMING and self._names_a_doer(j)]
        if not found and self._dep(i) == "conj":
            return self._modifier(self.parse.tokens[i].head)
        if not found and self._dep(i) in _NAMING:
            return self._before_title(i)
        return tuple(found)

    def around_title(self, i: int, slot: str) -> tuple[int, ...]:
        """Return what fills a slot of a title before a name, hung by the parser on the name."""
        match slot:
            case "kind":
                return self._beside_title(i)
            case "poss":
                return self._owner_of_title(i)
        return ()

    def _owner_of_title(self, i: int) -> tuple[int, ...]:
        """Return whose officer a title before a name tells of ("the bureau's director Anton Brel")."""
        head = self.parse.tokens[i].head
        name = self.parse.name_of(head)
        if self._dep(i) not in _NAMING or name is None or name.kind != "person":
            return ()
        return self._own(head, "poss")

    def _beside_title(self, i: int) -> tuple[int, ...]:
        """Return the word before a title that the parser hung on the name behind both ("chief executive Anton Brel")."""
        token = self.parse.tokens[i]
        before = self.parse.tokens[i - 1] if i else token
        beside = token.dep in _NAMING and before.dep in _NAMING and before.head == token.head != i
        return (before.i,) if beside and self.parse.name_at[before.i] < 0 else ()

    def _before_title(self, i: int) -> tuple[int, ...]:
        """Return the name before a title that both stand before a person's name ("Black Lantern chief Anton Brel")."""
        before = i - 1
        while before >= 0 and self._dep(before) in _NAMING and not self.is_named(before):
            before -= 1
        if before < 0 or self._dep(before) not in _NAMING:
            return ()
        beside = self.parse.tokens[before].head == self.parse.tokens[i].head
        name = self.parse.name_of(before)
        return (before,) if beside and name is not None and name.kind not in {"person", "place"} else ()

    def _names_a_doer(self, i: int) -> bool:
        """Say whether a word before a noun can name who does it: no place or what is used as one, no month."""
        if not self.is_named(i):
            return False
        name, word = self.parse.name_of(i), self.parse.tokens[i].lower
        if word in NOUNS["speech"]:
            return False
        if name is None:
            return word.rstrip(".") not in CALENDAR and word not in self._located
        if name.kind == "place" or word.split()[0].rstrip(".") in CALENDAR:
            return False
        if self._is_blow(i) and name.kind == "state" and self._is_bare_land(i):
            return False
        if self._is_blow(i) and (
            word in self._located or word[-1:].isdigit() or word.split()[-1] in NOUNS["place"]
        ):
            return False
        if name.origin != "parser" or name.kind in {"armed_group", "state"}:
            return True
        return word not in self._located and (word in self._acting or not self._is_blow(i))

    def _is_bare_land(self, i: int) -> bool:
        """Say whether a state stands by its own name, which tells where ("the Veldania raid"), not by its adjective."""
        token = self.parse.tokens[i]
        return token.tag == "NNP" and not token.text.isupper() and not token.lower.endswith(_DEMONYMS)

    def _is_blow(self, i: int) -> bool:
        """Say whether a word stands before an attack, where a name is a place more often ("the Velm bombing")."""
        return self.parse.tokens[self.parse.tokens[i].head].lemma in NOUNS["attack"]

    def _holder(self, i: int, depth: int = 0) -> tuple[int, ...]:
        """Return who gives, makes, leads or has what a noun names."""
        token = self.parse.tokens[i]
        head = self.parse.tokens[token.head]
        if token.dep in {"attr", "oprd"}:
            called = token.dep == "oprd" and head.pos in VERBAL
            return (self._object(head.i) if called else ()) or self.subject_of(head.i)
        if head.lemma in ENDING and token.lemma in NOUNS["attack"]:
            return ()  # who halts a bombing need not be who bombs
        if token.dep == "dobj" and head.lemma in _HOLDING:
            # "They have Veldania's support": it is not theirs to give.
            others = any(
                self._dep(j) == "poss" and self.parse.tokens[j].pos != "PRON" for j in self.parse.children[i]
            )
            return () if others else self.fillers(head.i, "subject")
        if token.dep == "nsubjpass" and head.lemma in _HOLDING:
            return self._agent(head.i)
        if token.dep == "appos":
            # "Mira Toll, the secretary, and Anton Brel": one title is one person's.
            whose = (head.i,) if token.tag == "NN" and self.is_named(head.i) else self.joined(head.i)
            return self._clear_of(i, whose)
        if token.dep in {"compound", "nmod"} and self.is_named(head.i):
            return (head.i,)
        if token.dep == "pobj" and (found := self._participant(head)):
            return found
        for j in self.parse.children[i]:
            if self._dep(j) == "appos" and self.is_named(j):
                return (j,)
        if token.dep == "conj" and depth < DEEPEST and (found := self._holder(head.i, depth + 1)):
            return found
        for j in self.parse.children[i]:
            if self._dep(j) == "prep" and (found := self._named_beside(j)):
                return found
            if self.parse.tokens[j].lemma in _HOLDING and self._is_done_in(i, j):
                return self.fillers(j, "subject")
        return ()

    def _is_done_in(self, i: int, clause: int) -> bool:
        """Say whether a clause behind a noun tells who does what it names ("attacks carried out by the front")."""
        if self._dep(clause) == "acl":
            return self.passive(clause) and not is_infinitive(self.parse, clause)
        return self._dep(clause) == "relcl" and i in self.fillers(clause, "object")

    def _named_beside(self, preposition: int) -> tuple[int, ...]:
        """Return the person named behind "the leader of the front", hung on the front by the parser."""
        if self.parse.tokens[preposition].lower != "of":
            return ()
        for j in self._own(preposition, "pobj"):
            for k in self.parse.children[j]:
                name = self.parse.name_of(k)
                if self._dep(k) == "appos" and name is not None and name.kind == "person":
                    return (k,)
        return ()

    def _clear_of(self, i: int, found: tuple[int, ...]) -> tuple[int, ...]:
        """Return fillers without those that the noun itself hangs together with by a conjunction."""
        return tuple(j for j in found if j != i)

    def _participant(self, preposition: Token) -> tuple[int, ...]:
        """Return who takes part "in" an attack, "is in" talks or acts "as" a leader."""
        verb = self.parse.tokens[preposition.head]
        if verb.lemma in {"involve", "implicate"} and verb.pos in VERBAL:
            return self._object(verb.i) if preposition.lower == "in" else ()
        if verb.lemma == "take" and not any(
            self.parse.tokens[j].lemma in {"part", "role", "share"} for j in self.parse.children[verb.i]
        ):
            return ()
        if preposition.lower in {"in", "into", "as", "under", "at", "from"} and verb.lemma in LIGHT_IN:
            return self.subject_of(verb.i)
        return ()

    def _recipient(self, i: int) -> tuple[int, ...]:
        token = self.parse.tokens[i]
        head = self.parse.tokens[token.head]
        if token.dep in {"dobj", "pobj"}:
            verb = head if token.dep == "dobj" else self.parse.tokens[head.head]
            if verb.lemma in RECEIVING and (token.dep == "dobj") == (
                verb.lemma not in {"rely", "depend", "benefit"}
            ):
                return self.fillers(verb.i, "subject")
        if token.dep in {"dobj", "conj"} and head.lemma in LIGHT:
            return self._own(head.i, "dative")
        if token.dep == "pobj" and head.lower == "with" and self.parse.tokens[head.head].pos in VERBAL:
            # "With Veldania's support, the front took the town."
            return self.subject_of(head.head)
        return ()

    def carrier(self, i: int) -> int | None:
        """Return the verb that carries what a noun names ("carried out" of an attack), if it has one."""
        token = self.parse.tokens[i]
        head = self.parse.tokens[token.head]
        if token.dep in {"dobj", "nsubjpass", "attr"} and (head.lemma in _CARRYING or head.lemma == "be"):
            return head.i
        if token.dep == "pobj" and self.parse.tokens[head.head].lemma in LIGHT_IN | RECEIVING:
            return head.head
        for j in self.parse.children[i]:
            if self.parse.tokens[j].lemma in _CARRYING and self._is_done_in(i, j):
                return j
        return None

    def _governing(self, i: int) -> tuple[int, ...]:
        token = self.parse.tokens[i]
        return (token.head,) if token.dep in {"dobj", "nsubjpass"} else ()
