"""What holds for every report whatsoever, be its text a story or noise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import jsonschema

from sayso.outputs.contract import as_contract, schema
from sayso.records import Attribution, Claim, Incident, Party, Report, Span


def faults(report: Report) -> list[str]:
    """Return what is wrong with a report, each fault in one line; nothing for a sound one."""
    return [
        *_in_actors(report),
        *_in_attributions(report),
        *_in_claims(report),
        *_in_incidents(report),
        *_in_output(report),
    ]


def _in_actors(report: Report) -> Iterator[str]:
    ids = [actor.id for actor in report.actors]
    if len(set(ids)) != len(ids):
        yield "two actors have one id"
    for actor in report.actors:
        if not actor.name.strip():
            yield f"actor {actor.id} has no name"
        for mention in actor.mentions:
            yield from _outside(report, f"a mention of {actor.name!r}", mention.span)
            yield from _unlike(report, f"a mention of {actor.name!r}", mention.span, mention.text)
            if mention.actor != actor.id:
                yield f"a mention of {actor.name!r} stands for another actor"


def _in_attributions(report: Report) -> Iterator[str]:
    by_id = {attribution.id: attribution for attribution in report.attributions}
    actors = {actor.id for actor in report.actors}
    if len(by_id) != len(report.attributions):
        yield "two attributions have one id"
    for attribution in report.attributions:
        called = f"attribution {attribution.cue} {attribution.content}"
        if not attribution.content or not any(
            span.text(report.document.text).strip() for span in attribution.content
        ):
            yield f"{called} has no content"
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            yield from _outside(report, called, span)
            yield from _unreadable(report, called, span)
        if attribution.voice.actor is not None and attribution.voice.actor not in actors:
            yield f"{called} has a voice that is no actor"
        if not 0 <= attribution.score <= 1:
            yield f"{called} has the score {attribution.score}"
        yield from _astray(attribution, by_id)


def _astray(attribution: Attribution, by_id: dict[str, Attribution]) -> Iterator[str]:
    """Yield a fault where the way up from an attribution breaks off or goes round."""
    seen = {attribution.id}
    above = attribution.parent
    while above is not None:
        if above not in by_id:
            yield f"attribution {attribution.cue} lies in one that is not there"
            return
        if above in seen:
            yield f"attribution {attribution.cue} lies in itself"
            return
        seen.add(above)
        above = by_id[above].parent


def _in_claims(report: Report) -> Iterator[str]:
    if len({claim.id for claim in report.claims}) != len(report.claims):
        yield "two claims have one id"
    attributions = {attribution.id for attribution in report.attributions}
    actors = {actor.id for actor in report.actors}
    for claim in report.claims:
        called = f"claim {claim.statement!r}"
        if not claim.statement.strip() or not claim.evidence:
            yield f"{called} has no words"
        if claim.attribution is not None and claim.attribution not in attributions:
            yield f"{called} hangs on an attribution that is not there"
        if claim.attribution is not None and not claim.voices:
            yield f"{called} has an attribution without a voice"
        for span in claim.evidence:
            yield from _outside(report, called, span)
            yield from _unreadable(report, called, span)
        named = {party.actor for party in (claim.subject, claim.object) if party}
        if (named | {voice.actor for voice in claim.voices}) - actors - {None}:
            yield f"{called} names somebody who is no actor"
        yield from _in_parts(report, claim, called)


def _in_parts(report: Report, claim: Claim, called: str) -> Iterator[str]:
    for party in (claim.subject, claim.object):
        if party:
            yield from _outside(report, called, party.span)
            yield from _unlike(report, f"a party of {called}", party.span, party.text)
    for part in (claim.place, claim.time, claim.said):
        if part:
            yield from _outside(report, called, part.span)
            yield from _unlike(report, f"a time or place of {called}", part.span, part.text)
    if claim.quantity:
        yield from _outside(report, called, claim.quantity.span)
    if not 0 <= claim.score <= 1:
        yield f"{called} has the score {claim.score}"


def _in_incidents(report: Report) -> Iterator[str]:
    if len({incident.id for incident in report.incidents}) != len(report.incidents):
        yield "two incidents have one id"
    claims = {claim.id: claim for claim in report.claims}
    actors = {actor.id for actor in report.actors}
    for incident in report.incidents:
        called = f"the {incident.kind} {incident.mentions}"
        if not incident.mentions:
            yield f"{called} has no words"
        for span in (*incident.mentions, *(victims.span for victims in incident.victims)):
            yield from _outside(report, called, span)
            yield from _unreadable(report, called, span)
        for part in (incident.place, incident.time, *incident.targets, *_parties_in(incident)):
            if part:
                yield from _outside(report, called, part.span)
                yield from _unlike(report, f"a part of {called}", part.span, part.text)
        named = {party.actor for party in (*incident.targets, *_parties_in(incident))}
        voices = [incident.voices, *(one.voices for one in incident.victims)]
        voices += [one.voices for one in incident.perpetrators]
        if (named | {voice.actor for chain in voices for voice in chain}) - actors - {None}:
            yield f"{called} names somebody who is no actor"
        yield from _astray_claims(incident, claims, called)
        if not 0 <= incident.score <= 1:
            yield f"{called} has the score {incident.score}"


def _parties_in(incident: Incident) -> list[Party]:
    harmed = [victims.party for victims in incident.victims if victims.party]
    return [*harmed, *(one.party for one in incident.perpetrators)]


def _astray_claims(incident: Incident, claims: Mapping[str, Claim], called: str) -> Iterator[str]:
    """Yield a fault where a part does not say what its claim does, or rests on one that is not there."""
    if set(incident.claims) - set(claims):
        yield f"{called} is put together from a claim that is not there"
    for one in incident.perpetrators:
        claim = claims.get(one.claim)
        if claim is None or (one.voices, one.polarity) != (claim.voices, claim.polarity):
            yield f"{called} has somebody do it whom no claim says so of in these words"


def _in_output(report: Report) -> Iterator[str]:
    for error in _validator().iter_errors(as_contract(report)):
        yield f"the output breaks the schema: {error.message[:200]}"


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema())


def _outside(report: Report, called: str, span: Span) -> Iterator[str]:
    if not 0 <= span.start < span.end <= len(report.document.text):
        yield f"{called}: {span} is no stretch of the text"


def _unlike(report: Report, called: str, span: Span, words: str) -> Iterator[str]:
    """Yield a fault where words are not those of their span, line breaks aside."""
    if " ".join(span.text(report.document.text).split()) != " ".join(words.split()):
        yield f"{called}: the text has {span.text(report.document.text)!r} where {words!r} is claimed"


def _unreadable(report: Report, called: str, span: Span) -> Iterator[str]:
    if any(span.overlaps(unread) for unread in report.document.unread):
        yield f"{called}: {span.text(report.document.text)!r} lies where nothing is to be read"
