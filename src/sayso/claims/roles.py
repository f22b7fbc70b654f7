"""From syntax to roles: who does what to whom around one predicate.

A frame asks for its parties by slot, never by label of the parser, so that active, passive, nominal and reduced
wordings need no frames of their own. A slot is the name of a role or of a preposition, or several joined by
dots ("subject.of.in": what follows *in* after what follows *of* after the subject):

- ``subject``: who does it, the "by" of a passive included; of a noun or adjective, of whom it is said
- ``object``: to whom it is done, the subject of a passive included
- ``poss``: whose it is ("Veldania's shipments", "its shipments")
- ``modifier``: a name or nationality before a noun ("a Veldanian shipment")
- ``holder``: who gives, makes, leads or has what a noun names ("Veldania gave support", "Brel, leader of ...")
- ``recipient``: who gets it ("the group receives support")
- ``kind``: the words before a noun ("arms shipments")
- ``pobj``: what follows a preposition that is itself the predicate
- ``result``: what the object is made or held as ("took them hostage")
- ``verb``: the verb whose subject or object a noun is
- ``preposition``: the preposition before a noun
- ``head``: the noun that a preposition hangs on
- ``acl``, ``ccomp``, ``appos``, ``dative``: the words that hang on it with this label of the parser
- ``attr``: what somebody is said to be ("became the leader")
- ``purpose``: the verb that says what for ("uses the group to attack")
- ``self``: the predicate itself
- any preposition: what follows it ("to" includes the indirect object)

Every slot gives the head words of its fillers, conjunctions split up and relative pronouns replaced by the
words they stand for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sayso.claims.lexicon import ENDING, GIVING, LIGHT, LIGHT_IN, OBJECT_CONTROL, RECEIVING
from sayso.records import Parse, Token

DEEPEST: Final = 12
"""Most steps up a chain of clauses; longer ones are parser errors more often than not."""

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "DET", "X"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
_RELATIVE: Final = frozenset({"who", "whom", "which", "that"})
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
_LABELS: Final[dict[str, tuple[str, ...]]] = {
    "poss": ("poss",),
    "kind": ("compound", "amod"),
    "pobj": ("pobj",),
    "attr": ("attr", "oprd"),
    "acl": ("acl",),
    "ccomp": ("ccomp",),
    "appos": ("appos",),
    "dative": ("dative",),
    "purpose": ("xcomp", "advcl"),
    "result": ("oprd", "ccomp", "acomp", "xcomp"),
}
"""Slots that are told by the parser's labels alone."""
_NAMING: Final = frozenset({"compound", "amod", "nmod"})
_HOLDING: Final = LIGHT | ENDING
_CARRYING: Final = _HOLDING | RECEIVING


class Roles:
    """Answers which words fill a slot of a predicate in one parse."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._known: dict[tuple[int, str], tuple[int, ...]] = {}
        self._located = {
            token.lower
            for token in parse.tokens
            if token.dep == "pobj" and parse.tokens[token.head].lower in {"in", "at", "near", "outside"}
        }

    def fillers(self, i: int, slot: str) -> tuple[int, ...]:
        """Return the head words that fill a slot of predicate ``i``, in the order they are joined."""
        key = (i, slot)
        found = self._known.get(key)
        if found is None:
            self._known[key] = ()  # what asks for itself on the way, in a tree gone wrong, finds nothing
            first, _, rest = slot.partition(".")
            found = self._fill(i, first)
            if rest:
                found = tuple(end for j in found for end in self.fillers(j, rest))
            self._known[key] = found
        return found

    def _fill(self, i: int, slot: str) -> tuple[int, ...]:
        if slot in _LABELS:
            return self._own(i, *_LABELS[slot])
        match slot:
            case "self":
                return (i,)
            case "subject":
                acting = self.parse.tokens[i].pos in _VERBAL and self.passive(i)
                return self._agent(i) if acting else self.subject_of(i)
            case "object":
                return self._object(i)
            case "modifier":
                return self._modifier(i)
            case "holder":
                return self._holder(i)
            case "recipient":
                return self._recipient(i)
            case "verb":
                return self._governing(i)
            case "preposition":
                head = self.parse.tokens[self.parse.tokens[i].head]
                return (head.i,) if head.pos == "ADP" else ()
            case "head":
                return self.joined(self.parse.tokens[i].head)
            case "by":
                return self._agent(i)
        return self._after(i, slot)

    # Verbs

    def passive(self, i: int, depth: int = 0) -> bool:
        """Say whether a verb's surface subject is whom it is done to."""
        token = self.parse.tokens[i]
        if token.tag not in {"VBN", "VBD", "JJ"}:
            return False
        auxiliaries = {self.parse.tokens[j].lemma for j in self.parse.children[i] if self._dep(j) == "aux"}
        for j in self.parse.children[i]:
            if self._dep(j) in {"auxpass", "nsubjpass", "agent"}:
                return True
        if token.dep in {"acl", "amod"}:
            return True
        if token.tag == "VBD" or "have" in auxiliaries:
            return False
        if token.dep == "conj":
            return depth < DEEPEST and self.passive(token.head, depth + 1)
        return token.dep in {"advcl", "xcomp", "oprd", "ccomp", "pcomp"}

    def subject_of(self, i: int, depth: int = 0) -> tuple[int, ...]:
        """Return the surface subject of a verb, adjective or preposition: its own, or the one it shares."""
        own = self._own(i, "nsubj", "nsubjpass") or self._beside(i)
        if own or depth > DEEPEST:
            return own
        token = self.parse.tokens[i]
        head = token.head
        if head == i:
            return ()
        match token.dep:
            case "conj" | "acomp" | "attr" | "oprd" | "dep" | "parataxis" | "prep":
                return self.subject_of(head, depth + 1)
            case "relcl" | "amod":
                return self.joined(head)
            case "acl":
                return self._bearer(head, depth + 1) if self._is_infinitive(i) else self.joined(head)
            case "xcomp" | "advcl" | "ccomp":
                return self._controller(
                    head, depth + 1, by_object=token.dep != "advcl" or self._is_infinitive(i)
                )
            case "pcomp":
                above = self.parse.tokens[head].head
                if self.parse.tokens[above].pos in _VERBAL:
                    wanted = self.parse.tokens[head].lower in {"of", "for", "from", "into", "with", "in"}
                    return self._controller(above, depth + 1, by_object=wanted)
                return self._bearer(above, depth + 1)
        return ()

    def _beside(self, i: int) -> tuple[int, ...]:
        """Return the subject that the parser hung on the helping verb instead."""
        for j in self.parse.children[i]:
            if self._dep(j) in {"aux", "auxpass"} and (found := self._own(j, *_SUBJECTS)):
                return found
        return ()

    def _controller(self, head: int, depth: int, *, by_object: bool) -> tuple[int, ...]:
        """Return whose act a verb is that hangs on the verb or adjective ``head``."""
        token = self.parse.tokens[head]
        if token.pos in _VERBAL and self.passive(head):
            return self.subject_of(head, depth)
        if by_object and token.lemma in GIVING and (receivers := self._direct(head, "to")):
            return receivers
        if by_object and token.lemma in OBJECT_CONTROL and (objects := self._own(head, "dobj", "dative")):
            return objects
        return self.subject_of(head, depth)

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

    def _object(self, i: int) -> tuple[int, ...]:
        if self.parse.tokens[i].pos not in _VERBAL and not self.passive(i):
            return ()
        if self.passive(i):
            return self.subject_of(i)
        if own := self._own(i, "dobj"):
            return own
        for j in self.parse.children[i]:
            if (
                self._dep(j) == "conj"
                and self.parse.tokens[j].pos in _VERBAL
                and not self._own(j, *_SUBJECTS)
            ):
                return self._object(j)
        return self._gap(i)

    def _gap(self, i: int) -> tuple[int, ...]:
        """Return what a relative clause without object hangs on ("the group that Veldania supports")."""
        clause = self._clause(i)
        if self._dep(clause) != "relcl" or not self._own(i, "nsubj"):
            return ()
        antecedent = self.joined(self.parse.tokens[clause].head)
        if set(antecedent) & set(self._own(i, "nsubj")):
            return ()
        for j in self.parse.children[i]:
            token = self.parse.tokens[j]
            if token.tag == "WRB" or (token.dep == "prep" and not self._pronoun_free(j)):
                return ()
        return antecedent

    def _pronoun_free(self, preposition: int) -> bool:
        """Say whether a preposition has an object of its own that is no relative pronoun."""
        objects = [j for j in self.parse.children[preposition] if self._dep(j) in {"pobj", "pcomp"}]
        return bool(objects) and not any(self._is_relative(j) for j in objects)

    def _agent(self, i: int) -> tuple[int, ...]:
        for j in self.parse.children[i]:
            token = self.parse.tokens[j]
            if token.dep == "agent" or (token.dep == "prep" and token.lower == "by"):
                return self._own(j, "pobj")
            if token.dep in {"npadvmod", "compound", "nmod", "nsubj", "advmod"} and self._hyphenated(j, i):
                return (j,)
        for j in self.parse.children[i]:
            if self._dep(j) == "conj" and (found := self._agent(j)):
                return found
        if self.parse.tokens[i].pos in _VERBAL and self.parse.child(i, "auxpass") is not None:
            return self._stray_agent(i)
        if self.parse.tokens[i].pos == "NOUN":
            return self._after(i, "by")
        return ()

    def _stray_agent(self, i: int) -> tuple[int, ...]:
        """Return what follows a "by" behind a passive verb that the parser hung on the verb's subject instead."""
        for noun in self.subject_of(i):
            for j in self.parse.children[noun]:
                if j > i and self.parse.tokens[j].dep == "prep" and self.parse.tokens[j].lower == "by":
                    return self._own(j, "pobj")
        return ()

    def _hyphenated(self, j: int, i: int) -> bool:
        return i == j + 2 and self.parse.tokens[j + 1].text in {"-", "‐", "‑", "–"}

    # Nouns

    def _modifier(self, i: int) -> tuple[int, ...]:
        found = [j for j in self.parse.children[i] if self._dep(j) in _NAMING and self._names_a_doer(j)]
        if not found and self._dep(i) == "conj":
            return self._modifier(self.parse.tokens[i].head)
        return tuple(found)

    def _names_a_doer(self, i: int) -> bool:
        """Say whether a word before a noun can name who does it: no place or what is used as one, no month."""
        if not self.is_named(i):
            return False
        name, word = self.parse.name_of(i), self.parse.tokens[i].lower
        if name is None:
            return word not in CALENDAR and word not in self._located
        return name.kind != "place" and (name.origin != "parser" or word not in self._located)

    def is_named(self, i: int) -> bool:
        """Say whether a word is (part of) a name or the adjective of one."""
        token = self.parse.tokens[i]
        if self.parse.name_at[i] >= 0 or token.tag in {"NNP", "NNPS"}:
            return True
        return token.tag == "JJ" and token.text[:1].isupper() and not token.text.isupper()

    def _holder(self, i: int, depth: int = 0) -> tuple[int, ...]:
        """Return who gives, makes, leads or has what a noun names."""
        token = self.parse.tokens[i]
        head = self.parse.tokens[token.head]
        if token.dep in {"attr", "oprd"}:
            return self.subject_of(head.i)
        if token.dep == "dobj" and head.lemma in _HOLDING:
            return self.fillers(head.i, "subject")
        if token.dep == "nsubjpass" and head.lemma in _HOLDING:
            return self._agent(head.i)
        if token.dep == "appos":
            return self._clear_of(i, self.joined(head.i))
        if token.dep in {"compound", "nmod"} and self.is_named(head.i):
            return (head.i,)
        if token.dep == "pobj" and (found := self._participant(head)):
            return found
        if token.dep == "conj" and depth < DEEPEST and (found := self._holder(head.i, depth + 1)):
            return found
        for j in self.parse.children[i]:
            if self._dep(j) == "appos" and self.is_named(j):
                return (j,)
            if self._dep(j) == "prep" and (found := self._named_beside(j)):
                return found
            if self.parse.tokens[j].lemma in _HOLDING and self._is_done_in(i, j):
                return self.fillers(j, "subject")
        return ()

    def _is_done_in(self, i: int, clause: int) -> bool:
        """Say whether a clause behind a noun tells who does what it names ("attacks carried out by the front")."""
        if self._dep(clause) == "acl":
            return self.passive(clause) and not self._is_infinitive(clause)
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
        if verb.lemma in {"involve", "implicate"} and verb.pos in _VERBAL:
            return self._object(verb.i) if preposition.lower == "in" else ()
        if preposition.lower in {"in", "as", "under", "at"} and verb.lemma in LIGHT_IN:
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

    # Prepositions

    def _after(self, i: int, name: str, *, lend: bool = True) -> tuple[int, ...]:
        """Return what follows a preposition of ``i``, or of the word next to it that the parser hung it on."""
        if found := self._direct(i, name):
            return found
        if not lend:
            return ()
        token = self.parse.tokens[i]
        if token.pos in _VERBAL:
            for j in self.parse.children[i]:
                if self._dep(j) in {"dobj", "attr", "acomp", "prt"} and (found := self._direct(j, name)):
                    return found
                if self._dep(j) == "prep" and (found := self._behind(j, name)):
                    return found
            return self._lent(i, name)
        if name in {"by", "to", "against", "from", "on", "with"}:
            for j in self.parse.children[i]:
                if self._dep(j) == "prep" and self.parse.tokens[j].lower == "of":
                    for k in self._own(j, "pobj"):
                        if found := self._direct(k, name):
                            return found
        if token.dep in {"dobj", "nsubjpass", "attr", "oprd", "nsubj", "acomp"} and name != "of":
            head = self.parse.tokens[token.head]
            carries = head.lemma in _HOLDING or head.lemma in RECEIVING or head.lemma == "be"
            if (carries or token.dep == "acomp") and (found := self._direct(head.i, name)):
                return found
        return self._lent(i, name)

    def _lent(self, i: int, name: str) -> tuple[int, ...]:
        """Return what follows a preposition that the next joined word took along ("armed and fought with")."""
        for j in self.parse.children[i]:
            if self._dep(j) == "conj" and self.parse.tokens[j].pos == self.parse.tokens[i].pos:
                return self._after(j, name, lend=False)
        return ()

    def _behind(self, preposition: int, name: str) -> tuple[int, ...]:
        """Return what follows a preposition inside another's object ("attacked in Karsk against ...")."""
        for j in self.parse.children[preposition]:
            if self._dep(j) == "pobj" and name not in {"of", "in"}:
                return self._direct(j, name)
        return ()

    def _direct(self, i: int, name: str) -> tuple[int, ...]:
        for j in self.parse.children[i]:
            token = self.parse.tokens[j]
            if token.dep in {"prep", "agent", "dative"} and token.lower == name:
                if objects := self._own(j, "pobj"):
                    return objects
                clause = self._clause(i)
                if self._dep(clause) == "relcl" and not self.parse.children[j]:
                    return self.joined(self.parse.tokens[clause].head)
                if inner := self.parse.child(j, "prep"):
                    return self._own(inner, "pobj")
            elif token.dep == "dative" and name == "to" and token.pos in _NOMINAL:
                return self.joined(j)
        return ()

    # Words

    def joined(self, i: int) -> tuple[int, ...]:
        """Return a word and all that is joined to it by conjunctions, relative pronouns resolved."""
        if self._is_relative(i):
            antecedent = self._antecedent(i)
            return self.joined(antecedent) if antecedent is not None and antecedent != i else ()
        found = [i]
        for j in self.parse.children[i]:
            if self._dep(j) == "conj" and self.parse.tokens[j].pos in _NOMINAL:
                found.extend(self.joined(j))
        return tuple(found)

    def _own(self, i: int, *deps: str) -> tuple[int, ...]:
        found: list[int] = []
        for j in self.parse.children[i]:
            if self._dep(j) in deps:
                found.extend(self.joined(j))
        return tuple(found)

    def _is_relative(self, i: int) -> bool:
        token = self.parse.tokens[i]
        return token.lower in _RELATIVE and token.tag in {"WP", "WDT", "IN"} and token.dep != "mark"

    def _antecedent(self, pronoun: int) -> int | None:
        """Return the noun that a relative pronoun stands for; in a cleft, what "it was" names."""
        verb = self.parse.tokens[pronoun].head
        if self.parse.tokens[verb].dep == "prep":
            verb = self.parse.tokens[verb].head
        clause = self.parse.tokens[self._clause(verb)]
        if clause.dep in {"relcl", "acl"}:
            return clause.head
        head = self.parse.tokens[clause.head]
        if clause.dep in {"ccomp", "advcl"} and head.lemma == "be":
            return self.parse.child(head.i, "attr")
        return None

    def _clause(self, i: int) -> int:
        """Return the first of the verbs that a verb is joined to."""
        for _ in range(DEEPEST):
            if self._dep(i) != "conj":
                break
            i = self.parse.tokens[i].head
        return i

    def _is_infinitive(self, i: int) -> bool:
        return any(self.parse.tokens[j].tag == "TO" for j in self.parse.children[i])

    def _dep(self, i: int) -> str:
        return self.parse.tokens[i].dep


def first_of(roles: Roles, i: int, slots: Iterable[str]) -> tuple[int, ...]:
    """Return the fillers of the first slot that has any."""
    for slot in slots:
        if found := roles.fillers(i, slot):
            return found
    return ()
