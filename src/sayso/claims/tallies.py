"""Which number a claim carries: of those in its words, the one that counts its people, with what befell them.

"No casualties" and "nobody" are the number 0, "a soldier" is 1. Who is counted once more as a part of others ("five
people, among them three children") has those others for the quantity's base.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sayso.attribution.syntax import not_one
from sayso.claims.counted import Counted
from sayso.claims.frames import Match
from sayso.claims.lexicon import PEOPLE
from sayso.claims.parties import Filler, Parties
from sayso.claims.quantities import DURATIONS, find_counted
from sayso.claims.scope import STATES
from sayso.records import Parse, Quantity, Span, Time

_TOLD: Final = re.compile(r"\b(killed|slain|murdered|executed|wounded|injured|hurt|dead)\b", re.IGNORECASE)
_NOBODY: Final = frozenset({"nobody", "none"})
_COUNTING_HARM: Final = frozenset(
    {"life", "lives", "death", "deaths", "fatalities", "injuries", "casualties", "victims", "them", "whom"}
)
"""Words that stand for people in what is counted, so that nothing can be said of them but that."""


class Tallies:
    """The numbers of one document, handed out to the claims they belong to."""

    def __init__(self, text: str, parse: Parse, parties: Parties, times: Sequence[Time] = ()) -> None:
        self.text = text
        self.parse = parse
        self.parties = parties
        self.found = find_counted(text, parse, times)
        self.quantities = tuple(one.quantity for one in self.found)
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
        if match.frame.relation == "casualties" and match.frame.speech == "noun" and match.frame.lacks:
            # "The army suffered 40 casualties": the noun for harm is counted, not who suffered it.
            spans = [self.parties.span(match.predicate)]
        if match.frame.relation == "casualties" and (none := self._none(subject.head)):
            return self._with_status(match, none)
        for span in spans:
            for quantity in self._quantities_in(span):
                if self._is_one_of_row(quantity):
                    return None
                return self._as_part(match, self._with_status(match, self._with_referent(quantity, span)))
        if match.frame.tallied:
            return self._tallied(match)
        if match.frame.relation == "casualties":
            if (verb := self._rising(subject.head)) is not None:
                return self._tallied(match, verb)
            if one := self._one(subject):
                return self._with_status(match, one)
        return None

    def _rising(self, head: int) -> int | None:
        """Return the verb behind which the number stands in "the number of people killed has risen to 45"."""
        tokens = self.parse.tokens
        number = tokens[tokens[tokens[head].head].head]
        if tokens[head].dep != "pobj" or number.lemma not in {"number", "toll", "total"}:
            return None
        return number.head if number.dep in {"nsubj", "nsubjpass"} else None

    def _tallied(self, match: Match, after: int | None = None) -> Quantity | None:
        """Return the number behind a predicate; of "rose from 12 to 15" the newer one."""
        sentence = self.parse.sentence_of(match.predicate).span
        start = self.parse.tokens[match.predicate if after is None else after].start
        for quantity in self._quantities_in(Span(start, sentence.end)):
            if quantity.unit == "people" or (quantity.of is None and quantity.unit != "percent"):
                first = self.parse.tokens_in(quantity.span)[0]
                if self.parse.tokens[first - 1].lower == "from" and self.parse.tokens[first].lower != "from":
                    continue
                people = quantity if quantity.unit else replace(quantity, unit="people")
                return self._with_status(match, people)
        return None

    def _none(self, head: int) -> Quantity | None:
        """Return the number 0 where a party is nobody: "no casualties", "none of the passengers"."""
        tokens = self.parse.tokens
        no = next(
            (j for j in self.parse.children[head] if tokens[j].lower == "no"), not_one(self.parse, head)
        )
        if no is None and tokens[head].dep == "conj" and tokens[head - 1].lower in {"or", "nor"}:
            first = self._none(tokens[head].head)
            return first and replace(first, of=tokens[head].text)
        if no is None and tokens[head].lower not in _NOBODY:
            return None
        at = head if no is None else no
        named = no is not None and tokens[head].lower != "one"
        of = self.text[tokens[no + 1].start : tokens[head].end] if named and no is not None else None
        return Quantity(0.0, 0.0, "people", "exact", of, tokens[at].span, 0.0)

    def _one(self, subject: Filler) -> Quantity | None:
        """Return the number 1 where a party is one of a kind: "a soldier", "another officer", a bare "one"."""
        first = self.parse.tokens_in(subject.span)[0]
        opener, head = self.parse.tokens[first], self.parse.tokens[subject.head]
        if head.lower == "one" and opener.i == head.i and not self.parse.children[head.i]:
            return Quantity(1.0, 1.0, "people", "exact", None, head.span, 1.0)
        if opener.lower not in {"a", "an", "another"} or head.tag != "NN" or head.lemma not in PEOPLE:
            return None
        of = " ".join(self.text[opener.end : subject.span.end].split())
        return Quantity(1.0, 1.0, "people", "exact", of, opener.span, 1.0)

    def _as_part(self, match: Match, quantity: Quantity) -> Quantity:
        """Return a quantity with those for its base whom it counts once more."""
        if match.part_of is None:
            return quantity
        base = self.parties.span(match.part_of).text(self.text)
        of = quantity.of
        after = self.parse.tokens_in(Span(quantity.span.end, quantity.span.end + 30))[:3]
        if len(after) == 3 and self.parse.tokens[after[1]].lower == "them":
            # "three of them children"
            noun = self.parse.tokens[after[2]]
            if noun.pos == "NOUN":
                of = f"{noun.text} {match.frame.status}"
        return replace(quantity, unit=quantity.unit or "people", of=of, base=" ".join(base.split()))

    def _is_one_of_row(self, quantity: Quantity) -> bool:
        """Say whether a bare number is joined to another one, so that neither counts the whole."""
        after = self.parse.tokens_in(Span(quantity.span.end, quantity.span.end + 20))[:2]
        words = [self.parse.tokens[i] for i in after]
        return not quantity.unit and len(words) == 2 and words[0].lower == "and" and words[1].tag == "CD"

    def _with_referent(self, quantity: Quantity, span: Span) -> Quantity:
        """Return the quantity with whom a pronoun counts added to it: "these [the front’s fighters]"."""
        for i in self.parse.tokens_in(Span(span.start, max(span.end, quantity.span.end + 20))):
            if i in self.referents and quantity.of and quantity.of.endswith(self.parse.tokens[i].text):
                of = f"{quantity.of} [{self.referents[i].words}]"
                return replace(quantity, of=of, base=quantity.base and of)
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
        if (of.lower() in STATES and of.lower() not in {"others", "more"}) or of.lower() in _COUNTING_HARM:
            of = "people"
        told = _TOLD.search(of)
        if told and (words := of[: told.start()].strip() or of[told.end() :].strip()):
            # "three newsmen murdered by soldiers": what befell them is told once, by the status.
            of = words
        unit = quantity.unit if quantity.unit == "percent" else "people"
        return replace(quantity, unit=unit, of=of if of.endswith(status) else f"{of} {status}")
