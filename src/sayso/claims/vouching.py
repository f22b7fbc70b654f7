"""Whether a speaker gives their word for what stands in their attribution.

Corpora count as attributions whatever tells of somebody's mind: PolNeAR marks "agreed to meet", "wants to attack" and
"assailed Justice Toll of the High Court" as it marks "said". But who agrees, wants or assails has said nothing of the
kind, and to call him the voice would put words into his mouth: there whoever writes the sentence tells it. That drops
no voice: where somebody is quoted as saying so ("Veldania said it agreed to meet Lorvia"), his attribution holds this
one, and the claim rests on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sayso.claims.clauses import is_finite
from sayso.claims.frames import Match
from sayso.claims.parties import Parties
from sayso.claims.titles import is_title
from sayso.records import Attribution, Parse, VerbClass

_ATTITUDES: Final[frozenset[VerbClass]] = frozenset({"feel", "intend"})
"""Classes of cues that tell what somebody wants or does, rather than what they say."""
_TELLING: Final[frozenset[VerbClass]] = frozenset(
    {"say", "report", "allege", "warn", "estimate", "admit", "confirm", "deny", "doubt", "believe"}
)
"""Classes of cues whose speakers may say who somebody is; who orders, asks or blames him takes it for granted."""
_REFUSING: Final = frozenset({"refuse", "decline"})
"""Cues of those who do not do something, rather than deny that it is so."""
_GRANTING: Final = frozenset(
    {"ignore", "disagree", "agree", "ask", "discuss", "address", "criticize", "criticise", "condemn", "assail", "hail",
     "disavow", "retract", "withdraw", "revoke", "rescind"}
)  # fmt: skip
"""Cues that take what a mere phrase behind them names for granted ("ignored questions about the raid")."""

_OCCURRING: Final = frozenset({"occur", "happen", "exist", "arise"})
"""Verbs whose subject is the very thing that is or is not: who denies that a raid occurred denies the raid."""
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
_DEEPEST: Final = 12

_OUGHT: Final = frozenset({"should", "must", "ought"})
_CALLING_FOR: Final = frozenset(
    {"need", "want", "urge", "ask", "call", "tell", "require", "demand", "press", "ought"}
)
"""Verbs above an act of speech that somebody is yet to do."""


class Vouching:
    """Answers for one parse whose word stands behind a match."""

    def __init__(self, parse: Parse, parties: Parties) -> None:
        self.parse = parse
        self.parties = parties

    def gives_word(self, match: Match, attribution: Attribution, above: Attribution | None) -> bool:
        """Say whether an attribution's speaker vouches for what a match says; ``above`` is the one that holds it."""
        cue = attribution.cue_token
        # All that stands in a quotation is marked as direct, although only the quotation itself is.
        direct = attribution.manner == "direct" and (above is None or above.manner != "direct")
        if direct or cue is None:
            return True
        if self._is_due(cue) or (self._is_title(match) and self._is_writers(match, attribution)):
            return False
        if attribution.force == "denied" and self.is_granted(match, attribution):
            return False
        refuses = self.parse.tokens[cue].lemma in _REFUSING
        phrase = self.is_phrase(attribution)
        if phrase and (self.parse.tokens[cue].lemma in _GRANTING or self._is_title(match)):
            return False
        if attribution.verb_class not in _ATTITUDES and not refuses:
            return True
        source = attribution.source_token
        if (
            source is not None
            and self.parse.tokens[source].pos == "NOUN"
            and not self.parties.is_a(source, "actor")
        ):
            return False  # "her victory ensures that ...": nobody speaks
        return not (self._is_own(match, attribution) or (not refuses and phrase))

    def _is_due(self, cue: int) -> bool:
        """Say whether an act of speech is only called for ("needs to admit that", "should say that")."""
        token = self.parse.tokens[cue]
        helpers = {
            self.parse.tokens[j].lower for j in self.parse.children[cue] if self.parse.tokens[j].dep == "aux"
        }
        if not helpers.isdisjoint(_OUGHT):
            return True
        above = self.parse.tokens[token.head]
        return token.dep == "xcomp" and "to" in helpers and above.lemma in _CALLING_FOR and above.i != cue

    def _is_writers(self, match: Match, attribution: Attribution) -> bool:
        """Say whether a title is told by whoever writes: no quoted word, and no membership that may be an accusation."""
        if attribution.verb_class not in _TELLING:
            return True
        if any(self.parties.is_a(i, "fighting") for i in match.objects):
            return False
        return attribution.manner == "indirect"

    def _is_own(self, match: Match, attribution: Attribution) -> bool:
        """Say whether it is the speaker himself who agrees, wants or refuses to do something."""
        actors = {self.parties.actor_at(i) for i in match.subjects} - {None}
        return attribution.voice.actor in actors or any(
            span.start <= self.parse.tokens[i].start < span.end
            for i in match.subjects
            for span in attribution.source
        )

    def _is_title(self, match: Match) -> bool:
        """Say whether a match only tells who somebody is or where he sits, in passing ("the Karsk-based firm")."""
        if match.frame.relation == "active_in":
            return self.parse.tokens[match.predicate].dep == "amod"
        return is_title(self.parse, match) or (
            match.frame.speech == "preposition" and match.frame.relation == "member_of"
        )

    def is_granted(self, match: Match, attribution: Attribution) -> bool:
        """Say whether what is denied takes a match for granted, so that nobody says that it is not so.

        It stands in a relative clause or in a definite subject: "denied arming the men *who held the town*", "denied that
        *the shelling of the port* was its work". What a noun says ("the claim that") and what is itself denied do not count:
        of "denied that its fighters had been near the camp" nothing is granted.
        """
        start, end = attribution.content[0].start, attribution.content[-1].end
        i = match.predicate
        for _ in range(_DEEPEST):
            token = self.parse.tokens[i]
            above = self.parse.tokens[token.head]
            if above.i == i or not start <= above.start < end or self._completes(i):
                return False
            top = self.parse.tokens[above.head]
            if token.dep == "relcl" and start <= top.start < end and top.i != above.i:
                return True
            is_subject = token.dep == "nsubj" and above.pos in {"VERB", "AUX"}
            is_known = self._is_definite(i) or match.frame.relation == "active_in"
            if is_subject and is_known and above.lemma not in _OCCURRING and self._within(match.objects, i):
                return True
            i = above.i
        return False

    def _within(self, some: Iterable[int], i: int) -> bool:
        """Say whether all of these words stand below word ``i``, rather than in what is said of it."""
        return all(self._is_below(one, i) for one in some)

    def _is_below(self, one: int, i: int) -> bool:
        for _ in range(_DEEPEST):
            above = self.parse.tokens[one].head
            if one in {i, above}:
                break
            one = above
        return one == i

    def _is_definite(self, i: int) -> bool:
        return any(
            self.parse.tokens[j].dep == "poss" or self.parse.tokens[j].lower in _DEFINITE
            for j in self.parse.children[i]
        )

    def _completes(self, i: int) -> bool:
        """Say whether a clause tells what a noun says ("reports that they left"), rather than of whom one speaks."""
        token = self.parse.tokens[i]
        return token.dep in {"acl", "relcl"} and any(
            self.parse.tokens[j].lower == "that" and self.parse.tokens[j].dep == "mark"
            for j in self.parse.children[i]
        )

    def is_no_clause(self, attribution: Attribution) -> bool:
        """Say whether what is attributed has no tense of its own and is not quoted ("are alleged *to belong to the front*")."""
        if attribution.manner == "direct":
            return False
        inside = [i for span in attribution.content for i in self.parse.tokens_in(span)]
        held = set(inside)
        tops = [i for i in inside if self.parse.tokens[i].head not in held or self.parse.tokens[i].head == i]
        verbs = [i for i in tops if self.parse.tokens[i].pos in {"VERB", "AUX"}]
        return bool(verbs) and not any(is_finite(self.parse, i) for i in verbs)

    def is_phrase(self, attribution: Attribution) -> bool:
        """Say whether what is attributed is neither a clause nor a quotation ("assailed *the raid on the port*")."""
        if attribution.manner == "direct":
            return False
        inside = [i for span in attribution.content for i in self.parse.tokens_in(span)]
        held = set(inside)
        tops = (i for i in inside if self.parse.tokens[i].head not in held or self.parse.tokens[i].head == i)
        return not any(self.parse.tokens[i].pos in {"VERB", "AUX"} for i in tops)
