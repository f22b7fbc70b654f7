"""What a person puts in the place of what was read of a claim, and the claim with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from sayso.claims.rewording import number_words, reworded
from sayso.records import (
    Actor,
    Bound,
    Claim,
    Document,
    Force,
    Party,
    Place,
    Polarity,
    Quantity,
    Relation,
    Span,
    Voice,
    VoiceKind,
)
from sayso.store.bodies import body_of, record_of


@dataclass(frozen=True, slots=True)
class Somebody:
    """Whom a person names in a correction; ``actor`` is the id across documents, None where nobody is known by it."""

    name: str
    kind: VoiceKind
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a person read; None where it is open. Without a unit, it counts what was read to be counted."""

    low: float | None
    high: float | None
    unit: str | None = None

    @property
    def quantity(self) -> Quantity:
        """The number as it stands in a claim, but for what it counts and where that is written."""
        bound: Bound = "exact" if self.low == self.high else "between"
        if self.low is None or self.high is None:
            bound = "at_most" if self.low is None else "at_least"
        best = self.low if bound == "exact" else None
        return Quantity(self.low, self.high, self.unit or "", bound, None, Span(0, 0), best)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be read instead; None leaves a part as it is.

    ``without`` names the parts that the claim has not: its subject, where its relation is not known, its object, number or
    place, or its voice, where the report says so itself.
    """

    subject: Somebody | None = None
    relation: Relation | None = None
    object: Somebody | None = None
    polarity: Polarity | None = None
    force: Force | None = None
    number: Figure | None = None
    voice: Somebody | None = None
    place: Place | None = None
    without: tuple[str, ...] = ()

    def over(self, earlier: Changes) -> Changes:
        """Return these changes made after earlier ones, part by part."""
        mine = {name: getattr(self, name) for name in PARTS if getattr(self, name) is not None}
        gone = [name for name in earlier.without if name not in mine]
        kept = dict.fromkeys(self.without)
        return replace(earlier, **(mine | kept), without=tuple(dict.fromkeys((*gone, *self.without))))

    def words(self, part: str) -> str | None:
        """Return what is to be read for a part, in words; None where it stays, or is taken out."""
        new = getattr(self, part)
        if isinstance(new, Somebody):
            return new.name
        if isinstance(new, Place):
            return new.text
        if isinstance(new, Figure):
            return " ".join(filter(None, (number_words(new.quantity), new.unit)))
        return None if new is None else str(new)

    @property
    def plain(self) -> dict[str, Any]:
        """These changes as plain data, from which `changes_from` makes them again."""
        plain: dict[str, Any] = json.loads(body_of(self))
        return plain


PARTS = tuple(field.name for field in fields(Changes) if field.name != "without")
"""What of a claim can be corrected."""


def changes_from(plain: Mapping[str, Any]) -> Changes:
    """Return changes from plain data."""
    return record_of(Changes, json.dumps(plain).encode())


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a corrected claim stands: its document, its words there, and the document's actors.

    ``actors`` are the report's by their ids, ``locally`` those ids by the ids across documents.
    """

    document: Document
    quote: str
    actors: Mapping[str, Actor]
    locally: Mapping[str, str]


def corrected(claim: Claim, changes: Changes, setting: Setting) -> Claim:
    """Return a claim as a person read it. Where it stands, and all that is not corrected, stays as it was read.

    A part's span is where its words stand in those that the claim rests on, else in the report; where they stand nowhere,
    the span of what was read instead, or of the words that the claim rests on.
    """
    subject, object_ = claim.subject, claim.object
    if changes.subject or "subject" in changes.without:
        subject = _party(changes.subject, subject, claim, setting) if changes.subject else None
    if changes.object or "object" in changes.without:
        object_ = _party(changes.object, object_, claim, setting) if changes.object else None
    number = claim.quantity
    if changes.number or "number" in changes.without:
        number = _quantity(changes.number, number, claim, setting) if changes.number else None
    place = claim.place
    if changes.place or "place" in changes.without:
        place = changes.place and replace(
            changes.place, span=_span(changes.place.text, place, claim, setting)
        )
    voices = claim.voices
    if changes.voice or "voice" in changes.without:
        voices = (*voices[:-1], _voice(changes.voice, setting)) if changes.voice else ()
    made = replace(
        claim,
        subject=subject,
        relation=changes.relation or claim.relation,
        object=object_,
        quantity=number,
        polarity=changes.polarity or claim.polarity,
        force=changes.force or claim.force,
        voices=voices,
        place=place,
    )
    return replace(made, statement=_statement(claim, made, setting))


def parts_of(claim: Claim) -> dict[str, str | None]:
    """Return the parts of a claim that can be corrected, in words."""
    return {
        "subject": claim.subject.text if claim.subject else None,
        "relation": claim.relation,
        "object": claim.object.text if claim.object else None,
        "polarity": claim.polarity,
        "force": claim.force,
        "number": number_words(claim.quantity) if claim.quantity else None,
        "voice": claim.voices[-1].text if claim.voices else None,
        "place": claim.place.text if claim.place else None,
    }


def _statement(read: Claim, made: Claim, setting: Setting) -> str:
    """Return the statement: as it was read where nothing in it has changed, but for a number."""
    same = replace(made, quantity=read.quantity, place=read.place, statement=read.statement)
    worded = read.statement if same == read else reworded(made, setting.quote, setting.actors)
    if made.quantity == read.quantity or made.quantity is None:
        return worded
    new = number_words(made.quantity)
    old = read.quantity.span.text(setting.document.text) if read.quantity else ""
    if new in worded:
        return worded
    if old and old in worded and made.relation != "says":
        return worded.replace(old, new, 1)
    return f"{worded.removesuffix('.')} (the number: {new})."


def _party(new: Somebody, old: Party | None, claim: Claim, setting: Setting) -> Party:
    return Party(_local(new, setting), new.name, _span(new.name, old, claim, setting))


def _voice(new: Somebody, setting: Setting) -> Voice:
    return Voice(_local(new, setting), new.name, new.kind)


def _local(new: Somebody, setting: Setting) -> str | None:
    return None if new.actor is None else setting.locally.get(new.actor)


def _quantity(new: Figure, old: Quantity | None, claim: Claim, setting: Setting) -> Quantity:
    usual = "people" if claim.relation in ("casualties", "strength") else ""
    made = new.quantity
    return replace(
        made,
        unit=new.unit if new.unit is not None else old.unit if old else usual,
        span=_span(number_words(made), old, claim, setting),
        of=old.of if old else None,
        base=old.base if old else None,
        within=old.within if old else None,
    )


def _span(words: str, old: Party | Quantity | Place | None, claim: Claim, setting: Setting) -> Span:
    text = setting.document.text
    for span in sorted(claim.evidence):
        if (at := text.find(words, span.start, span.end)) >= 0:
            return Span(at, at + len(words))
    if old is not None:
        return old.span
    if (at := text.find(words)) >= 0:
        return Span(at, at + len(words))
    return min(claim.evidence, default=Span(0, 0))
