"""What is seen of an actor that a report may hold responsible for violence.

Signs put together what the mentions and sentences came to (the surest, the sum, how far ahead of the others), what kind
of actor it is, who else there is, and what sort of text the report is. No sign names anybody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p
from typing import Final

from sayso.blame.lexicon import Meanings, table
from sayso.blame.mentions import BLAMING, body_of
from sayso.blame.model import Signs
from sayso.records import Actor, Cast, Claim, Document, Parse, VoiceKind

BLAMEABLE: Final[frozenset[VoiceKind]] = frozenset({"armed_group", "organisation", "authority", "state"})
"""Kinds of actors that can be held responsible here: bodies, not single people."""
_NAMED: Final = frozenset({"name", "acronym", "short"})
_HEAD: Final = 200
_COUNTED: Final = ("talk", "politics", "fight", "military", "civil")
_TOLD: Final = ("claim", "hedge")


@dataclass(frozen=True, slots=True)
class Evidence:
    """How surely each sentence tells of an incident, and each mention, by its head word, names the doer."""

    incident: Sequence[float]
    doer: Mapping[int, float]


def candidates(cast: Cast) -> list[Actor]:
    """Return the actors that could be held responsible, in the order of the cast."""
    return [actor for actor in cast.actors if actor.kind in BLAMEABLE]


def actor_signs(  # a report is judged by all that was read of it
    document: Document,
    parse: Parse,
    meanings: Meanings,
    cast: Cast,
    claims: Sequence[Claim],
    evidence: Evidence,
) -> list[tuple[Actor, Signs]]:
    """Return what is seen of each candidate."""
    found = candidates(cast)
    report = _report_signs(document, parse, meanings, found, evidence)
    stated = {
        claim.subject.actor
        for claim in claims
        if claim.subject and claim.relation in BLAMING and claim.polarity != "denied"
    }
    nameless = _nameless(parse, cast, evidence)
    surest = max(evidence.doer.values(), default=0.0)
    groups = sorted(
        (one for one in found if one.kind == "armed_group" and _is_named(one)),
        key=lambda one: -len(one.mentions),
    )
    most = max((len(one.mentions) for one in found), default=1)
    best = {actor.id: _best(actor, evidence) for actor in found}
    answered = any(actor.id in stated for actor in found)
    rows: list[tuple[Actor, Signs]] = []
    for actor in found:
        signs = dict(report)
        signs[f"kind={actor.kind}"] = 1.0
        signs["named"] = float(_is_named(actor))
        signs["known"] = float(actor.catalogue is not None)
        signs["stated"] = float(actor.id in stated)
        signs["another stated"] = float(answered and actor.id not in stated)
        signs["share of mentions"] = len(actor.mentions) / most
        signs.update({f"nameless {label}": amount for label, amount in nameless.items()})
        signs.update(_own(parse, actor, evidence, surest))
        for label in body_of(actor.name):
            signs[f"body={label}"] = 1.0
            signs[f"kind={actor.kind} body={label}"] = 1.0
        others = max((sure for other, sure in best.items() if other != actor.id), default=0.0)
        own = best[actor.id]
        signs["doer ahead"] = own - others
        signs["doer first"] = float(own >= others)
        signs["doer first, how surely"] = own if own >= others else 0.0
        signs["doer rank"] = sum(sure > own for sure in best.values()) / 5
        signs["doer and incident"] = own * report["report incident"]
        signs.update(_of_sort(actor, signs, groups, nameless))
        rows.append((actor, signs))
    return rows


def _is_named(actor: Actor) -> bool:
    return any(mention.form in _NAMED for mention in actor.mentions)


def _best(actor: Actor, evidence: Evidence) -> float:
    return max((evidence.doer.get(mention.head, 0.0) for mention in actor.mentions), default=0.0)


def _odds(share: float) -> float:
    return log((share + 0.005) / (1.005 - share)) / 3


def _report_signs(
    document: Document, parse: Parse, meanings: Meanings, found: Sequence[Actor], evidence: Evidence
) -> Signs:
    """Return what is seen of the report as a whole."""
    count = max(1, len(parse.sentences))
    ranked = sorted(evidence.incident, reverse=True) or [0.0]
    tally: dict[str, int] = {}
    for labels in meanings.of:
        for label in labels:
            tally[label] = tally.get(label, 0) + 1
    selves = sum(token.lower in {"we", "our", "us", "i"} for token in parse.tokens)
    armed = sum(actor.kind == "armed_group" for actor in found)
    signs: Signs = {
        "always": 1.0,
        "report incident": ranked[0],
        "report incident log-odds": _odds(ranked[0]),
        "report incidents": log1p(sum(ranked)),
        "report second incident": ranked[1] if len(ranked) > 1 else 0.0,
        "report incidents by length": sum(ranked) / count,
        "report begins with incident": max(evidence.incident[:2], default=0.0),
        "report length": log1p(count),
        "report speaks of itself": min(1.5, selves / count),
        "one armed group": float(armed == 1),
        "many armed groups": float(armed > 2),
        "candidates": log1p(len(found)),
    }
    signs.update({f"report {label}": min(1.5, tally.get(label, 0) / count) for label in _COUNTED})
    signs.update({f"report has {label}": float(label in tally) for label in _TOLD})
    head = document.text[:_HEAD].lower()
    signs.update({f"head={labels[0]}": 1.0 for word, labels in table("heads").items() if word in head})
    return signs


def _nameless(parse: Parse, cast: Cast, evidence: Evidence) -> dict[str, float]:
    """Return how surely doers without a name did it, by what they are."""
    sorts = table("doers")
    found: dict[str, float] = {}
    for actor in cast.actors:
        if actor.kind in BLAMEABLE and any(mention.form in {"name", "acronym"} for mention in actor.mentions):
            continue
        for mention in actor.mentions:
            sure = evidence.doer.get(mention.head, 0.0)
            for i in (mention.head, *parse.children[mention.head]):
                for label in sorts.get(parse.tokens[i].lemma, ()):
                    found[label] = max(found.get(label, 0.0), sure)
    return found


def _own(parse: Parse, actor: Actor, evidence: Evidence, surest: float) -> Signs:
    """Return what an actor's own mentions come to."""
    sure = sorted((evidence.doer.get(mention.head, 0.0) for mention in actor.mentions), reverse=True) or [0.0]
    sentences = sorted({parse.sentence_at[mention.head] for mention in actor.mentions}) or [0]
    count, incident = len(evidence.incident), evidence.incident
    here = max((incident[k] for k in sentences), default=0.0)
    together = -sum(log(max(1e-6, 1 - one)) for one in sure)
    return {
        "mentions": log1p(len(actor.mentions)),
        "early": 1 - sentences[0] / max(1, count),
        "in the lead": float(sentences[0] < 2),
        "sentences": len(sentences) / max(1, count),
        "doer": sure[0],
        "doer log-odds": _odds(sure[0]),
        "doer again": sure[1] if len(sure) > 1 else 0.0,
        "doer together": together,
        "doer together, log": log(together + 0.01) / 2,
        "doer on average": sum(sure) / len(sure),
        "doer among all": sure[0] / (surest + 0.02),
        "any doer": surest,
        "incident": here,
        "incident log-odds": _odds(here),
        "incident among all": here / (max(incident, default=0.0) + 0.02),
        "incident before": max((incident[k - 1] for k in sentences if k), default=0.0),
        "incident after": max((incident[k + 1] for k in sentences if k + 1 < count), default=0.0),
        "incident earlier": max(incident[: sentences[-1]], default=0.0),
    }


def _of_sort(actor: Actor, signs: Signs, groups: Sequence[Actor], nameless: Mapping[str, float]) -> Signs:
    """Return the signs that count for actors of one sort alone: nameless doers tell of those they may belong to."""
    found: Signs = {}
    bodies = body_of(actor.name)
    incident, doer = signs["report incident"], signs["doer log-odds"]
    if actor in groups:
        rebels = nameless.get("rebels", 0.0)
        alone, top = float(len(groups) == 1), float(actor is groups[0])
        found = {
            "group: only one": alone,
            "group: most mentioned": top,
            "group: nameless rebels": rebels,
            "group: nameless rebels, only one": rebels * alone,
            "group: nameless rebels, most mentioned": rebels * top,
            "group: nameless strangers": nameless.get("strangers", 0.0),
            "group: incident log-odds": signs["incident log-odds"],
            "group: report incident": incident,
            "group: doer log-odds": doer,
        }
    if actor.kind == "authority":
        found |= {"authority: doer log-odds": doer, "authority: report incident": incident}
    if "army" in bodies or "forces" in bodies:
        found |= {
            "army: nameless soldiers": nameless.get("soldiers", 0.0),
            "army: report incident": incident,
            "army: doer log-odds": doer,
        }
    if "police" in bodies:
        found["police: nameless police"] = nameless.get("police", 0.0)
    return found
