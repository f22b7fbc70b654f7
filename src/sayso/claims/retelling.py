"""How something somebody says is told again: as a clause, as a quotation, or with the speaker's verb in its place.

A finite clause follows "According to the ministry"; a quotation follows the speaker and his verb. Anything else (what
somebody vowed to do, called for or opposes) makes sense behind its own verb only, so that speaker, verb and content
are told in the order of the text; behind a noun ("his opposition to ..."), as what the report speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.claims.clauses import is_finite
from sayso.claims.parties import Parties
from sayso.claims.quotation import quoted, single, trimmed
from sayso.claims.statement import called, opening, statement
from sayso.claims.withheld import own_verb
from sayso.documents.casing import capital, lowered
from sayso.records import Attribution, Parse, Span, Voice

_WISHES: Final = frozenset({"feel", "intend", "order", "ask"})
"""Acts whose content is no statement, so that "according to" would make one of it."""
_ASKING: Final = frozenset({"whether", "if", "how", "what", "why", "when", "where", "who", "which"})
_TO_HEARERS: Final = frozenset({"tell", "inform", "remind", "quote", "accord", "cite"})
_FIRST: Final = frozenset({"i", "we", "my", "our"})
_OWNERS: Final = {
    "he": "his", "she": "her", "it": "its", "they": "their", "who": "their", "his": "his", "her": "her", "its": "its",
    "their": "their", "you": "your", "your": "your",
}  # fmt: skip
_ARTICLES: Final = frozenset({"the", "a", "an"})
_CLITICS: Final = ("’s", "'s", "’ ", "' ")
_CLOSED: Final = re.compile(
    r"[^aeiou]*[aeiou][bdgkmnprt]|admit|commit|permit|submit|regret|rebut|prefer|refer|confer|defer"
)
"""Verbs that double their last letter: "banning", "admitting"."""
_COMPLETING: Final = frozenset({"xcomp", "acomp", "attr", "oprd"})
_GAP: Final = 80
"""Most characters between two parts of a saying that are told along with it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody says, ready to be told: ``verb`` is the content's main verb, ``finite`` if it has a subject."""

    attribution: Attribution
    voices: tuple[Voice, ...]
    verb: int | None
    finite: bool


def retold(saying: Saying, parse: Parse, text: str, parties: Parties) -> str:
    """Return the statement of a claim that somebody says something."""
    return _Retelling(saying, parse, text, parties).statement()


class _Retelling:
    """Tells one saying again."""

    def __init__(self, saying: Saying, parse: Parse, text: str, parties: Parties) -> None:
        self.attribution = saying.attribution
        self.voices = saying.voices
        self.saying = saying
        self.parse = parse
        self.text = text
        self.parties = parties
        self.cue = saying.attribution.cue_token

    def statement(self) -> str:
        content = self.attribution.content
        if self._speaks_of_himself():
            spans = sorted((*self.attribution.source, *self.attribution.cue, *content))
            speakers = self.voices[:-1] if self.voices[-1].text.lower() in _FIRST else self.voices
            return self._said(speakers, [self._joined(spans)], "said")
        is_told = self.saying.finite and (self.attribution.manner != "direct" or self._opens_with_that())
        if (
            is_told
            and not self._is_raised()
            and self.attribution.verb_class not in _WISHES
            and not self._asks()
        ):
            verb = own_verb(self.parse, self.attribution)
            return statement(self.voices, self.parties, self.attribution.force, self._clause(), verb)
        if self.attribution.manner == "direct" and (self.saying.finite or self._is_quotation()):
            return self._said(self.voices, [span.text(self.text) for span in content], None)
        return self._in_place()

    def _speaks_of_himself(self) -> bool:
        """Say whether the source is "I" or "we", so that its verb fits nobody else."""
        source = self.attribution.source
        return bool(source) and source[0].text(self.text).lower() in _FIRST and len(self.voices) > 0

    def _is_raised(self) -> bool:
        """Say whether the cue stands between the content's subject and its verb ("X is expected to meet Y")."""
        cue = self.attribution.cue
        if self.attribution.source or not cue:
            return False
        first = (
            self.parse.tokens_in(span) for span in self.attribution.content if span.start > cue[-1].start
        )
        return any(words and self.parse.tokens[words[0]].tag == "TO" for words in first)

    def _is_quotation(self) -> bool:
        """Say whether the content is quoted from its first word on, and not only stands inside a quotation."""
        return self.attribution.content[0].text(self.text)[:1] in {"“", '"', "«", "„"}

    def _opens_with_that(self) -> bool:
        return self.attribution.content[0].text(self.text)[:5].lower() == "that "

    def _asks(self) -> bool:
        """Say whether the content is a question told indirectly."""
        first = self.parse.tokens_in(self.attribution.content[0])
        word = self.parse.tokens[first[0]] if first else None
        if word is None or word.lower not in _ASKING:
            return False
        return word.lower != "if" or word.head == self.saying.verb

    def _clause(self) -> str:
        """Return the content as a clause, without the word that joins it to its verb."""
        words = self._joined(self.attribution.content)
        first, _, rest = words.partition(" ")
        if first.lower().rstrip(",") in {"that", "though", "but", "and"} and rest:
            words = rest
        return self._lowered(trimmed(single(words)))

    # Quotations

    def _said(self, voices: Sequence[Voice], fragments: Sequence[str], verb: str | None) -> str:
        words = quoted(fragments)
        if not voices:
            return f"The report quotes: {words}."
        verb = verb or self._verb_of_saying()
        if verb is None:
            return f"{opening(voices, self.parties)[:-2]}: {words}."
        return capital(f"{opening(voices[:-1], self.parties)}{self._speaker(voices[-1])} {verb}: {words}.")

    def _verb_of_saying(self) -> str | None:
        """Return the cue's verb where it can stand before a quotation, else a plain one; None for a phrase."""
        if self.cue is None:
            return None
        token = self.parse.tokens[self.cue]
        if token.pos not in {"VERB", "AUX"}:
            return None
        words = self._joined(self.attribution.cue)
        ends = self.attribution.cue[-1].end == token.end
        if token.lemma not in _TO_HEARERS and ends and self._is_finite() and not self._is_passive():
            return words
        return "says" if token.tag == "VBZ" else "said"

    # In place

    def _in_place(self) -> str:
        """Tell speaker, cue and content in the order of the text."""
        cue, content = self.attribution.cue, self.attribution.content
        if not cue or self.cue is None:
            return self._said(self.voices, [span.text(self.text) for span in content], None)
        outer, inner = self.voices[:-1], self.voices[-1] if self.voices else None
        token = self.parse.tokens[self.cue]
        source = self.attribution.source
        if inner is None or not source or not inner.text.strip():
            if token.pos == "NOUN":
                return self._speaks_of(outer, single(self._joined((*cue, *content))))
            return self._unsourced(outer)
        if token.pos == "NOUN" and not self._has_verb():
            if self._opens_with_to():
                return self._speaks_of(outer, f"{self._speaker(inner, 1)} {self._participle()}")
            first, _, rest = single(self._joined((*cue, *content))).partition(" ")
            owned = f"{self._owner(inner)} {rest if first.lower() in _ARTICLES else f'{first} {rest}'}"
            return self._speaks_of(outer, owned)
        if content[0].start < cue[0].start:
            if source[0].start > cue[0].start or not self._is_finite():
                return self._told(outer, single(self._joined(sorted((*source, *cue, *content)))))
            return self._said(self.voices, [span.text(self.text) for span in content], self._joined(cue))
        if token.pos in {"VERB", "AUX"} and not self._is_finite():
            if self._is_governed():
                whole = Span(source[-1].end, max(content[-1].end, token.end))
                return self._told(outer, f"{self._speaker(inner)} {single(self._joined([whole]))}")
            if not self._opens_finitely():
                return self._speaks_of(outer, f"{self._speaker(inner, 1)} {self._participle()}")
        words = single(self._joined((*cue, *content)))
        gap = "" if words.startswith(_CLITICS) else " "
        return self._told(outer, f"{self._speaker(inner)}{gap}{words}")

    def _unsourced(self, outer: Sequence[Voice]) -> str:
        """Tell a verb whose speaker was not found: with the subject it shares with another, or as what is spoken of."""
        assert self.cue is not None
        cue, content = self.attribution.cue, self.attribution.content
        surface = self._surface()
        if not surface and self.parse.tokens[self.cue].pos == "VERB" and cue[0].start < content[0].start:
            if self._opens_with_to():
                return self._speaks_of(outer, self._participle())
            shared = self.parties.roles.subject_of(self.cue) if self._is_finite() else ()
            if shared and self.parse.tokens[shared[0]].start < cue[0].start:
                who = self.parties.span(shared[0]).text(self.text)
                return self._told(
                    outer, f"{self._lowered(single(who))} {single(self._joined((*cue, *content)))}"
                )
        return self._told(outer, single(self._joined(sorted((*surface, *cue, *content)))))

    def _opens_with_to(self) -> bool:
        """Say whether the cue is an infinitive ("to give the impression")."""
        words = [i for i in self._cue_tokens() if self.parse.tokens[i].dep != "neg"]
        return len(words) > 1 and self.parse.tokens[words[0]].tag == "TO"

    def _surface(self) -> tuple[Span, ...]:
        """Return the subject of a cue in the passive, where the content lacks it ("the mayor is expected to ...")."""
        assert self.cue is not None
        subject = self.parse.child(self.cue, "nsubjpass", "nsubj", "expl")
        if subject is None:
            return ()
        span = self.parties.span(subject)
        held = (*self.attribution.cue, *self.attribution.content)
        return () if any(span.overlaps(other) for other in held) else (span,)

    def _told(self, outer: Sequence[Voice], words: str) -> str:
        words = self._lowered(trimmed(words))
        return f"{opening(outer, self.parties) or 'The report says: '}{words}."

    def _speaks_of(self, outer: Sequence[Voice], words: str) -> str:
        words = trimmed(words)
        if not outer:
            return f"The report speaks of {words}."
        speaker = self._speaker(outer[-1])
        return capital(f"{opening(outer[:-1], self.parties)}{speaker} spoke of {words}.")

    def _speaker(self, voice: Voice, case: int = 0) -> str:
        """Return a voice as a subject, or as an object; what stands behind its comma is closed by another."""
        words = called(voice, self.parties, case)
        _, comma, behind = words.rpartition(", ")
        return f"{words}," if comma and " and " not in behind else words

    def _owner(self, voice: Voice) -> str:
        """Return the speaker as an owner: "Mr. Brel’s"."""
        words = single(voice.text)
        pronoun = re.sub(r"[’']s?$", "", words.lower())
        if pronoun in _OWNERS:
            actor = self.parties.actors.get(voice.actor) if voice.actor else None
            if actor is None or actor.name.lower() == pronoun:
                return _OWNERS[pronoun]
            words = actor.name
        words = self._lowered(words)
        if words.endswith(("’s", "'s", "s’", "s'")):
            return words
        return f"{words}’" if words.endswith("s") else f"{words}’s"

    def _participle(self) -> str:
        """Return cue and content with the cue's verb as a participle: "describing the offer", "not describing the offer"."""
        assert self.cue is not None
        token = self.parse.tokens[self.cue]
        if self._opens_with_to():
            words = [i for i in self._cue_tokens() if self.parse.tokens[i].dep != "neg"]
            token = self.parse.tokens[words[1]]
        if token.tag == "VBG":
            told = single(self._joined((*self.attribution.cue, *self.attribution.content)))
            return f"{told[:1].lower()}{told[1:]}" if token.text.istitle() else told
        last = self.attribution.content[-1].end
        behind = (
            [Span(token.end, max(last, token.end))]
            if last - token.end < _GAP
            else [*self.attribution.content]
        )
        refused = "not " if any(self.parse.tokens[i].dep == "neg" for i in self._cue_tokens()) else ""
        return f"{refused}{_ing(token.lemma)} {single(self._joined(behind))}"

    # Words

    def _joined(self, spans: Sequence[Span]) -> str:
        """Return stretches of the text with the little that lies between them, or a gap where it is much."""
        words = ""
        for k, span in enumerate(spans):
            if k:
                between = Span(spans[k - 1].end, span.start)
                words += self._between(between)
            words += span.text(self.text)
        return " ".join(words.split())

    def _between(self, gap: Span) -> str:
        if gap.end <= gap.start:
            return ""
        taken = (*self.attribution.source, *self.attribution.cue)
        if any(span.overlaps(gap) for span in taken):
            return " "
        words = gap.text(self.text)
        return words if len(words) <= _GAP and "\n" not in words else " … "

    def _lowered(self, words: str) -> str:
        return lowered(words, self.parties.openers)

    def _is_finite(self) -> bool:
        """Say whether the cue's verb has a tense; "is supportive of" has that of its "is"."""
        assert self.cue is not None
        return is_finite(self.parse, self.cue) or any(
            self.parse.tokens[j].pos == "AUX" and self.parse.tokens[self.cue].pos not in {"VERB", "AUX"}
            for j in self._cue_tokens()
        )

    def _opens_finitely(self) -> bool:
        """Say whether the cue's first verb has a tense, though the one that says has none ("decided not to recommend")."""
        verbs = (i for i in self._cue_tokens() if self.parse.tokens[i].pos in {"VERB", "AUX"})
        first = next(verbs, None)
        return first is not None and is_finite(self.parse, first)

    def _is_governed(self) -> bool:
        """Say whether the speaker is the subject of a verb with a tense that the cue completes ("was unable to verify")."""
        assert self.cue is not None
        source = self.attribution.source
        below = self.parse.tokens[self.cue]
        for i in self.parse.ancestors(self.cue):
            if below.dep not in _COMPLETING or i > self.cue:
                return False
            below = self.parse.tokens[i]
            if is_finite(self.parse, i):
                subject = self.parse.child(i, "nsubj", "nsubjpass")
                return subject is not None and any(
                    span.start <= self.parse.tokens[subject].start < span.end < below.start for span in source
                )
        return False

    def _has_verb(self) -> bool:
        """Say whether the cue holds a verb with a tense ("has opposed calls for"), whatever its head word is."""
        return any(is_finite(self.parse, i) for i in self._cue_tokens())

    def _is_passive(self) -> bool:
        assert self.cue is not None
        return self.parse.child(self.cue, "auxpass", "nsubjpass") is not None

    def _cue_tokens(self) -> list[int]:
        return [i for span in self.attribution.cue for i in self.parse.tokens_in(span)]


def _ing(lemma: str) -> str:
    """Return a verb's present participle."""
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and len(lemma) > 2:
        return f"{lemma[:-1]}ing"
    if _CLOSED.fullmatch(lemma):
        return f"{lemma}{lemma[-1]}ing"
    return f"{lemma}ing"
