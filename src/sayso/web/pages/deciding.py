"""Judgements by the forms of pages: each leads back to where it was made, with what follows from it worked out."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse

from sayso.records import Force, Polarity, Relation
from sayso.store.judging.deciding import accept_claim, correct_claim, grade_voice, keep_note, reject_claim
from sayso.store.judging.judgements import Judge, undo
from sayso.store.judging.likening import join_claims, part_claims
from sayso.store.judging.naming import Wording
from sayso.web.access import Reviewer
from sayso.web.room import Room, TheRoom
from sayso.web.settling import settled
from sayso.web.templating import own_address

router = APIRouter(include_in_schema=False)

Words = Annotated[str, Form(max_length=2000)]
_AS_READ: Final = ""
"""What a form sends of a part that is to stay as it was read."""


@router.post("/decide/claim")
def decide_on_claim(
    room: TheRoom,
    reviewer: Reviewer,
    claim: Words,
    verdict: Annotated[Literal["accept", "reject"], Form()],
    why: Words = "",
    back: Words = "/",
) -> Response:
    """Find a claim rightly read, or misread."""
    decision = accept_claim if verdict == "accept" else reject_claim
    with room.store.writing() as connection:
        decision(room.store, connection, Judge(reviewer.name, why), claim)
    return _settled(room, back)


@router.post("/decide/correct")
def correct(  # noqa: PLR0913, PLR0917  # a claim has that many parts
    room: TheRoom,
    reviewer: Reviewer,
    claim: Words,
    voice: Words = _AS_READ,
    subject: Words = _AS_READ,
    relation: Annotated[Relation | Literal[""], Form()] = _AS_READ,
    object_: Annotated[str, Form(alias="object", max_length=2000)] = _AS_READ,
    polarity: Annotated[Polarity | Literal[""], Form()] = _AS_READ,
    force: Annotated[Force | Literal[""], Form()] = _AS_READ,
    number: Words = _AS_READ,
    place: Words = _AS_READ,
    why: Words = "",
    back: Words = "/",
) -> Response:
    """Let a claim count as it is read by a person; an empty field leaves its part as it was read."""
    wanted = Wording(
        voice=voice or None,
        subject=subject or None,
        relation=relation or None,
        object=object_ or None,
        polarity=polarity or None,
        force=force or None,
        number=number or None,
        place=place or None,
    )
    with room.store.writing() as connection:
        correct_claim(room.store, connection, Judge(reviewer.name, why), claim, wanted)
    return _settled(room, back)


@router.post("/decide/alike")
def decide_on_pair(
    room: TheRoom,
    reviewer: Reviewer,
    one: Words,
    other: Words,
    verdict: Annotated[Literal["same", "apart"], Form()],
    why: Words = "",
    back: Words = "/",
) -> Response:
    """Find that two claims say the same, or that they don't."""
    decision = join_claims if verdict == "same" else part_claims
    with room.store.writing() as connection:
        decision(room.store, connection, Judge(reviewer.name, why), one, other)
    return _settled(room, back)


@router.post("/decide/note")
def note(room: TheRoom, reviewer: Reviewer, target: Words, words: Words, back: Words = "/") -> Response:
    """Keep a note on anything that has an id."""
    with room.store.writing() as connection:
        keep_note(room.store, connection, Judge(reviewer.name, ""), target, words)
    return _settled(room, back)


@router.post("/decide/grade")
def grade(
    room: TheRoom,
    reviewer: Reviewer,
    voice: Words,
    letter: Annotated[Literal["A", "B", "C", "D", "E", "F"], Form()],
    why: Words = "",
    back: Words = "/",
) -> Response:
    """Keep how reliable somebody finds a voice."""
    with room.store.writing() as connection:
        grade_voice(room.store, connection, Judge(reviewer.name, why), voice, letter)
    return _settled(room, back)


@router.post("/decide/undo")
def take_back(
    room: TheRoom,
    reviewer: Reviewer,
    number: Annotated[int, Form(ge=1, le=2**31)],
    back: Words = "/log",
) -> Response:
    """Undo a judgement, which stays in the log."""
    with room.store.writing() as connection:
        undo(room.store, connection, Judge(reviewer.name, ""), number)
    return _settled(room, back)


def _settled(room: Room, back: str) -> Response:
    return RedirectResponse(own_address(back), 303, background=settled(room.store))
