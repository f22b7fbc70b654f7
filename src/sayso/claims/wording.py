"""What a typed claim says, in the text's own words where a finite verb joins its two parties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.claims.clauses import is_finite
from sayso.claims.contrasts import is_denied_above
from sayso.claims.frames import Match
from sayso.claims.naming import Naming, Said
from sayso.claims.parties import Filler, Parties
from sayso.claims.plainly import Plain
from sayso.claims.roles import Roles
from sayso.claims.statement import CASES
from sayso.claims.syntax.joining import DEEPEST
from sayso.records import Parse, Span

_HARD: Final = frozenset('"“”;:()—')
_FIRST_OR_SECOND: Final = frozenset({"i", "we", "you"})
_AM: Final = frozenset({"am", "'m", "’m", "'re", "’re", "'ve", "’ve", "have", "do"})
_CONTRACTED: Final = {"'re": "are", "'m": "am", "'ve": "have", "'ll": "will"}
_LONGEST: Final = 30
"""Most words quoted between the parties; past it, the plain wording is easier to check."""


class Wording:
    """Puts claims of one document into words."""

    def __init__(self, parse: Parse, text: str, roles: Roles, parties: Parties) -> None:
        self.parse = parse
        self.roles = roles
        self.parties = parties
        self.naming = Naming(parse, text, parties)
        self.plain = Plain(self.naming)

    def clause(self, said: Said) -> str:
        """Return what is claimed, without whose word it is; a bare number of the harmed stands with what it counts."""
        if said.match.frame.relation == "casualties" and (counted := self._counted(said)):
            self.naming.counted.setdefault(said.subject.head, counted)
        found = None if said.performed else self._from_text(said)
        return found or self.plain.clause(said)

    def _counted(self, said: Said) -> str | None:
        """Return what is counted where a number is all the words for a party: "people" for "two were killed"."""
        head = self.parse.tokens[said.subject.head]
        bare = head.pos == "NUM" or head.tag == "CD" or head.lower == "one"
        if said.quantity is None or not bare or said.subject.span != said.quantity.span:
            return None
        counted = (said.quantity.of or "").removesuffix(said.match.frame.status or "").strip()
        if said.quantity.high == 1 and counted == "people":
            return "person"
        return f"of {counted}" if counted.startswith("the ") else counted or None

    def tells(self, said: Said, cue: int) -> bool:
        """Say whether the clause is in the text's own words with this cue for its verb ("denied any part in", "has not denied arming")."""
        pivot = self._pivot(said.match)
        if pivot is None or said.performed or cue not in (pivot, self._finite(pivot, said.content)):
            return False
        return self._from_text(said) is not None

    def _from_text(self, said: Said) -> str | None:
        pivot = self._pivot(said.match)
        if pivot is None:
            return None
        verb = self._finite(pivot, said.content)
        if verb is None:
            return None
        surface = self.roles.subject_of(pivot)
        if self.roles.subject_of(verb) != surface:
            return None
        heads = [party.head for party in (said.subject, said.object) if party]
        if any(self.naming.is_of_neither(head) or is_denied_above(self.parse, head) for head in heads):
            return None  # the verb's own words would say the contrary
        first, second = self._order(said, pivot, surface)
        if first is None:
            return None
        start = self._group_start(verb)
        if self._disagrees(first, start, verb) or self.parse.tokens[start].tag == "VB":
            return None
        if len(surface) > 1 and self._is_number_marked(start, verb):
            return None
        end = self._end(said, pivot, second)
        if end is None:
            return None
        shared = self._shared_auxiliaries(verb)
        middle, tail = end
        span = self.parse.span_over(start, middle)
        words = self._uncontracted(start, self.naming.words(span))
        if _HARD & set(words) or middle - start > _LONGEST or "," in words[:-1]:
            return None
        return " ".join(part for part in (self.naming.party(first), shared, words, tail) if part)

    def _pivot(self, match: Match) -> int | None:
        """Return the verb that joins the parties: the predicate, or the verb that carries it."""
        token = self.parse.tokens[match.predicate]
        if token.pos in {"VERB", "AUX"}:
            return match.predicate
        if token.dep in {"acomp", "prep", "attr"} and self.parse.tokens[token.head].pos in {"VERB", "AUX"}:
            return token.head
        return self.roles.carrier(match.predicate)

    def _finite(self, pivot: int, content: Sequence[Span]) -> int | None:
        """Return the finite verb of the pivot's clause, without leaving the content."""
        i = pivot
        for _ in range(DEEPEST):
            token = self.parse.tokens[i]
            if is_finite(self.parse, i):
                return i
            head = self.parse.tokens[token.head]
            if token.dep == "conj" and head.tag == token.tag and is_finite(self.parse, head.i):
                return i
            if token.dep not in {"xcomp", "acl", "pcomp", "prep", "dobj", "pobj"} or head.i == i:
                return None
            if content and not any(span.start <= head.start < span.end for span in content):
                return None
            i = head.i
        return None

    def _shared_auxiliaries(self, verb: int) -> str:
        """Return the helping verbs that a later verb of a row shares with the first ("is arming and training")."""
        if is_finite(self.parse, verb):
            return ""
        head = self.parse.tokens[verb].head
        found = [
            self.parse.tokens[j].text
            for j in self.parse.children[head]
            if self.parse.tokens[j].dep in {"aux", "auxpass", "neg"}
        ]
        return " ".join(found)

    def _order(self, said: Said, pivot: int, surface: Sequence[int]) -> tuple[Filler | None, Filler | None]:
        """Return the parties in the order of the text: the surface subject first."""
        if said.match.predicate in surface:
            whole = Filler(said.match.predicate, self.parties.span(said.match.predicate, incident=True), None)
            return whole, said.subject
        if said.match.frame.relation == "strength" and surface and surface[0] not in said.match.subjects:
            words = self.parse.subtree(surface[0])
            whole = Filler(surface[0], self.parse.span_over(words[0], words[-1]), None)
            return (whole, said.object) if words[-1] < pivot else (None, None)
        others = set(said.match.needed) - set(said.match.subjects) - set(said.match.objects)
        if (given := others & set(surface)) and len(surface) == 1:
            head = given.pop()
            return Filler(head, self.parties.span(head), None), said.subject
        subjects, objects = set(said.match.subjects), set(said.match.objects)
        if subjects & set(surface):
            return (
                (said.subject, said.object)
                if said.subject.head in surface or len(surface) == 1
                else (None, None)
            )
        if said.object is not None and objects & set(surface):
            return said.object, said.subject
        return None, None

    def _is_number_marked(self, start: int, verb: int) -> bool:
        """Say whether a verb's form shows that its subjects are several, so that it fits none of them alone."""
        words = [self.parse.tokens[j] for j in range(start, verb + 1)]
        return any(word.tag == "VBP" or word.lower in {"were", "are"} for word in words)

    def _disagrees(self, first: Filler, start: int, verb: int) -> bool:
        """Say whether a verb's form fits the text's pronoun but not the name that stands in its place."""
        word = self.parse.tokens[first.head].lower
        if word not in CASES or self.naming.instead(first) is None:
            return False
        if word in _FIRST_OR_SECOND or not self.naming.is_many(first):
            return self._is_number_marked(start, verb) or self.parse.tokens[start].lower in _AM
        return False

    def _uncontracted(self, start: int, words: str) -> str:
        """Return words that open with a contracted helping verb with the verb in full ("’re arming": "are arming")."""
        token = self.parse.tokens[start]
        short = token.lower.replace("’", "'")
        full = _CONTRACTED.get(short)
        if short == "'s":
            full = "has" if token.lemma == "have" else "is"
        elif short == "'d":
            full = "had" if token.lemma == "have" else "would"
        return f"{full}{words[len(token.text) :]}" if full else words

    def _group_start(self, verb: int) -> int:
        start = verb
        for j in reversed(self.parse.children[verb]):
            if j > verb:
                continue
            if self.parse.tokens[j].dep not in {"aux", "auxpass", "neg", "advmod"} or j != start - 1:
                break
            start = j
        return start

    def _end(self, said: Said, pivot: int, second: Filler | None) -> tuple[int, str] | None:
        """Return the last word quoted, and what is put behind it: a later one of joined parties, or nothing."""
        last = max(
            self._phrase_end(pivot), *(self._phrase_end(i) for i in said.match.needed if i > pivot), pivot
        )
        if last > max(pivot, second.head if second else 0) and said.match.needed:
            return last, ""
        if second is None:
            return last, ""
        tokens = self.parse.tokens_in(second.span)
        if second.head in self.roles.fillers(pivot, "between"):
            return None
        if any(self._is_next_verb(j, pivot) for j in range(pivot + 1, tokens[0])):
            return None
        if tokens[0] <= pivot:
            if second.head in self.roles.fillers(pivot, "subject") and self.roles.passive(pivot):
                return last, f"by {self.naming.party(second, 1)}"
            return (
                (last, self.naming.party(second, 1))
                if second.head in self.roles.fillers(pivot, "object")
                else None
            )
        head = second.head
        while self.parse.tokens[head].dep == "conj" and self.parse.tokens[head].head > pivot:
            head = self.parse.tokens[head].head
        if head != second.head:
            before = self.parse.tokens_in(self.parties.span(head))[0] - 1
            return (before, self.naming.party(second)) if before >= pivot else None
        return (tokens[0] - 1, self.naming.party(second)) if tokens[0] - 1 >= pivot else None

    def _is_next_verb(self, i: int, pivot: int) -> bool:
        token = self.parse.tokens[i]
        return token.dep == "conj" and token.pos in {"VERB", "AUX"} and token.head == pivot

    def _phrase_end(self, pivot: int) -> int:
        """Return the last word of a verb with its particle and the short object that goes with it."""
        last = pivot
        for j in self.parse.children[pivot]:
            token = self.parse.tokens[j]
            if j > pivot and token.dep == "prt":
                last = max(last, j)
            if j > pivot and token.dep in {"dobj", "attr", "acomp"}:
                last = max(last, self.parse.tokens_in(self.parties.span(j, incident=True))[-1])
        return last
