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

from collections.abc import Callable
from typing import Final

from sayso.claims.syntax.joining import VERBAL
from sayso.claims.syntax.nouns import Nouns
from sayso.records import Parse

_LABELS: Final[dict[str, tuple[str, ...]]] = {
    "poss": ("poss",),
    "kind": ("compound", "amod"),
    "pobj": ("pobj",),
    "attr": ("attr", "oprd"),
    "acl": ("acl",),
    "ccomp": ("ccomp",),
    "appos": ("appos",),
    "dative": ("dative",),
    "result": ("oprd", "ccomp", "acomp", "xcomp"),
}
"""Slots that are told by the parser's labels alone."""


class Roles(Nouns):
    """Answers which words fill a slot of a predicate in one parse."""

    def __init__(self, parse: Parse) -> None:
        super().__init__(parse)
        self._known: dict[tuple[int, str], tuple[int, ...]] = {}
        self._ways: dict[str, Callable[[int], tuple[int, ...]]] = {
            "object": self._object,
            "modifier": self._modifier,
            "holder": self._holder,
            "recipient": self._recipient,
            "verb": self._governing,
            "by": self._agent,
            "purpose": self._purpose,
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
            return self._own(i, *_LABELS[slot]) or self.around_title(i, slot)
        if (way := self._ways.get(slot)) is not None:
            return way(i)
        match slot:
            case "self":
                return (i,)
            case "subject":
                acting = self.parse.tokens[i].pos in VERBAL and self.passive(i)
                return self._agent(i) if acting else self.subject_of(i)
            case "preposition":
                head = self.parse.tokens[self.parse.tokens[i].head]
                return (head.i,) if head.pos == "ADP" else ()
            case "head":
                return self.joined(self.parse.tokens[i].head)
        return self._after(i, slot)
