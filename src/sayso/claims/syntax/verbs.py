"""Who does what a verb says and to whom, in the active and the passive, in reduced and shared clauses."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from sayso.claims.clauses import is_infinitive
from sayso.claims.lexicon import ACTING, GIVING, NOUNS, OBJECT_CONTROL
from sayso.claims.syntax.joining import DEEPEST, VERBAL
from sayso.claims.syntax.prepositions import Prepositions

_TOOLS: Final = NOUNS["weapon"] | NOUNS["money"]
_NAMING: Final = frozenset(
    {"know", "call", "name", "dub", "style", "nickname", "base", "headquarter", "locate"}
)
_PEOPLE: Final = (
    NOUNS["people"]
    | NOUNS["fighter"]
    | NOUNS["members"]
    | {"group", "band", "gang", "crowd", "mob", "column"}
)
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


class Verbs(Prepositions):
    """Answers for verbs."""

    @abstractmethod
    def _bearer(self, noun: int, depth: int) -> tuple[int, ...]:
        """Return whose effort, plan or role a noun names, which is who carries it out."""

    def passive(self, i: int, depth: int = 0) -> bool:
        """Say whether a verb's surface subject is whom it is done to."""
        token = self.parse.tokens[i]
        if token.tag not in {"VBN", "VBD", "JJ"}:
            return False
        auxiliaries = {self.parse.tokens[j].lemma for j in self.parse.children[i] if self._dep(j) == "aux"}
        for j in self.parse.children[i]:
            if self._dep(j) in {"auxpass", "nsubjpass", "agent"}:
                return True
        if token.dep == "amod" or (token.dep == "acl" and self.parse.child(i, "nsubj") is None):
            return True
        if token.tag == "VBD" or "have" in auxiliaries:
            return False
        if token.dep == "conj":
            return depth < DEEPEST and self.passive(token.head, depth + 1)
        return token.dep in {"advcl", "xcomp", "oprd", "ccomp", "pcomp"}

    def subject_of(self, i: int, depth: int = 0) -> tuple[int, ...]:
        """Return the surface subject of a verb, adjective or preposition: its own, or the one it shares."""
        own = self._whose(self._own_subjects(i)) or self._beside(i)
        if own or depth > DEEPEST:
            return own
        token = self.parse.tokens[i]
        head = token.head
        if head == i:
            return ()
        match token.dep:
            case "conj" | "acomp" | "attr" | "oprd" | "dep" | "parataxis" | "prep":
                return self.subject_of(head, depth + 1)
            case "relcl" | "amod" | "acl":
                if is_infinitive(self.parse, i) and not (token.dep == "relcl" and self._can_act(head)):
                    return self._bearer(head, depth + 1)
                return self.joined(head)
            case "advcl" if (beside := self._just_before(i)) is not None:
                return self.joined(beside)
            case "xcomp" | "advcl" | "ccomp":
                return self._controller(
                    head, depth + 1, by_object=token.dep != "advcl" or is_infinitive(self.parse, i)
                )
            case "pcomp":
                above = self.parse.tokens[head].head
                if self.parse.tokens[above].pos in VERBAL:
                    wanted = self.parse.tokens[head].lower in {"of", "for", "from", "into", "with", "in"}
                    return self._controller(above, depth + 1, by_object=wanted)
                return self._bearer(above, depth + 1)
        return ()

    def _own_subjects(self, i: int) -> tuple[int, ...]:
        """Return a verb's own subject; of two side by side, the name ("The former chief, Anton Brel will go")."""
        own = [j for j in self.parse.children[i] if self._dep(j) in _SUBJECTS]
        if len(own) > 1 and self.is_named(own[-1]) and own[-1] < i:
            own = own[-1:]
        return self._past_places(tuple(found for j in own for found in self.joined(j)))

    def _past_places(self, subjects: tuple[int, ...]) -> tuple[int, ...]:
        """Return who acts, where the parser took the place before them for it ("In Karsk, Orsk province, rebels attacked").

        People are no apposition to a place.
        """
        behind = (
            k
            for j in subjects
            if self._is_ground(j)
            for k in self.parse.children[j]
            if self._dep(k) == "appos"
        )
        for k in behind:
            token = self.parse.tokens[k]
            if token.pos == "NOUN" and token.lemma in _PEOPLE and subjects[0] < k:
                return self.joined(k)
        last = self.parse.tokens[subjects[-1]] if subjects else None
        if last is not None and last.pos == "NOUN" and last.lemma in _PEOPLE and self._is_ground(subjects[0]):
            return tuple(j for j in subjects if not self._is_ground(j))
        return subjects

    def _is_ground(self, i: int) -> bool:
        """Say whether a word is a place's name, or a noun for a place."""
        name = self.parse.name_of(i)
        return (name is not None and name.kind == "place") or self.parse.tokens[i].lower in NOUNS["place"]

    def _can_act(self, i: int) -> bool:
        """Say whether a noun does itself what a clause behind it names ("the woman to lead", not "steps to fight")."""
        return self.is_named(i) or self.parse.tokens[i].lemma in ACTING

    def _just_before(self, i: int) -> int | None:
        """Return the noun right before a participle set off by a comma ("met the front, also known as ...").

        The parser hangs it on the verb of the clause, whose subject it is not about.
        """
        token = self.parse.tokens[i]
        if (
            token.tag != "VBN"
            or token.lemma not in _NAMING
            or token.head > i
            or self.parse.child(i, "aux", "auxpass") is not None
        ):
            return None
        first = i
        while first - 1 > token.head and self.parse.tokens[first - 1].head == i:
            if self.parse.tokens[first - 1].dep not in {"advmod", "npadvmod"}:
                break
            first -= 1
        last = first - 2
        if last <= token.head or self.parse.tokens[first - 1].text != ",":
            return None
        while last > token.head and self.parse.tokens[last].pos not in {"NOUN", "PROPN"}:
            last = self.parse.tokens[last].head
        return last if last > token.head else None

    def _whose(self, subjects: tuple[int, ...]) -> tuple[int, ...]:
        """Return subjects, each as whom "whose" brings in behind it ("Mira Toll, whose son, ..., was killed")."""
        found = []
        for i in subjects:
            beside = [
                j
                for j in self.parse.children[i]
                if self._dep(j) == "appos"
                and any(self.parse.tokens[k].tag == "WP$" for k in self.parse.children[j])
            ]
            found.extend(beside or [i])
        return tuple(found)

    def _beside(self, i: int) -> tuple[int, ...]:
        """Return the subject that the parser hung on the helping verb instead."""
        for j in self.parse.children[i]:
            if self._dep(j) in {"aux", "auxpass"} and (found := self._own(j, *_SUBJECTS)):
                return found
        return ()

    def _controller(self, head: int, depth: int, *, by_object: bool) -> tuple[int, ...]:
        """Return whose act a verb is that hangs on the verb or adjective ``head``."""
        token = self.parse.tokens[head]
        if token.pos in VERBAL and self.passive(head):
            return self.subject_of(head, depth)
        if by_object and token.lemma in GIVING and (receivers := self._direct(head, "to")):
            return receivers
        if by_object and token.lemma in OBJECT_CONTROL and (objects := self._own(head, "dobj", "dative")):
            # Who uses drones or money to attack does it himself.
            tools = all(self.parse.tokens[j].lemma in _TOOLS for j in objects)
            return self.subject_of(head, depth) if tools else objects
        return self.subject_of(head, depth)

    def _purpose(self, i: int) -> tuple[int, ...]:
        """Return the verbs that say what for ("uses the group to attack"), not those beside it ("..., leaving")."""
        return tuple(
            j
            for j in self.parse.children[i]
            if self._dep(j) == "xcomp" or (self._dep(j) == "advcl" and is_infinitive(self.parse, j))
        )

    def _object(self, i: int) -> tuple[int, ...]:
        if self.parse.tokens[i].pos not in VERBAL and not self.passive(i):
            return ()
        if self._dep(i) == "amod" and self.parse.tokens[i].tag == "VBG":
            # "its Veldania-backing colleagues"
            return tuple(j for j in self.parse.children[i] if self._hyphenated(j, i))
        if self.passive(i):
            return self.subject_of(i)
        own = [j for j in self.parse.children[i] if self._dep(j) == "dobj"]
        if len(own) > 1 and self.parse.tokens[own[0]].lower == "that" and own[0] < i < own[1]:
            # "The rumour that they took the village": a verb with an object of its own needs no other.
            own = own[1:]
        if own:
            return tuple(found for j in own for found in self.joined(j))
        if not any(self._dep(j) in {"xcomp", "ccomp", "prep"} for j in self.parse.children[i]):
            for j in self.parse.children[i]:
                if (
                    self._dep(j) == "conj"
                    and self.parse.tokens[j].pos in VERBAL
                    and not self._own(j, *_SUBJECTS)
                ):
                    return self._object(j)
        return self._helped(i) or self._gap(i)

    def _helped(self, i: int) -> tuple[int, ...]:
        """Return whom somebody helps or orders, hung by the parser on what they are to do ("helped the front grow")."""
        if self.parse.tokens[i].lemma not in OBJECT_CONTROL:
            return ()
        for j in self.parse.children[i]:
            if self._dep(j) == "ccomp" and self.parse.tokens[j].tag == "VB" and not self._own(j, "mark"):
                return self._own(j, *_SUBJECTS)
        return ()

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
        if self.parse.tokens[i].pos in VERBAL and self.parse.child(i, "auxpass") is not None:
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
