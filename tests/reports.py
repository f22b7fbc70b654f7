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
    Party,
    Polarity,
    Relation,
    Report,
    Span,
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
