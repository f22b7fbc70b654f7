"""The output contract: what other tools are built on. Names stay as they are; further fields may be added."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.records import (
    Actor,
    Attribution,
    Claim,
    Document,
    Incident,
    Party,
    Perpetrator,
    Place,
    Quantity,
    Report,
    Span,
    Time,
    Victims,
    Voice,
)


def as_contract(report: Report) -> dict[str, Any]:
    """Return one report as the plain object that ``schema.json`` describes, ready for any JSON writer.

    Keys always come in the same order. Spans are ``[start, end]`` pairs of code points in ``document.text``, end
    exclusive. A key whose value is not known is there with ``null``, but for ``document.path``, ``document.url``
    and those of ``links``, which are there only where there is one.
    """
    return {
        "document": _document(report.document),
        "actors": [_actor(actor) for actor in report.actors],
        "attributions": [_attribution(attribution) for attribution in report.attributions],
        "claims": [_claim(claim) for claim in report.claims],
        "incidents": [_incident(incident) for incident in report.incidents],
    }


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what ``as_contract`` returns. Shared: copy it before changing it."""
    text = files("sayso.outputs").joinpath("schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _document(document: Document) -> dict[str, Any]:
    places = {"path": document.path, "url": document.url}
    return {
        "id": document.id,
        "name": document.name,
        **{key: place for key, place in places.items() if place is not None},
        "title": document.title,
        "publisher": document.publisher,
        "byline": document.byline,
        "dateline": document.dateline,
        "published": document.published,
        "agency": document.agency,
        "language": document.language,
        "text": document.text,
        "furniture": _spans(document.furniture),
        "title_span": _span(document.title_span),
        "byline_span": _span(document.byline_span),
        "dateline_span": _span(document.dateline_span),
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "mentions": _spans(mention.span for mention in actor.mentions),
        "links": _links(actor),
    }


def _links(actor: Actor) -> dict[str, Any]:
    if actor.catalogue is None:
        return {}
    if actor.link is None:
        return {"catalogue": actor.catalogue}
    return {
        "catalogue": actor.catalogue,
        "score": round(actor.link.value, 4),
        "reasons": list(actor.link.reasons),
    }


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "id": attribution.id,
        "parent": attribution.parent,
        "manner": attribution.manner,
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "voice": _voice(attribution.voice),
        "verb_class": attribution.verb_class,
        "force": attribution.force,
        "score": round(attribution.score, 4),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "attribution": claim.attribution,
        "statement": claim.statement,
        "subject": _party(claim.subject),
        "relation": claim.relation,
        "object": _party(claim.object),
        "quantity": _quantity(claim.quantity),
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "tense": claim.tense,
        "place": _place(claim.place),
        "time": _time(claim.time),
        "said": _time(claim.said),
        "voices": [_voice(voice) for voice in claim.voices],
        "force": claim.force,
        "evidence": _spans(claim.evidence),
        "score": round(claim.score, 4),
        "basis": claim.basis,
    }


def _incident(incident: Incident) -> dict[str, Any]:
    return {
        "id": incident.id,
        "kind": incident.kind,
        "mentions": _spans(incident.mentions),
        "place": _place(incident.place),
        "time": _time(incident.time),
        "targets": [_party(party) for party in incident.targets],
        "victims": [_victims(victims) for victims in incident.victims],
        "perpetrators": [_perpetrator(perpetrator) for perpetrator in incident.perpetrators],
        "unclaimed": incident.unclaimed,
        "voices": [_voice(voice) for voice in incident.voices],
        "force": incident.force,
        "claims": list(incident.claims),
        "score": round(incident.score, 4),
    }


def _victims(victims: Victims) -> dict[str, Any]:
    return {
        "party": _party(victims.party),
        "harm": victims.harm,
        "quantity": _quantity(victims.quantity),
        "voices": [_voice(voice) for voice in victims.voices],
        "force": victims.force,
        "claim": victims.claim,
        "span": _span(victims.span),
    }


def _perpetrator(perpetrator: Perpetrator) -> dict[str, Any]:
    return {
        "party": _party(perpetrator.party),
        "polarity": perpetrator.polarity,
        "certainty": perpetrator.certainty,
        "voices": [_voice(voice) for voice in perpetrator.voices],
        "force": perpetrator.force,
        "claim": perpetrator.claim,
        "score": round(perpetrator.score, 4),
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {"actor": voice.actor, "text": voice.text, "kind": voice.kind}


def _party(party: Party | None) -> dict[str, Any] | None:
    if party is None:
        return None
    return {"actor": party.actor, "text": party.text, "span": _span(party.span)}


def _quantity(quantity: Quantity | None) -> dict[str, Any] | None:
    if quantity is None:
        return None
    return {
        "low": _number(quantity.low),
        "best": _number(quantity.best),
        "high": _number(quantity.high),
        "unit": quantity.unit,
        "bound": quantity.bound,
        "of": quantity.of,
        "base": quantity.base,
        "within": _time(quantity.within),
        "span": _span(quantity.span),
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "text": place.text,
        "span": _span(place.span),
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        "geonames": place.geonames,
        "link": {"score": place.link.value, "reasons": list(place.link.reasons)} if place.link else None,
    }


def _time(time: Time | None) -> dict[str, Any] | None:
    if time is None:
        return None
    return {
        "text": time.text,
        "span": _span(time.span),
        "earliest": time.earliest,
        "latest": time.latest,
        "about": time.about,
    }


def _number(value: float | None) -> float | None:
    """Return 500 for 500.0, and nothing for what JSON cannot write: a number without end is no bound."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
