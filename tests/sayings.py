"""Invented reports of a sentence or two, each with a claim, for tests of what several reports say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from factories import span_in
from sayso.corroboration.groups.telling import Telling, tellings_of
from sayso.records import (
    Actor,
    Claim,
    Document,
    Mention,
    Party,
    Place,
    Quantity,
    Relation,
    Report,
    Span,
    Time,
    Voice,
    VoiceKind,
    digest,
)


def actor(name: str, kind: VoiceKind = "armed_group", catalogue: str | None = None) -> Actor:
    """Return an actor who is called by name, or by a description where there is no capital in it."""
    form = "name" if any(word[0].isupper() for word in name.split()[1:] or name.split()) else "description"
    mention = Mention(Span(0, 1), name, form, 0, name)  # type: ignore[arg-type]
    return Actor(name, name, kind, (), (mention,), catalogue)


def place(text: str, geonames: int, country: str = "VD") -> Place:
    """Return a town on the map."""
    return Place(text, Span(0, 1), text, country, float(geonames), 0.0, "exact", geonames)


def day(iso: str) -> Time:
    """Return a day spoken of."""
    return Time(iso, Span(0, 1), iso, iso)


def people(number: float, of: str = "people killed") -> Quantity:
    """Return so many people."""
    return Quantity(number, number, "people", "exact", of, Span(0, 1))


def voice(name: str) -> Voice:
    """Return a speaker of this name."""
    return Voice(name, name, "organisation")


def claim(
    text: str,
    relation: Relation = "says",
    subject: str | None = None,
    object_: str | None = None,
    predicate: str | None = None,
    **fields: Any,
) -> Claim:
    """Return a claim that rests on the whole of a text, whose parties and predicate stand in it as given."""

    def party(words: str | None) -> Party | None:
        return Party(words, words, span_in(text, words)) if words else None

    made = Claim(
        id=digest(text, relation, subject, object_, sorted(fields)),
        attribution=None,
        statement=text,
        subject=party(subject),
        relation=relation,
        object=party(object_),
        quantity=None,
        polarity="affirmed",
        certainty="certain",
        tense="past",
        place=None,
        time=None,
        said=None,
        voices=(),
        force="asserted",
        evidence=(Span(0, len(text)),),
        score=1.0,
        predicate=span_in(text, predicate) if predicate else None,
    )
    return replace(made, **fields)


def report(
    claim_: Claim,
    *more: Claim,
    id: str | None = None,  # noqa: A002  # a field of the document
    published: str | None = None,
    publisher: str | None = None,
    actors: tuple[Actor, ...] = (),
) -> Report:
    """Return a report whose text is its first claim's; its parties are actors by their names where none are given."""
    named = {
        one.actor
        for each in (claim_, *more)
        for one in (each.subject, each.object, *each.voices)
        if one and one.actor
    }
    cast = actors or tuple(actor(name) for name in sorted(named))
    text = claim_.statement
    document = Document(id or digest("document", text), text, published=published, publisher=publisher)
    return Report(document, cast, (), (claim_, *more))


def telling(text: str, *parts: Any, **fields: Any) -> Telling:
    """Return a claim of a report of its own, made comparable."""
    (told,) = tellings_of(report(claim(text, *parts, **fields)))
    return told
