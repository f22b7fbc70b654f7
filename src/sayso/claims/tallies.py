"""Which number a claim carries: of those in its words, the one that counts its people, with what befell them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from sayso.claims.counted import Counted
from sayso.claims.frames import Match
from sayso.claims.parties import Filler, Parties
from sayso.claims.quantities import DURATIONS, find_quantities
from sayso.records import Parse, Quantity, Span


class Tallies:
    """The numbers of one document, handed out to the claims they belong to."""

    def __init__(self, text: str, parse: Parse, parties: Parties) -> None:
        self.parse = parse
        self.parties = parties
        self.quantities = find_quantities(text, parse)
        self.referents: dict[int, Counted] = {}
        self._starts = [quantity.span.start for quantity in self.quantities]

    def of(self, match: Match, subject: Filler, found: Filler | None) -> Quantity | None:
        """Return the number that counts a party, or what a counted frame asks for behind its predicate."""
        spans = [filler.span for filler in (found, subject) if filler is not None]
        if match.frame.relation == "casualties":
            spans = [subject.span]
        elif match.frame.relation == "strength":
            spans = [found.span] if found is not None else []
        spans.extend(self.parties.span(i) for i in match.needed)
        for span in spans:
            for quantity in self._quantities_in(span):
                if self._is_one_of_row(quantity):
                    return None
                return self._with_status(match, self._with_referent(quantity, span))
        if match.frame.tallied:
            sentence = self.parse.sentence_of(match.predicate).span
            start = self.parse.tokens[match.predicate].start
            for quantity in self._quantities_in(Span(start, sentence.end)):
                if quantity.unit == "people" or (quantity.of is None and quantity.unit != "percent"):
                    return self._with_status(match, quantity)
        return None

    def _is_one_of_row(self, quantity: Quantity) -> bool:
        """Say whether a bare number is joined to another one, so that neither counts the whole."""
        after = self.parse.tokens_in(Span(quantity.span.end, quantity.span.end + 20))[:2]
        words = [self.parse.tokens[i] for i in after]
        return not quantity.unit and len(words) == 2 and words[0].lower == "and" and words[1].tag == "CD"

    def _with_referent(self, quantity: Quantity, span: Span) -> Quantity:
        """Return the quantity with whom a pronoun counts added to it: "these [the front’s fighters]"."""
        for i in self.parse.tokens_in(Span(span.start, max(span.end, quantity.span.end + 20))):
            if i in self.referents and quantity.of and quantity.of.endswith(self.parse.tokens[i].text):
                return replace(quantity, of=f"{quantity.of} [{self.referents[i].words}]")
        return quantity

    def _quantities_in(self, span: Span) -> Iterator[Quantity]:
        """Yield the numbers that begin in a span and can count somebody: no ages, no durations."""
        starts = self._starts
        for quantity in self.quantities[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if quantity.unit not in DURATIONS and quantity.of != "age":
                yield quantity

    def _with_status(self, match: Match, quantity: Quantity) -> Quantity:
        """Return the quantity of those who came to harm, with what happened to them in what it counts."""
        status = match.frame.status
        if status is None or status == "casualties":
            return quantity
        of = quantity.of or "people"
        if of == status:
            of = "people"
        return quantity if status in of else replace(quantity, of=f"{of} {status}")
