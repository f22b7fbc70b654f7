"""What a claim commits to: its polarity, certainty and tense, and the relation that these leave of its frame's."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sayso.claims.frames import Match
from sayso.claims.lexicon import PLANNING
from sayso.claims.parties import Filler, Parties
from sayso.claims.speech_acts import Speaking
from sayso.claims.stance import Stance, stance_of
from sayso.claims.titles import is_title, tense_of_title
from sayso.records import Certainty, Parse, Relation

_OPEN: Final = frozenset({"future", "hypothetical"})
_PLANNED: Final = frozenset({"attacks", "responsible_for"})
_CERTAINTY: Final[dict[Certainty, int]] = {"unstated": 0, "possible": 1, "probable": 2, "certain": 3}


class Commitment:
    """Answers what the words around a frame commit to, in one parse."""

    def __init__(self, parse: Parse, parties: Parties) -> None:
        self.parse = parse
        self.parties = parties
        self.roles = parties.roles

    def stance(self, match: Match) -> Stance:
        """Return the stance towards the predicate; a noun shares that of the verb that carries it."""
        own = stance_of(self.parse, match.predicate)
        carrier = match.told_by if match.told_by is not None else self.roles.carrier(match.predicate)
        if carrier is not None:
            above = stance_of(self.parse, carrier)
            certainty = min(own.certainty, above.certainty, key=_CERTAINTY.__getitem__)
            denied = "denied" in {own.polarity, above.polarity}
            own = Stance("denied" if denied else "affirmed", certainty, above.tense)
            if self.parse.tokens[carrier].lemma in PLANNING:
                own = Stance(own.polarity, "unstated", "hypothetical")
            elif own.tense == "hypothetical" and self._points_back(match.predicate):
                own = replace(own, tense="past")
        elif is_title(self.parse, match):
            own = replace(own, tense=tense_of_title(self.parse, match.predicate))
        if match.told_by is not None and match.frame.status and own.tense == "present":
            # "The toll stands at 12 dead": what befell them has happened.
            own = replace(own, tense="past")
        return replace(own, polarity="denied") if match.denied else own

    def _points_back(self, i: int) -> bool:
        """Say whether a deed is one spoken of before ("armed them to carry out these attacks")."""
        return any(self.parse.tokens[j].lower in {"these", "those"} for j in self.parse.children[i])

    def relation(self, match: Match, stance: Stance, subject: Filler, *, left_open: bool) -> Relation:
        """Return a claim's relation: a plan threatens, though no condition does, and a person is a member, not a part."""
        relation = match.frame.relation
        planned = relation in _PLANNED and match.frame.voice is None
        if planned and stance.tense in _OPEN and not left_open:
            return "threatens"
        if relation == "part_of" and self.parties.is_a(subject.head, "person"):
            return "member_of"
        return relation

    def certainty(self, match: Match, stance: Stance, speaking: Speaking) -> Certainty:
        """Return the stance's certainty, lowered where the report itself speaks of a suspicion.

        Who accuses somebody leaves nothing open; that it is an accusation is told by the force.
        """
        accused = speaking.attribution is not None and speaking.attribution.verb_class in {"blame", "allege"}
        if accused and stance.certainty == "possible" and not self._is_hedged(match.predicate):
            return "certain"
        if (
            speaking.force in {"possible", "doubted"}
            and _CERTAINTY[stance.certainty] > _CERTAINTY["possible"]
        ):
            return "possible"
        return stance.certainty

    def _is_hedged(self, i: int) -> bool:
        """Say whether a predicate's own words leave it open."""
        return any(
            self.parse.tokens[j].tag == "MD" or self.parse.tokens[j].dep == "advmod"
            for j in self.parse.children[i]
        )
