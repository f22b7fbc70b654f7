"""All that the parts of this stage ask about one document, made once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sayso.claims.parties import Parties
from sayso.claims.places import find_places, place_for
from sayso.claims.quantities import find_quantities
from sayso.claims.roles import Roles
from sayso.claims.speech_acts import SpeechActs
from sayso.claims.times import find_times, time_for
from sayso.records import Attribution, Cast, Document, Force, Parse, Party, Place, Quantity, Span, Time, Voice

_ATTITUDES: Final = frozenset({"feel", "intend", "order", "ask", "threaten", "promise", "believe", "blame"})
_WHERE: Final = frozenset({"in", "at", "near", "outside", "inside", "on", "beside"})
_CARRIED: Final = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "ROOT"})
_REFUSED: Final = frozenset({"denied", "doubted"})
_TAKEN_BACK: Final[dict[Force, frozenset[str]]] = {
    "alleged": frozenset({"allegedly", "alleged", "supposed", "supposedly"}),
    "reported": frozenset({"reportedly", "reported"}),
    "possible": frozenset({"apparently", "possibly", "apparent", "possible", "suspected"}),
}


@dataclass(frozen=True, slots=True)
class Say:
    """Whose word something stands on, and how firmly they give it; no voices are the report's own."""

    voices: tuple[Voice, ...]
    force: Force
    score: float


class Scene:
    """One document with its parse, its parties, its places and times, and who speaks where."""

    def __init__(
        self, document: Document, parse: Parse, cast: Cast, attributions: Sequence[Attribution]
    ) -> None:
        self.document = document
        self.text = document.text
        self.parse = parse
        self.roles = Roles(parse)
        self.parties = Parties(parse, cast, self.roles)
        self.speech = SpeechActs(parse, attributions, self.roles, self.parties)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where something is said to happen, as written: what is kept is put on the map at the end."""
        return find_places(self.text, self.parse)

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """The times spoken of."""
        return find_times(self.text, self.parse, self.document.published)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers."""
        return find_quantities(self.text, self.parse)

    def say(self, i: int, *, taken_for_granted: bool) -> tuple[Say, bool]:
        """Return on whose word a telling of violence stands, and whether that is a word against it.

        What is taken for granted ("denied a part in *the bombing*", "condemned *the attack*") stands on the word of
        whoever writes the sentence, not of those who deny or condemn; but who "denied *the killing*" denies just that.
        """
        holder = self.speech.inside(i)
        if taken_for_granted:
            while (
                holder is not None
                and not self._is_what_is_denied(i, holder)
                and (holder.force in _REFUSED or holder.verb_class in _ATTITUDES or self._is_phrase(holder))
            ):
                holder = self.speech.attributions.get(holder.parent) if holder.parent else None
        if holder is None:
            return Say((), self._own_force(i), 1.0), False
        return Say(self.speech.voices(holder), holder.force, holder.score), holder.force in _REFUSED

    def _is_what_is_denied(self, i: int, attribution: Attribution) -> bool:
        """Say whether a noun is itself the object of a denial or doubt, and not only named in it."""
        if attribution.force not in _REFUSED:
            return False
        token = self.parse.tokens[i]
        above = self.parse.tokens[token.head]
        return token.dep in {"dobj", "nsubjpass", "conj"} and not any(
            span.start <= above.start < span.end for span in attribution.content
        )

    def _is_phrase(self, attribution: Attribution) -> bool:
        """Say whether what is attributed is no clause but a phrase ("blamed the front *for the bombing*")."""
        if attribution.manner == "direct":
            return False
        return not any(
            self.parse.tokens[i].pos in {"VERB", "AUX"}
            for span in attribution.content
            for i in self.parse.tokens_in(span)
        )

    def _own_force(self, i: int) -> Force:
        """Return how firmly the report itself says it: asserted, unless a word beside it takes that back."""
        beside = {self.parse.tokens[j].lower for j in self.parse.children[i]}
        for force, words in _TAKEN_BACK.items():
            if beside & words:
                return force
        return "asserted"

    def place(self, i: int, parties: Sequence[Party]) -> Place | None:
        """Return where something happened that a word tells of; who takes part is no place."""
        for j in (i, self.roles.carrier(i)):
            found = place_for(self.parse, self.places, j) if j is not None else None
            if found is None or any(found.span.overlaps(party.span) for party in parties):
                continue
            if j != i or self._is_own(i, found.span):
                return found
        return self._place_before(i) or self._place_within(i)

    def _is_own(self, i: int, span: Span) -> bool:
        """Say whether a place or time of its clause is a word's own: a noun deep in a clause has only what hangs on it."""
        token = self.parse.tokens[i]
        if token.pos == "VERB" or token.dep in _CARRIED:
            return True
        inside = self.parse.subtree(i)
        return any(span.start <= self.parse.tokens[j].start < span.end for j in inside)

    def _place_before(self, i: int) -> Place | None:
        """Return the place named right before an incident ("the Karsk bombing")."""
        for j in self.parse.children[i]:
            name = self.parse.name_of(j)
            if (
                j < i
                and self.parse.tokens[j].dep in {"compound", "nmod", "poss"}
                and name
                and name.kind == "place"
            ):
                return Place(name.span.text(self.text), name.span)
        return None

    def _place_within(self, i: int) -> Place | None:
        """Return the place named inside where it was ("in the car park of a Karsk hotel")."""
        for j in self.parse.children[i]:
            if self.parse.tokens[j].dep != "prep" or self.parse.tokens[j].lower not in _WHERE:
                continue
            for k in self.parse.subtree(j):
                name = self.parse.name_of(k)
                if self.parse.tokens[k].pos == "VERB":
                    break
                if name is not None and name.kind == "place":
                    return Place(name.span.text(self.text), name.span)
        return None

    def time(self, i: int) -> Time | None:
        """Return when something happened that a word tells of: its own time, or that of the verb it only completes."""
        above = self.parse.tokens[i]
        for _ in range(3):
            for j in (above.i, self.roles.carrier(above.i)):
                found = time_for(self.parse, self.times, j) if j is not None else None
                if found is not None and (j != above.i or self._is_own(j, found.span)):
                    return found
            if above.dep not in {"xcomp", "advcl"} or above.tag not in {"VB", "VBG"}:
                break
            above = self.parse.tokens[above.head]
        return None

    def is_human(self, i: int) -> bool:
        """Say whether a head word stands for people: by its noun or name, a nationality, or a number of people."""
        if self.parties.is_a(i, "people") or self.parties.is_a(i, "person"):
            return True
        if self.parse.tokens[i].tag == "NNPS" and self.parse.name_of(i) is None:
            return True
        return self.counted(self.parties.span(i)) is not None

    def head(self, span: Span) -> int | None:
        """Return the head word of a phrase."""
        inside = self.parse.tokens_in(span)
        return next(
            (i for i in inside if self.parse.tokens[i].head not in inside), inside[-1] if inside else None
        )

    def party(self, i: int) -> Party:
        """Return who or what a head word stands for."""
        filler = self.parties.fillers(i)[0]
        return Party(filler.actor, filler.span.text(self.text), filler.span)

    def counted(self, span: Span) -> Quantity | None:
        """Return the number of people in a phrase, if it tells one."""
        at = bisect_left(self.quantities, span.start, key=lambda quantity: quantity.span.start)
        if at < len(self.quantities):
            quantity = self.quantities[at]
            if quantity.span.end <= span.end and quantity.unit == "people":
                return quantity
        return None
