"""From claims and the words for violence to incidents: what a report tells of each, and on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sayso.incidents.attaching import attach, by_predicate, violent
from sayso.incidents.joining import Gathering, gather
from sayso.incidents.keeping import is_told_of
from sayso.incidents.parts import perpetrators, targets, victims
from sayso.incidents.scene import Say, Scene
from sayso.incidents.tellings import Telling, find_tellings, speaks_of_violence
from sayso.incidents.unclaimed import is_unclaimed
from sayso.places.locate import locate
from sayso.records import (
    Attribution,
    Cast,
    Claim,
    Document,
    Incident,
    Parse,
    Place,
    Span,
    Time,
    digest,
    merged,
)

_BARE: Final = 0.5
"""The score of an incident that only words tell of, and no claim."""


def find_incidents(
    document: Document, parse: Parse, cast: Cast, attributions: Sequence[Attribution], claims: Sequence[Claim]
) -> tuple[Incident, ...]:
    """Return the incidents of violence that a document tells of, in the order of their first words.

    What nobody says happened is none, and neither is what nothing is told of: no place, time, target, victim or doer.
    A score, in [0, 1], is that of the surest claim put together in it, or 0.5 where no claim is.
    """
    if not speaks_of_violence(token.lemma for token in parse.tokens):
        return ()
    scene = Scene(document, parse, cast, attributions)
    told = violent(claims)
    gatherings = gather(scene, find_tellings(scene, by_predicate(parse, told)))
    attached = attach(scene, gatherings, told)
    return _on_the_map(scene, tuple(_incidents(scene, gatherings, attached)), claims)


def _on_the_map(
    scene: Scene, incidents: tuple[Incident, ...], claims: Sequence[Claim]
) -> tuple[Incident, ...]:
    """Return incidents with their places on the map, looked up once where no claim has them already."""
    known = {claim.place.span: claim.place for claim in claims if claim.place}
    places = [one.place for one in incidents if one.place and one.place.span not in known]
    known |= {place.span: place for place in locate(scene.document, scene.parse, places)}
    return tuple(
        replace(one, place=known.get(one.place.span, one.place)) if one.place else one for one in incidents
    )


def _incidents(
    scene: Scene, gatherings: Sequence[Gathering], attached: Sequence[Sequence[Claim]]
) -> Iterator[Incident]:
    for gathering, claims in zip(gatherings, attached, strict=True):
        if gathering.happened:
            incident = _incident(scene, gathering, claims)
            if is_told_of(scene, gathering, incident):
                yield incident


def _incident(scene: Scene, gathering: Gathering, claims: Sequence[Claim]) -> Incident:
    mentions = _mentions(scene, gathering)
    say = _say(gathering)
    # Whatever has no voice of its own in the record must rest on the word of those who tell the incident.
    told = [one for one in gathering.tellings if not one.against and one.say.voices == say.voices]
    return Incident(
        id=digest(scene.document.id, "incident", gathering.kind, mentions[0]),
        kind=gathering.kind,
        mentions=mentions,
        place=_place(told),
        time=_time(told),
        targets=targets(scene, told),
        victims=victims(scene, gathering, claims),
        perpetrators=perpetrators(scene, claims),
        unclaimed=any(is_unclaimed(claim) for claim in claims),
        voices=say.voices,
        force=say.force,
        claims=tuple(claim.id for claim in claims),
        score=max((claim.score for claim in claims), default=_BARE),
    )


def _say(gathering: Gathering) -> Say:
    """Return on whose word it stands that it happened.

    A phrase that takes it for granted ("the attack") only repeats it; where somebody tells of it in so many words, it
    is theirs: of those who say where, when and what was hit, as place, time and target have no voices of their own;
    then the report's own word before others', and the first before later ones.
    """
    telling = [one for one in gathering.tellings if not one.against]
    outright = [one for one in telling if not one.definite] or telling
    return min(outright, key=_order).say


def _order(telling: Telling) -> tuple[bool, bool, bool, int]:
    return not telling.place, not telling.time, bool(telling.say.voices), telling.i


def _mentions(scene: Scene, gathering: Gathering) -> tuple[Span, ...]:
    spans = [
        scene.parties.span(telling.i) if telling.is_noun else scene.parse.tokens[telling.i].span
        for telling in gathering.tellings
    ]
    return merged(spans)


def _place(tellings: Sequence[Telling]) -> Place | None:
    """Return the place told first, one that is on the map before one that is not."""
    places = [telling.place for telling in tellings if telling.place]
    return next((place for place in places if place.latitude is not None), places[0] if places else None)


def _time(tellings: Sequence[Telling]) -> Time | None:
    """Return the time told first, one that comes to a date before one that does not."""
    times = [telling.time for telling in tellings if telling.time]
    return next((time for time in times if time.earliest or time.latest), times[0] if times else None)
