"""The tables of voices and of spans: who speaks in each claim, and where its words stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.outputs.exports.selection import Grounded, Selection
from sayso.outputs.exports.tables.columns import Column, Table
from sayso.outputs.stored.wording import graded
from sayso.records import Span
from sayso.store.asking.claims import FoundClaim, FoundVoice

Part = Literal["evidence", "subject", "object", "predicate", "number", "place", "time", "said"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A voice of a claim, and how far outside it stands, 1 the outermost."""

    claim: FoundClaim
    position: int
    voice: FoundVoice


@dataclass(frozen=True, slots=True)
class Marked:
    """A span of a report that belongs to a part of a claim, the ``order``-th of the claim, with its words."""

    claim: FoundClaim
    order: int
    part: Part
    span: Span
    words: str


def spoken(found: FoundClaim) -> tuple[Spoken, ...]:
    """Return the voices of a claim, the outermost first."""
    return tuple(Spoken(found, number, voice) for number, voice in enumerate(found.voices, start=1))


def marked(one: Grounded) -> tuple[Marked, ...]:
    """Return where the words of a claim stand, part by part, as it was read.

    A correction is of the reading and has no words of its own in the report.
    """
    found = one.found
    claim = found.correction.read if found.correction else found.claim
    text = one.report.document.text
    parts: list[tuple[Part, Span]] = [("evidence", span) for span in claim.evidence]
    if claim.subject:
        parts.append(("subject", claim.subject.span))
    if claim.object:
        parts.append(("object", claim.object.span))
    if claim.predicate:
        parts.append(("predicate", claim.predicate))
    if claim.quantity:
        parts.append(("number", claim.quantity.span))
    if claim.place:
        parts.append(("place", claim.place.span))
    if claim.time:
        parts.append(("time", claim.time.span))
    if claim.said:
        parts.append(("said", claim.said.span))
    return tuple(
        Marked(found, order, part, span, span.text(text)) for order, (part, span) in enumerate(parts, start=1)
    )


def _voices(selection: Selection) -> Iterator[Spoken]:
    for found in selection.claims():
        yield from spoken(found)


def _spans(selection: Selection) -> Iterator[Marked]:
    for one in selection.grounded():
        yield from marked(one)


VOICES = Table(
    "voices",
    "Who speaks in a claim, from the outermost voice to the innermost. A claim without voices is the report's own word.",
    (
        Column("claim_id", "text", "The claim.", lambda one: one.claim.id),
        Column("position", "whole", "1 is the outermost voice.", lambda one: one.position),
        Column(
            "innermost",
            "truth",
            "Whether it is the last in the chain, who is said to have said it first.",
            lambda one: one.position == len(one.claim.voices),
        ),
        Column(
            "words",
            "text",
            "The report's words for the voice; empty for nobody named.",
            lambda one: one.voice.text,
        ),
        Column(
            "name",
            "text",
            "The voice's name across reports, where it is an actor.",
            lambda one: one.voice.name,
        ),
        Column(
            "kind",
            "text",
            "person, organisation, authority, state, armed_group, media, expert, collective, anonymous or unnamed.",
            lambda one: one.voice.kind,
        ),
        Column("actor_id", "text", "The voice's id, where it is an actor.", lambda one: one.voice.actor),
        Column(
            "grades",
            "text",
            "How people graded the voice, and who did; nothing is worked out from it.",
            lambda one: graded(one.voice.grades) or None,
        ),
    ),
    _voices,
    ("claim_id", "position"),
    {"claim_id": ("claims", "claim_id"), "actor_id": ("actors", "actor_id")},
)

SPANS = Table(
    "spans",
    "Where the words of a claim stand in its report: code points of the text, the first counts as 0, the end is the first"
    " one after it.",
    (
        Column("claim_id", "text", "The claim.", lambda one: one.claim.id),
        Column("order", "whole", "Counts the spans of a claim from 1.", lambda one: one.order),
        Column(
            "part",
            "text",
            "What the words are to the claim: evidence (what it rests on), subject, object, predicate, number, place, time"
            " (spoken of) or said (when).",
            lambda one: one.part,
        ),
        Column("start", "whole", "Where the words begin.", lambda one: one.span.start),
        Column("end", "whole", "Where they end.", lambda one: one.span.end),
        Column("words", "text", "The words.", lambda one: one.words),
        Column("document_id", "text", "The report.", lambda one: one.claim.document),
    ),
    _spans,
    ("claim_id", "order"),
    {"claim_id": ("claims", "claim_id"), "document_id": ("documents", "document_id")},
)
