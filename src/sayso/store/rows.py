"""A report as rows of the tables: each record's body, and beside it the columns that it is found by."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sayso.records import Attribution, Claim, Document, Incident, Place, Report, Time, digest
from sayso.store.bodies import body_of

Row = dict[str, Any]

_UNHOLDABLE = re.compile("[\x00\ud800-\udfff]")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
UNNAMED = frozenset({"anonymous", "unnamed"})


def holdable(text: str) -> str:
    """Return a text for a column: what a database cannot hold becomes a replacement character."""
    return text if text.isascii() and "\0" not in text else _UNHOLDABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _or_none(text: str | None) -> str | None:
    return None if text is None else holdable(text)


def first_day(date: str | None) -> str | None:
    """Return the first day of a date of any precision, None where it is none.

    >>> first_day("2019-02"), first_day("2019-02-11T08:30:00Z"), first_day("spring")
    ('2019-02-01', '2019-02-11', None)
    """
    found = _DATE.match(date or "")
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}" if found else None


def last_day(date: str | None) -> str | None:
    """Return the last day of a date of any precision, None where it is none.

    >>> last_day("2019-02"), last_day("2019")
    ('2019-02-28', '2019-12-31')
    """
    found = _DATE.match(date or "")
    if not found:
        return None
    month = found[2] or "12"
    if found[3]:
        return f"{found[1]}-{month}-{found[3]}"
    if not 1 <= int(month) <= 12 or int(found[1]) == 0:
        return None
    return f"{found[1]}-{month}-{monthrange(int(found[1]), int(month))[1]}"


def document_row(document: Document, claims: int) -> Row:
    """Return a document's columns, but for those that say where it belongs."""
    return {
        "record": holdable(document.id),
        "title": _or_none(document.title),
        "publisher": _or_none(document.publisher),
        "published": _or_none(document.published),
        "agency": _or_none(document.agency),
        "claims": claims,
        "body": body_of(replace(document, text="")),
    }


def appearance_rows(report: Report, document: int, numbers: Sequence[int]) -> list[Row]:
    """Return the rows of a report's actors; ``numbers`` are those of the actors across documents."""
    return [
        {
            "document": document,
            "position": position,
            "current": True,
            "record": holdable(actor.id),
            "actor": number,
            "name": holdable(actor.name),
            "kind": actor.kind,
            "body": body_of(actor),
        }
        for position, (actor, number) in enumerate(zip(report.actors, numbers, strict=True))
    ]


def attribution_rows(attributions: Sequence[Attribution], document: int) -> list[Row]:
    """Return the rows of a report's attributions."""
    return [
        {
            "document": document,
            "position": position,
            "record": holdable(attribution.id),
            "body": body_of(attribution),
        }
        for position, attribution in enumerate(attributions)
    ]


def quote_of(claim: Claim, document: Document) -> str:
    """Return the words that a claim rests on, as a column has them."""
    return holdable(" … ".join(span.text(document.text) for span in sorted(claim.evidence)))


def said_between(claim: Claim, document: Document) -> tuple[str | None, str | None]:
    """Return the first and the last day on which a claim may have been said: as its words say, or else as published."""
    said = (claim.said.earliest, claim.said.latest) if claim.said and claim.said.earliest else None
    begun, ended = said or (document.published, document.published)
    return first_day(begun), last_day(ended or begun)


def claim_row(claim: Claim, document: Document, stored: str, actors: Mapping[str, int]) -> Row:
    """Return a claim's columns, but for its number, document and position.

    ``stored`` is the document's id in the store, ``actors`` the numbers of its actors by their id in the report.
    """
    said_from, said_to = said_between(claim, document)
    subject, object_, quantity = claim.subject, claim.object, claim.quantity
    return {
        "id": digest("stored", stored, claim.id),
        "record": holdable(claim.id),
        "current": True,
        "rejected": False,
        "statement": holdable(claim.statement),
        "quote": quote_of(claim, document),
        "subject": holdable(subject.text) if subject else None,
        "subject_actor": actors.get(subject.actor) if subject and subject.actor is not None else None,
        "relation": claim.relation,
        "object": holdable(object_.text) if object_ else None,
        "object_actor": actors.get(object_.actor) if object_ and object_.actor is not None else None,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "tense": claim.tense,
        "force": claim.force,
        "basis": claim.basis,
        "unnamed": any(voice.kind in UNNAMED for voice in claim.voices),
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "best": quantity.best if quantity else None,
        "unit": holdable(quantity.unit) if quantity else None,
        "counted": _or_none(quantity.of) if quantity else None,
        **_place_columns(claim.place),
        **_time_columns(claim.time),
        "said_from": said_from,
        "said_to": said_to,
        "score": claim.score,
        "body": body_of(claim),
    }


def voice_rows(claim: Claim, number: int, actors: Mapping[str, int]) -> list[Row]:
    """Return the rows of a claim's voices."""
    last = len(claim.voices) - 1
    return [
        {
            "claim": number,
            "position": position,
            "innermost": position == last,
            "text": holdable(voice.text),
            "kind": voice.kind,
            "actor": actors.get(voice.actor) if voice.actor is not None else None,
        }
        for position, voice in enumerate(claim.voices)
    ]


def incident_row(incident: Incident, stored: str) -> Row:
    """Return an incident's columns, but for its number, document and position."""
    return {
        "id": digest("stored", stored, incident.id),
        "record": holdable(incident.id),
        "current": True,
        "kind": incident.kind,
        "force": incident.force,
        **_place_columns(incident.place),
        **_time_columns(incident.time),
        "body": body_of(incident),
    }


def _place_columns(place: Place | None) -> Row:
    return {
        "place": holdable(place.name or place.text) if place else None,
        "country": _or_none(place.country) if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
    }


def _time_columns(time: Time | None) -> Row:
    return {
        "time_from": first_day(time.earliest) if time else None,
        "time_to": last_day(time.latest or time.earliest) if time else None,
    }
