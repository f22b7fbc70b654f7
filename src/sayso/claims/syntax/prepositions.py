"""What follows a preposition of a word, or of the word beside it that the parser hung the preposition on."""

from __future__ import annotations

from typing import Final

from sayso.claims.lexicon import ENDING, LIGHT, RECEIVING
from sayso.claims.syntax.joining import NOMINAL, VERBAL, Joining

_HOLDING: Final = LIGHT | ENDING
_WHERE: Final = frozenset({"in", "at", "near", "outside", "from", "on", "of", "for", "to", "into"})
"""Prepositions whose object the parser gives what belongs to the verb; not "during a march with"."""


class Prepositions(Joining):
    """Answers what stands behind prepositions."""

    def _after(self, i: int, name: str, *, lend: bool = True) -> tuple[int, ...]:
        """Return what follows a preposition of ``i``, or of the word next to it that the parser hung it on."""
        if found := self._direct(i, name):
            return found
        if not lend:
            return ()
        token = self.parse.tokens[i]
        if token.pos in VERBAL:
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
        if self.parse.tokens[preposition].lower not in _WHERE:
            return ()
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
            elif token.dep == "dative" and name == "to" and token.pos in NOMINAL:
                return self.joined(j)
        return ()

    def _pronoun_free(self, preposition: int) -> bool:
        """Say whether a preposition has an object of its own that is no relative pronoun."""
        objects = [j for j in self.parse.children[preposition] if self._dep(j) in {"pobj", "pcomp"}]
        return bool(objects) and not any(self._is_relative(j) for j in objects)
