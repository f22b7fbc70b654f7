"""Who a report holds responsible for violence, and on whose word, in the terms of MUC's answer keys.

A claim lays blame if it says of an organisation, armed group, authority or state that it is responsible for an
incident, attacks, or abducts. The confidence is read off the innermost voice, as MUC's guidelines define it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from sayso.evaluation.muc import ACCUSED, AS_FACT, BY_AUTHORITIES, CLAIMED, CONFIDENCES, POSSIBLE, plain_name
from sayso.records import Actor, Claim, Relation, Report, VoiceKind

BLAMING: Final[frozenset[Relation]] = frozenset({"responsible_for", "attacks", "abducts_or_detains"})
BLAMEABLE: Final[frozenset[VoiceKind]] = frozenset({"armed_group", "organisation", "authority", "state"})


@dataclass(frozen=True, slots=True)
class Blame:
    """An organisation that a report holds responsible: its names, on whose word, and one claim that says so."""

    names: frozenset[str]
    confidence: str
    claim: Claim


def blamed(report: Report) -> list[Blame]:
    """Return the organisations that a report's claims hold responsible for violence, in the order of its claims.

    A denied claim blames nobody. Where several claims blame one organisation, the most frequent confidence counts.
    """
    actors = {actor.id: actor for actor in report.actors}
    claims: dict[str, list[Claim]] = {}
    for claim in report.claims:
        actor = actors.get(claim.subject.actor or "") if claim.subject else None
        if actor and claim.relation in BLAMING and claim.polarity != "denied" and actor.kind in BLAMEABLE:
            claims.setdefault(actor.id, []).append(claim)
    return [_blame(actors[actor_id], accusations) for actor_id, accusations in claims.items()]


def _blame(actor: Actor, claims: list[Claim]) -> Blame:
    tally = Counter(confidence(claim) for claim in claims)
    chosen = max(tally, key=lambda label: (tally[label], -CONFIDENCES.index(label)))
    names = frozenset(plain_name(name) for name in (actor.name, *actor.aliases) if name)
    return Blame(names, chosen, next(claim for claim in claims if confidence(claim) == chosen))


def confidence(claim: Claim) -> str:
    """Return on whose word a claim rests, in the corpus's terms."""
    voice = claim.voices[-1] if claim.voices else None
    blames_itself = voice and claim.subject and voice.actor and voice.actor == claim.subject.actor
    if claim.force == "admitted" or blames_itself:
        return CLAIMED
    if voice and voice.kind in {"authority", "state"}:
        return BY_AUTHORITIES
    if claim.certainty == "possible":
        return POSSIBLE
    return ACCUSED if voice or claim.force == "alleged" else AS_FACT
