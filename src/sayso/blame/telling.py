"""The claim that a judgement of blame is told by: openly a reading of the report, with the sentences it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.blame.mentions import Mentions
from sayso.blame.word import Word
from sayso.claims.lexicon import NOUNS
from sayso.claims.statement import NOBODY
from sayso.records import (
    Actor,
    Attribution,
    Certainty,
    Claim,
    Document,
    Force,
    Mention,
    Parse,
    Party,
    Span,
    Voice,
    digest,
    merged,
)  # fmt: skip

_SPOKEN_FOR: Final = frozenset({"authority", "state"})
_FORCES: Final[dict[Word, Force]] = {
    "report": "reported", "itself": "admitted", "authorities": "alleged", "others": "alleged", "nobody": "possible",
}  # fmt: skip
_CERTAINTY: Final[dict[Word, Certainty]] = {"nobody": "possible"}
_BESIDE: Final = 0.5
"""Mentions that are at least so sure as this share of the surest are evidence, too."""
_MOST: Final = 3
"""Most sentences that a claim is shown to rest on, besides that of the incident."""
_DEEDS: Final = NOUNS["attack"] | NOUNS["deed"]
_HUNG: Final = frozenset({"amod", "compound", "det", "nummod", "poss", "case"})


class Telling:
    """Makes the claims of one report's judgement."""

    def __init__(
        self,
        document: Document,
        parse: Parse,
        mentions: Mentions,
        incident: Sequence[float],
    ) -> None:
        self.document = document
        self.parse = parse
        self.mentions = mentions
        self.incident = incident

    def claim(
        self,
        actor: Actor,
        mentions: Sequence[tuple[float, Mention]],
        word: Word,
        sure: float,
        *,
        stated: bool,
    ) -> Claim:
        """Return the claim that the report points to an actor; ``mentions`` are the actor's, the surest first."""
        evident = [mention for one, mention in mentions if one >= _BESIDE * mentions[0][0]][:_MOST]
        first = evident[0]
        places = {self.parse.sentence_at[mention.head] for mention in evident}
        places.add(max(range(len(self.incident)), key=self.incident.__getitem__))
        deed = self._deed(sorted(places, key=lambda k: -self.incident[k]))
        attribution, voices = self._voices(actor, evident, word)
        return Claim(
            id=digest(self.document.id, "claim", "context", actor.id),
            attribution=attribution.id if attribution else None,
            statement=_statement(actor, deed, word, voices, stated=stated),
            subject=Party(actor.id, first.text, first.span),
            relation="responsible_for",
            object=deed,
            quantity=None,
            polarity="affirmed",
            certainty=_CERTAINTY.get(word, "probable"),
            tense="past",
            place=None,
            time=None,
            said=None,
            voices=voices,
            force=_FORCES[word],
            evidence=merged([self.parse.sentences[k].span for k in places]),
            score=round(sure, 4),
            basis="context",
        )

    def _deed(self, places: Sequence[int]) -> Party | None:
        """Return the words for what was done, from the sentence that is surest to tell of it: a noun, if there is one."""
        for k in places:
            sentence = self.parse.sentences[k]
            for i in range(sentence.first, sentence.last):
                token = self.parse.tokens[i]
                if token.pos == "NOUN" and token.lemma in _DEEDS and self.parse.name_at[i] < 0:
                    first = min([j for j in self.parse.children[i] if j < i and self._hangs(j)], default=i)
                    first = min(self.parse.subtree(first)[0], first) if first < i else i
                    span = Span(self.parse.tokens[first].start, token.end)
                    return Party(None, span.text(self.document.text), span)
        return None

    def _hangs(self, j: int) -> bool:
        return self.parse.tokens[j].dep in _HUNG

    def _voices(
        self, actor: Actor, evident: Sequence[Mention], word: Word
    ) -> tuple[Attribution | None, tuple[Voice, ...]]:
        """Return whose word it rests on: who speaks around the surest mention, unless the report itself does, too."""
        if word == "itself":
            return None, (Voice(actor.id, actor.name, actor.kind),)
        around = [self.mentions.speaker_at(mention.head) for mention in evident]
        if word in {"report", "nobody"} and None in around:
            return None, ()
        speakers = [one for one in around if one is not None and one.voice.actor != actor.id]
        if word in {"authorities", "others"}:
            speakers.sort(key=lambda one: (one.voice.kind in _SPOKEN_FOR) != (word == "authorities"))
        return (speakers[0], self.mentions.voices_of(speakers[0])) if speakers else (None, ())


def _statement(actor: Actor, deed: Party | None, word: Word, voices: Sequence[Voice], *, stated: bool) -> str:
    """Return one plain sentence that says whose reading it is."""
    what = " ".join(deed.text.split()) if deed else "the violence it tells of"
    name = " ".join(actor.name.split())
    names = [" ".join(voice.text.split()) or NOBODY for voice in voices]
    whose = f"on the word of {', citing '.join(names)}, " if names else ""
    points = "leaves it possible that" if word == "nobody" else "points to"
    end = "is responsible for" if word == "nobody" else "as responsible for"
    note = "" if stated else " (not stated in one sentence)"
    return f"The report's account, read together, {whose}{points} {name} {end} {what}{note}."
