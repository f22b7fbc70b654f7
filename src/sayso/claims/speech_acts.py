"""On whose word a claim rests: which attribution it stands in, the chain of voices, and how firmly it is said.

A claim stands in the innermost attribution whose content holds its predicate. Some predicates are themselves acts of
speech ("blamed", "claimed responsibility"): there the one who performs the act is the last voice. And where a verb
of saying stands above a predicate but no attribution was found for it, its subject becomes a voice all the same, so
that nobody's word passes for the report's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.actors.voices import kind_of_speaker
from sayso.attribution.force import is_negated as is_withheld
from sayso.claims.clauses import aside
from sayso.claims.frames import Match
from sayso.claims.parties import Parties
from sayso.claims.roles import Roles
from sayso.claims.syntax.joining import DEEPEST
from sayso.claims.vouching import Vouching
from sayso.claims.withheld import is_negated, own_verb, verb_from
from sayso.records import Attribution, Force, Parse, Span, Voice

_UNMARKED: Final[dict[str, Force]] = {
    "accuse": "alleged", "suspect": "alleged", "blame": "alleged", "allege": "alleged", "claim": "alleged",
    "deny": "denied", "say": "asserted", "report": "reported", "believe": "possible", "think": "possible",
    "presume": "possible", "assume": "possible", "rumor": "possible", "rumour": "possible", "reject": "denied",
}  # fmt: skip
"""Verbs of saying that are looked for above a predicate outside every attribution, with the force they give."""
_ONLY_PASSIVE: Final = frozenset({"say", "report", "believe", "think", "presume", "assume", "claim"})
_ACCUSING: Final = frozenset({"accuse", "blame", "suspect", "charge"})
_WITHHELD: Final = frozenset({"confirm", "verify", "corroborate", "substantiate", "say", "rule", "exclude"})
"""Verbs that withhold a clause's truth under a negation ("could not confirm that"), looked for in the same way."""
_CLIMBED: Final = frozenset({"xcomp", "ccomp", "pcomp", "prep", "pobj", "dobj", "acl", "conj", "oprd"})
_FIRST: Final = frozenset({"i", "we", "me", "us", "my", "our", "myself"})
_BESIDE: Final = frozenset(
    {
        "despite",
        "after",
        "before",
        "during",
        "since",
        "because",
        "amid",
        "without",
        "until",
        "given",
        "following",
    }
)
"""Prepositions that lead in what stands beside an act of speech, rather than what is said."""
_OWN_FORCE: Final[dict[str, Force]] = {
    "allegedly": "alleged", "alleged": "alleged", "purportedly": "alleged", "purported": "alleged",
    "supposedly": "alleged", "supposed": "alleged", "accused": "alleged", "reportedly": "reported",
    "reported": "reported", "suspected": "possible", "apparently": "possible", "apparent": "possible",
    "possibly": "possible", "possible": "possible", "presumed": "possible", "presumably": "possible",
    "probable": "possible", "probably": "possible", "likely": "possible", "perhaps": "possible",
}  # fmt: skip
"""Adverbs and adjectives by which a report takes its own firmness back."""


@dataclass(frozen=True, slots=True)
class Speaking:
    """On whose word something rests. ``cue`` is the head word of the innermost act of speech, where there is one.

    ``denies``: the speaker says that it is not so. ``performed``: the predicate is itself the act of speech. ``verb``
    is the act in the text's own words where it is denied, doubted or withheld ("refused to confirm that").
    """

    attribution: Attribution | None
    voices: tuple[Voice, ...]
    force: Force
    cue: int | None
    denies: bool
    performed: bool
    score: float
    verb: str | None = None

    @property
    def content(self) -> tuple[Span, ...]:
        """The spans that evidence may come from: those of the content, or none for no limit."""
        if self.attribution is None or self.performed:
            return ()
        return self.attribution.content


class SpeechActs:
    """Answers on whose word each predicate of one document rests."""

    def __init__(
        self, parse: Parse, attributions: Sequence[Attribution], roles: Roles, parties: Parties
    ) -> None:
        self.parse = parse
        self.roles = roles
        self.parties = parties
        self.vouching = Vouching(parse, parties)
        self.attributions = {attribution.id: attribution for attribution in attributions}
        self._inside: dict[int, Attribution] = {}
        self._cued: dict[int, Attribution] = {}
        self._speaking: dict[int, Attribution] = {}
        for attribution in sorted(attributions, key=self._outermost_first):
            for span in attribution.content:
                for i in parse.tokens_in(span):
                    self._inside[i] = attribution
            for span in attribution.source:
                for i in parse.tokens_in(span):
                    self._speaking[i] = attribution
            if attribution.cue_token is not None:
                self._cued[attribution.cue_token] = attribution

    def _outermost_first(self, attribution: Attribution) -> tuple[int, int]:
        return len(self._chain(attribution)), -sum(len(span) for span in attribution.content)

    def _chain(self, attribution: Attribution | None) -> tuple[Attribution, ...]:
        """Return an attribution and all that hold it, outermost first."""
        found: list[Attribution] = []
        while attribution is not None and len(found) < DEEPEST:
            found.append(attribution)
            attribution = self.attributions.get(attribution.parent) if attribution.parent else None
        return tuple(reversed(found))

    def inside(self, i: int) -> Attribution | None:
        """Return the innermost attribution whose content holds a word."""
        return self._inside.get(i)

    def parts(self, title: int, party: int) -> bool:
        """Say whether a title is the speaker's, and the party before it belongs to what he says.

        In "... met Lorvians, an editor at the agency said" the parser takes the speaker for an apposition.
        """
        speaker = self._speaking.get(title)
        return speaker is not None and party < title and self._inside.get(party) is speaker

    def _holder(self, i: int) -> Attribution | None:
        """Return the attribution that a predicate rests on.

        In what is no finite clause and no quotation ("blamed the front, which has fought the army for years, for it", "are
        alleged to belong to the front, which ...") a clause set off by a comma is background by whoever writes the sentence.
        """
        holder = self.inside(i)
        while holder is not None and (self.vouching.is_phrase(holder) or self.vouching.is_no_clause(holder)):
            first = self.parse.tokens_in(holder.content[0])
            if not first or aside(self.parse, i, first[0]) is None:
                break
            holder = self.attributions.get(holder.parent) if holder.parent else None
        return holder

    def of(self, match: Match, *, negated: bool) -> Speaking:
        """Return on whose word a match rests; ``negated`` says that its act, if it is one, was not performed."""
        holder = self._vouching(match, self._holder(match.predicate))
        if match.frame.voice is not None and not negated:
            return self._performed(match, holder)
        marked = holder is not None and self._covers_cue(match, holder)
        if not marked and (above := self._unmarked(match)) is not None:
            return above
        if holder is None:
            return Speaking(None, (), self._own_force(match), None, denies=False, performed=False, score=1.0)
        return self._attributed(holder)

    def judged(self, attribution: Attribution) -> Attribution | None:
        """Return the denial that a noun's words are the object of ("rejected the accusation that ..."), if any."""
        if attribution.cue_token is None:
            return None
        noun = self.parse.tokens[attribution.cue_token]
        above = self._above_of(attribution) or self._cued.get(noun.head)
        if above is None or above.force not in {"denied", "doubted"}:
            return None
        is_object = noun.dep in {"dobj", "nsubjpass"} and noun.head == above.cue_token
        return above if is_object and (noun.pos == "NOUN" or noun.dep == "nsubjpass") else None

    def renamed(self, attribution: Attribution) -> Attribution | None:
        """Return the denial in which a speaker only says what they call the thing denied, if any.

        In "she rejected what she called careless hints that C" she does not say C: she calls it a name, and denies it.
        """
        above = self.attributions.get(attribution.parent) if attribution.parent else None
        if above is None or above.force not in {"denied", "doubted"} or attribution.cue_token is None:
            return None
        if not any(self.parse.tokens[j].lower == "what" for j in self.parse.children[attribution.cue_token]):
            return None
        one, other = attribution.voice, above.voice
        same = one.actor == other.actor if one.actor else one.text.lower() == other.text.lower()
        return above if same else None

    def _attributed(self, attribution: Attribution) -> Speaking:
        inner = None
        if (above := self.judged(attribution)) is not None:
            attribution, inner = above, attribution
        elif (above := self.renamed(attribution)) is not None:
            attribution = above
        voices = self.voices(attribution)
        verb = own_verb(self.parse, attribution, inner)
        if verb is not None and attribution.cue_token is not None and not voices[-1].text:
            speakers = self.roles.fillers(attribution.cue_token, "subject")
            if speakers:
                voices = (*voices[:-1], self._voice(speakers[0]))
            else:
                verb = None
        return Speaking(
            attribution,
            voices,
            attribution.force,
            attribution.cue_token,
            denies=attribution.force == "denied",
            performed=False,
            score=attribution.score,
            verb=verb,
        )

    def _covers_cue(self, match: Match, holder: Attribution) -> bool:
        """Say whether an attribution's own cue stands right above the predicate, so that none is missing between."""
        return any(i == holder.cue_token for i in self.parse.ancestors(match.predicate))

    def _performed(self, match: Match, holder: Attribution | None) -> Speaking:
        """Return the voice of who blames, accuses or claims; nobody named where the act is in the passive."""
        force = match.frame.force or "alleged"
        cues = (match.predicate, self.roles.carrier(match.predicate))
        marked = next((self._cued[i] for i in cues if i is not None and i in self._cued), None)
        if marked is not None:
            found = self._attributed(marked)
            force = (
                force if marked.force in {"asserted", "reported", "possible", "confirmed"} else marked.force
            )
            return Speaking(marked, found.voices, force, marked.cue_token, False, True, marked.score)  # noqa: FBT003  in the order of the record
        speakers = self.roles.fillers(match.predicate, match.frame.voice or "subject")
        voices = (*self.voices(holder), self._voice(speakers[0] if speakers else None))
        return Speaking(holder, voices, force, match.predicate, False, True, 0.8)  # noqa: FBT003  same

    def voices(self, holder: Attribution | None) -> tuple[Voice, ...]:
        """Return the voices of an attribution and of those that hold it; who quotes himself is one voice."""
        voices: list[Voice] = []
        for link in self._chain(holder):
            voice = self._named(link)
            if voices and voice.text.lower() in _FIRST:
                continue  # "I" in somebody's words is who speaks them
            if not voices or voice.actor is None or voice.actor != voices[-1].actor:
                voices.append(voice)
        return tuple(voices)

    def _named(self, link: Attribution) -> Voice:
        """Return an attribution's voice; for a relative pronoun, with the words of what it stands for."""
        i = link.source_token
        if i is None or self.parse.tokens[i].tag not in {"WP", "WDT"}:
            return link.voice
        found = [j for j in self.roles.joined(i) if j != i]
        if not found:
            return link.voice
        voice = self._voice(found[0])
        return Voice(link.voice.actor or voice.actor, voice.text, link.voice.kind)

    def _voice(self, i: int | None) -> Voice:
        if i is None:
            return Voice(None, "", "unnamed")
        words = self._words(self.parties.span(i))
        actor = self.parties.actor_at(i)
        known = self.parties.actors.get(actor) if actor else None
        # In the cast officials are people; here they speak with the standing that their words give them.
        kind = known.kind if known and known.kind != "collective" else kind_of_speaker(self.parse, i)
        return Voice(actor, words, kind)

    def _words(self, span: Span) -> str:
        """Return the words of a span, with a space wherever the text has any."""
        words = ""
        end = span.start
        for j in self.parse.tokens_in(span):
            token = self.parse.tokens[j]
            words += f" {token.text}" if token.start > end else token.text
            end = token.end
        return words.strip()

    def _vouching(self, match: Match, holder: Attribution | None) -> Attribution | None:
        """Return the attribution whose speaker gives their word for a match: ``holder`` or one that holds it."""
        while holder is not None and not self._gives_word(match, holder):
            holder = self._above_of(self.judged(holder) or holder)
        return holder

    def _gives_word(self, match: Match, holder: Attribution) -> bool:
        if self.judged(holder) is not None and self.vouching.is_granted(match, holder):
            return False
        return self.vouching.gives_word(match, holder, self._above_of(holder))

    def _above_of(self, attribution: Attribution) -> Attribution | None:
        """Return the attribution whose content holds another."""
        return self.attributions.get(attribution.parent) if attribution.parent else None

    def _unmarked(self, match: Match) -> Speaking | None:
        """Return the act of speech above a predicate that no attribution was made of."""
        predicate = match.predicate
        below = self.parse.tokens[predicate]
        for i in self.parse.ancestors(predicate):
            if below.dep not in _CLIMBED or (below.dep == "prep" and below.lower in _BESIDE):
                return None
            token = self.parse.tokens[i]
            if i in self._cued:
                if not self._gives_word(match, self._cued[i]):
                    return None
                return self._attributed(self._cued[i]) if below.dep != "conj" else None
            if below.dep == "ccomp" and token.lemma in _WITHHELD and token.pos == "VERB":
                found = self._withheld(i, below.i)
                if found is not None:
                    return found
            if below.dep != "conj" and token.lemma in _UNMARKED and token.pos == "VERB":
                passive = self.roles.passive(i)
                if passive or token.lemma not in _ONLY_PASSIVE or below.dep == "ccomp":
                    return self._above(i, below.i)
            below = token
        return None

    def _withheld(self, verb: int, clause: int) -> Speaking | None:
        """Return the act of somebody who does not confirm or does not rule out a clause, with his own verb."""
        ruled = self.parse.tokens[verb].lemma == "rule"
        if ruled and self.parse.child(verb, "prt") is None:
            return None
        start = self.parse.tokens[self.parse.subtree(clause)[0]].start
        words = verb_from(self.parse, verb, start, is_turned=ruled)
        speakers = self.roles.fillers(verb, "subject")
        if words is None or not speakers:
            return None
        negated = is_negated(self.parse, verb) or is_withheld(self.parse, self.parse.tokens[verb])
        force: Force = "possible" if ruled and negated else "denied" if ruled else "doubted"
        holder = self._holder(verb)
        voices = (*self.voices(holder), self._voice(speakers[0]))
        return Speaking(
            holder, voices, force, verb, denies=force == "denied", performed=False, score=0.7, verb=words
        )

    def _above(self, verb: int, below: int) -> Speaking:
        holder = self._holder(verb)
        speakers = self.roles.fillers(verb, "subject")
        force = _UNMARKED[self.parse.tokens[verb].lemma]
        voices = (*self.voices(holder), self._voice(speakers[0] if speakers else None))
        words = None
        if force == "denied" and speakers:
            words = self._denying(verb, below)
            if is_withheld(self.parse, self.parse.tokens[verb]):
                force = "possible"
        return Speaking(
            holder, voices, force, verb, denies=force == "denied", performed=False, score=0.7, verb=words
        )

    def _denying(self, verb: int, below: int) -> str | None:
        """Return a denial's own verb, with the noun between it and its clause ("rejected the accusation that")."""
        after = self.parse.tokens[below + 1] if below + 1 < len(self.parse.tokens) else None
        if self.parse.tokens[below].pos == "NOUN" and after is not None and after.lower == "that":
            return verb_from(self.parse, verb, after.start, last=below, is_turned=True)
        start = self.parse.tokens[self.parse.subtree(below)[0]].start
        return verb_from(self.parse, verb, start, is_turned=True)

    def _own_force(self, match: Match) -> Force:
        """Return how firmly the report itself says something: asserted, unless one of its words takes it back."""
        carrier = self.roles.carrier(match.predicate)
        for i in (match.predicate, carrier, *match.subjects):
            if i is None:
                continue
            for j in (i, *self.parse.children[i]):
                token = self.parse.tokens[j]
                if token.dep in {"advmod", "amod"} and token.lower in _OWN_FORCE:
                    return _OWN_FORCE[token.lower]
        return "asserted"

    def accuser(self, speaking: Speaking) -> str | None:
        """Return the actor who accuses somebody, who is never himself the accused; None for any other act."""
        if speaking.cue is None or not speaking.voices:
            return None
        accuses = self.parse.tokens[speaking.cue].lemma in _ACCUSING
        return speaking.voices[-1].actor if accuses else None
