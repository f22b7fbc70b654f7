"""Whole reports for tests, built by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.records import (
    Actor,
    Attribution,
    Certainty,
    Claim,
    Document,
    Force,
    Incident,
    IncidentKind,
    Party,
    Place,
    Polarity,
    Quantity,
    Relation,
    Report,
    Span,
    Time,
    Victims,
    Voice,
    VoiceKind,
    digest,
)


def actor(actor_id: str, name: str, kind: VoiceKind, *aliases: str) -> Actor:
    """Return an actor without mentions."""
    return Actor(id=actor_id, name=name, kind=kind, aliases=aliases, mentions=())


def claim(
    subject: str | None,
    relation: Relation,
    *,
    polarity: Polarity = "affirmed",
    certainty: Certainty = "unstated",
    voices: tuple[Voice, ...] = (),
    force: Force = "asserted",
    evidence: Span = Span(0, 1),  # noqa: B008 -- a span never changes
) -> Claim:
    """Return a claim about an actor, by id."""
    return Claim(
        id=digest(subject, relation, polarity, voices),
        attribution=None,
        statement=f"{subject} {relation}",
        subject=Party(subject, subject or "somebody", evidence),
        relation=relation,
        object=None,
        quantity=None,
        polarity=polarity,
        certainty=certainty,
        tense="past",
        place=None,
        time=None,
        said=None,
        voices=voices,
        force=force,
        evidence=(evidence,),
        score=1.0,
    )


def incident(
    kind: IncidentKind, *, place: str = "", day: str = "", killed: float | None = None, at: int = 0
) -> Incident:
    """Return an incident in the report's own words, at a place, on a day (ISO), with so many dead."""
    here = Span(at, at + 1)
    dead = None if killed is None else Quantity(killed, killed, "people", "exact", "killed", here)
    return Incident(
        id=digest(kind, place, day, killed, at),
        kind=kind,
        mentions=(here,),
        place=Place(place, here) if place else None,
        time=Time(day, here, day, day) if day else None,
        targets=(),
        victims=(Victims(None, "killed", dead, (), "asserted", None, here),) if dead else (),
        perpetrators=(),
        unclaimed=False,
        voices=(),
        force="asserted",
        claims=(),
        score=0.5,
    )


def attribution(source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span]) -> Attribution:
    """Return an attribution with these spans, not inside another."""
    spans = tuple(source), tuple(cue), tuple(content)
    voice = Voice(None, "", "unnamed")
    return Attribution(digest(*spans), None, "indirect", *spans, voice, "say", "asserted", 1.0)


def report(
    actors: Sequence[Actor] = (),
    claims: Sequence[Claim] = (),
    attributions: Sequence[Attribution] = (),
    document: Document | None = None,
) -> Report:
    """Return a report of a short invented document, or of the one given."""
    return Report(
        document=document or Document(id="by-hand", text="The bridge at Karsk is open.\n", path="karsk.txt"),
        actors=tuple(actors),
        attributions=tuple(attributions),
        claims=tuple(claims),
    )
