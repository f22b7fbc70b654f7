"""Judges whom a report, read together, points to as responsible for violence.

What blames somebody often stands in no one clause: "Gunmen shot the mayor. Fighters of the Red Dawn Front control the
valley." Three sums of weights judge in turn: whether a sentence tells of an incident, whether a mention in it names the
doer, and whether an actor, by all its mentions and the rest of the report, is the one held responsible. A fourth
chooses on whose word. What comes of it is a reading of the report and says so; nothing that the report states is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.blame.actors import BLAMEABLE, Evidence, actor_signs
from sayso.blame.lexicon import Meanings
from sayso.blame.mentions import BLAMING, Mentions
from sayso.blame.model import Model, Signs, probability, total
from sayso.blame.sentences import sentence_signs
from sayso.blame.telling import Telling
from sayso.blame.word import WORDS, Word, word_signs
from sayso.records import Actor, Attribution, Cast, Claim, Document, Mention, Parse


@dataclass(frozen=True, slots=True)
class Suspect:
    """An actor that a report may hold responsible: how surely, on whose word, and its mentions, the surest first."""

    actor: Actor
    probability: float
    word: Word
    mentions: tuple[tuple[float, Mention], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How surely each sentence of a report tells of an incident, and who may be responsible, in the cast's order."""

    incident: tuple[float, ...]
    suspects: tuple[Suspect, ...]


class Case:
    """All that is seen of one report, for reading and for training alike."""

    def __init__(
        self,
        document: Document,
        parse: Parse,
        cast: Cast,
        attributions: Sequence[Attribution],
        claims: Sequence[Claim],
    ) -> None:
        self.document = document
        self.parse = parse
        self.cast = cast
        self.claims = claims
        self.meanings = Meanings(parse)
        self.mentions = Mentions(parse, self.meanings, cast, attributions, claims)

    @property
    def is_violent(self) -> bool:
        """Whether any of its words names violence, and anybody is there who could be responsible."""
        return any(self.meanings.is_violent(i) for i in range(len(self.parse.tokens))) and any(
            actor.kind in BLAMEABLE for actor in self.cast.actors
        )

    def sentence_signs(self) -> list[Signs]:
        """Return what is seen of each sentence."""
        return sentence_signs(self.document, self.parse, self.meanings, self.mentions.said)

    def mention_signs(self, incident: Sequence[float]) -> list[tuple[Actor, Mention, Signs]]:
        """Return what is seen of each mention of each actor, given how surely sentences tell of an incident."""
        return [
            (actor, mention, self.mentions.signs(actor, mention, incident))
            for actor in self.cast.actors
            for mention in actor.mentions
        ]

    def actor_signs(self, evidence: Evidence) -> list[tuple[Actor, Signs]]:
        """Return what is seen of each actor that could be responsible."""
        return actor_signs(self.document, self.parse, self.meanings, self.cast, self.claims, evidence)

    def judged(self, model: Model) -> Judgement:
        """Return the judgement that a model's weights come to."""
        incident = [probability(model.sentence, signs) for signs in self.sentence_signs()]
        seen = [
            (actor.id, mention, signs, probability(model.mention, signs))
            for actor, mention, signs in self.mention_signs(incident)
        ]
        evidence = Evidence(incident, {mention.head: sure for _, mention, _, sure in seen})
        suspects = []
        for actor, signs in self.actor_signs(evidence):
            own = [(sure, mention, found) for who, mention, found, sure in seen if who == actor.id]
            own.sort(key=lambda one: -one[0])
            sure = probability(model.actor, signs)
            word: Word = "report"
            if sure >= model.threshold:
                word = chosen(model, word_signs(signs, [(one, found) for one, _, found in own]))
            suspects.append(Suspect(actor, sure, word, tuple((one, mention) for one, mention, _ in own)))
        return Judgement(tuple(incident), tuple(suspects))


def chosen(model: Model, signs: Signs) -> Word:
    """Return the likeliest answer to on whose word; the first of those that are equally likely."""
    return max(WORDS, key=lambda word: total(model.word[word], signs) if word in model.word else -99.0)


def judge_blame(  # a stage takes what the stages before it made
    document: Document,
    parse: Parse,
    cast: Cast,
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    *,
    model: Model | None = None,
    judged: bool = False,
) -> tuple[Claim, ...]:
    """Return the claims, with one more for each actor held responsible of whom no claim says so.

    The further claims have ``basis`` "context", the model's probability as their score, and a statement that says that
    it is a reading of the report together. With ``judged`` every actor held responsible gets such a claim, and they
    stand in place of the claims that state who attacked, abducted, or did it.
    """
    case = Case(document, parse, cast, attributions, claims)
    stated = {
        claim.subject.actor
        for claim in claims
        if claim.subject and claim.relation in BLAMING and claim.polarity != "denied"
    }
    kept = [
        claim for claim in claims if not judged or claim.relation not in BLAMING or claim.polarity == "denied"
    ]
    if not case.is_violent:
        return tuple(kept)
    model = model or Model.load()
    judgement = case.judged(model)
    telling = Telling(document, parse, case.mentions, judgement.incident)
    kept.extend(
        telling.claim(
            suspect.actor,
            suspect.mentions,
            suspect.word,
            suspect.probability,
            stated=suspect.actor.id in stated,
        )
        for suspect in judgement.suspects
        if suspect.probability >= model.threshold and (judged or suspect.actor.id not in stated)
    )
    return tuple(sorted(kept, key=lambda claim: claim.evidence[0].start))
