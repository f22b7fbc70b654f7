"""Whether a speaker gives their word for what stands in their attribution.

Corpora count as attributions whatever tells of somebody's mind: PolNeAR marks "agreed to meet", "wants to attack" and
"assailed Justice Toll of the High Court" as it marks "said". But who agrees, wants or assails has said nothing of the
kind, and to call him the voice would put words into his mouth: there whoever writes the sentence tells it. That drops
no voice: where somebody is quoted as saying so ("Veldania said it agreed to meet Lorvia"), his attribution holds this
one, and the claim rests on it.
"""

from __future__ import annotations

from typing import Final

from sayso.claims.frames import Match
from sayso.claims.parties import Parties
from sayso.claims.titles import is_title
from sayso.records import Attribution, Parse, VerbClass

_ATTITUDES: Final[frozenset[VerbClass]] = frozenset({"feel", "intend"})
"""Classes of cues that tell what somebody wants or does, rather than what they say."""
_TELLING: Final[frozenset[VerbClass]] = frozenset(
    {"say", "report", "allege", "warn", "estimate", "admit", "confirm", "deny", "doubt", "believe"}
)
"""Classes of cues whose speakers say who somebody is; who orders, asks or blames him takes it for granted."""
_REFUSING: Final = frozenset({"refuse", "decline"})
"""Cues of those who do not do something, rather than deny that it is so."""
_GRANTING: Final = frozenset(
    {"ignore", "disagree", "agree", "ask", "discuss", "address", "criticize", "criticise", "condemn", "assail", "hail"}
)  # fmt: skip
"""Cues that take what a mere phrase behind them names for granted ("ignored questions about the raid")."""


class Vouching:
    """Answers for one parse whose word stands behind a match."""

    def __init__(self, parse: Parse, parties: Parties) -> None:
        self.parse = parse
        self.parties = parties

    def gives_word(self, match: Match, attribution: Attribution) -> bool:
        """Say whether an attribution's speaker vouches for what a match says."""
        cue = attribution.cue_token
        if attribution.manner == "direct" or cue is None:
            return True
        if attribution.verb_class not in _TELLING and self._is_title(match):
            return False
        refuses = self.parse.tokens[cue].lemma in _REFUSING
        phrase = self.is_phrase(attribution)
        if phrase and (self.parse.tokens[cue].lemma in _GRANTING or self._is_title(match)):
            return False
        if attribution.verb_class not in _ATTITUDES and not refuses:
            return True
        return not (self._is_own(match, attribution) or (not refuses and phrase))

    def _is_own(self, match: Match, attribution: Attribution) -> bool:
        """Say whether it is the speaker himself who agrees, wants or refuses to do something."""
        actors = {self.parties.actor_at(i) for i in match.subjects} - {None}
        return attribution.voice.actor in actors or any(
            span.start <= self.parse.tokens[i].start < span.end
            for i in match.subjects
            for span in attribution.source
        )

    def _is_title(self, match: Match) -> bool:
        """Say whether a match only tells who somebody named is, in passing."""
        return is_title(self.parse, match) or match.frame.speech == "preposition"

    def is_phrase(self, attribution: Attribution) -> bool:
        """Say whether what is attributed is neither a clause nor a quotation ("assailed *the raid on the port*")."""
        if attribution.manner == "direct":
            return False
        inside = [i for span in attribution.content for i in self.parse.tokens_in(span)]
        held = set(inside)
        tops = (i for i in inside if self.parse.tokens[i].head not in held or self.parse.tokens[i].head == i)
        return not any(self.parse.tokens[i].pos in {"VERB", "AUX"} for i in tops)
