"""Words joined to one another: rows of nouns, relative pronouns and what they stand for, names."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Final

from sayso.records import Parse

DEEPEST: Final = 12
"""Most steps up a chain of clauses; longer ones are parser errors more often than not."""
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "DET", "X"})
VERBAL: Final = frozenset({"VERB", "AUX"})
_RELATIVE: Final = frozenset({"who", "whom", "which", "that"})


class Joining(ABC):
    """Answers what a word is joined to in one parse; the classes built on it fill roles."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse

    @abstractmethod
    def fillers(self, i: int, slot: str) -> tuple[int, ...]:
        """Return the head words that fill a slot of predicate ``i``, in the order they are joined."""

    def joined(self, i: int) -> tuple[int, ...]:
        """Return a word and all that is joined to it by conjunctions, relative pronouns resolved."""
        if self._is_relative(i):
            antecedent = self._antecedent(i)
            return self.joined(antecedent) if antecedent is not None and antecedent != i else ()
        found = [i]
        for j in self.parse.children[i]:
            if self._dep(j) == "conj" and self.parse.tokens[j].pos in NOMINAL and not self._is_same(i, j):
                found.extend(self.joined(j))
        return tuple(found)

    def _is_same(self, i: int, j: int) -> bool:
        """Say whether a second noun tells more of the same person ("Mira Toll, a pollster and strategist who ...")."""
        if self._dep(i) != "appos" or {self.parse.tokens[i].tag, self.parse.tokens[j].tag} != {"NN"}:
            return False
        return not any(self._dep(k) in {"det", "poss", "nummod"} for k in self.parse.children[j])

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

    def _dep(self, i: int) -> str:
        return self.parse.tokens[i].dep

    def is_named(self, i: int) -> bool:
        """Say whether a word is (part of) a name or the adjective of one."""
        token = self.parse.tokens[i]
        if self.parse.name_at[i] >= 0 or token.tag in {"NNP", "NNPS"}:
            return True
        return token.tag == "JJ" and token.text[:1].isupper() and not token.text.isupper()
