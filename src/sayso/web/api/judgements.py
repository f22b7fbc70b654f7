"""``/api/judgements``: what people decided, and deciding. Nothing is overwritten, and all can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Concatenate, Final, ParamSpec

from fastapi import APIRouter, BackgroundTasks, Depends, Path, Query
from sqlalchemy import Connection

from sayso.outputs.stored.judgements import judgement_plain
from sayso.store.base import Store
from sayso.store.judging import deciding, likening
from sayso.store.judging.judgements import Judge, count_judgements, judgements, undo
from sayso.store.judging.judgements import Judgement as Made
from sayso.web.access import Reviewer
from sayso.web.api.asking import JudgementsAsked
from sayso.web.api.deciding import (
    Acceptance,
    Correction,
    Distinction,
    Grading,
    Likening,
    Merging,
    Noting,
    Rejection,
    Renaming,
    Splitting,
    Undoing,
)
from sayso.web.api.parameters import MOST_NUMBER
from sayso.web.responses.answers import MISSING, Lot, Responses
from sayso.web.responses.judgements import Judgement
from sayso.web.room import Asked, Room, TheRoom
from sayso.web.sessions import Person
from sayso.web.settling import settled

router = APIRouter(prefix="/judgements", tags=["judgements"])

Given = ParamSpec("Given")
_MADE: Final[Responses] = {201: {"description": "The judgement as it stands in the log."}, **MISSING}


@dataclass(frozen=True, slots=True)
class Decider:
    """Decides in the name of whoever sends a request."""

    room: Room
    reviewer: Person
    later: BackgroundTasks

    def __call__(
        self,
        decision: Callable[Concatenate[Store, Connection, Judge, Given], Made],
        why: str,
        *given: Given.args,
        **named: Given.kwargs,
    ) -> dict[str, Any]:
        """Decide, and have what follows from it worked out. Raises StoreError."""
        store = self.room.store
        with store.writing() as connection:
            made = decision(store, connection, Judge(self.reviewer.name, why), *given, **named)
        if (left := settled(store)) is not None:
            self.later.tasks.append(left)
        return judgement_plain(made)


def _decider(room: TheRoom, reviewer: Reviewer, later: BackgroundTasks) -> Decider:
    return Decider(room, reviewer, later)


Decide = Annotated[Decider, Depends(_decider)]


@router.get("", summary="List judgements", response_model=Lot[Judgement])
def log(connection: Asked, asked: Annotated[JudgementsAsked, Query()]) -> dict[str, Any]:
    """List what was decided, by whom, when and why, the latest first; what was undone stays in it."""
    found = judgements(connection, target=asked.target, limit=asked.limit, offset=asked.offset)
    return asked.lot(
        [judgement_plain(one) for one in found], count_judgements(connection, target=asked.target)
    )


@router.post("/merge", summary="Merge two actors", status_code=201, response_model=Judgement, responses=_MADE)
def merge(decide: Decide, asked: Merging) -> dict[str, Any]:
    """Say that two actors are one: the first is shown as the second from now on."""
    return decide(deciding.merge_actors, asked.why, asked.actor, asked.into)


@router.post(
    "/split", summary="Tell actors apart", status_code=201, response_model=Judgement, responses=_MADE
)
def split(decide: Decide, asked: Splitting) -> dict[str, Any]:
    """Say that an actor is somebody else in some reports, and in all that is read there later."""
    return decide(deciding.split_actor, asked.why, asked.actor, asked.documents, asked.name)


@router.post(
    "/distinct", summary="Keep namesakes apart", status_code=201, response_model=Judgement, responses=_MADE
)
def distinct(decide: Decide, asked: Distinction) -> dict[str, Any]:
    """Say that two actors who bear one name are two: nobody is asked again whether they are one."""
    return decide(deciding.tell_apart, asked.why, asked.actor, asked.other)


@router.post(
    "/accept", summary="Find a claim rightly read", status_code=201, response_model=Judgement, responses=_MADE
)
def accept(decide: Decide, asked: Acceptance) -> dict[str, Any]:
    """Say that a claim is rightly read: its report says so, on that word. What is true is nothing that sayso decides."""
    return decide(deciding.accept_claim, asked.why, asked.claim)


@router.post(
    "/same", summary="Join what says the same", status_code=201, response_model=Judgement, responses=_MADE
)
def same(decide: Decide, asked: Likening) -> dict[str, Any]:
    """Say that two claims say the same: their groups are one, whatever comparing their words finds."""
    return decide(likening.join_claims, asked.why, asked.one, asked.other)


@router.post(
    "/apart",
    summary="Part what does not say the same",
    status_code=201,
    response_model=Judgement,
    responses=_MADE,
)
def apart(decide: Decide, asked: Likening) -> dict[str, Any]:
    """Say that two claims do not say the same: they stand in two groups, each with those that are more like it."""
    return decide(likening.part_claims, asked.why, asked.one, asked.other)


@router.post("/rename", summary="Rename an actor", status_code=201, response_model=Judgement, responses=_MADE)
def rename(decide: Decide, asked: Renaming) -> dict[str, Any]:
    """Give an actor another name to be shown by; the words of reports stay as they are."""
    return decide(deciding.rename_actor, asked.why, asked.actor, asked.name)


@router.post(
    "/correct", summary="Correct a claim", status_code=201, response_model=Judgement, responses=_MADE
)
def correct(decide: Decide, asked: Correction) -> dict[str, Any]:
    """Correct how a claim was read: what the report says, on whose word. What is true is nothing that sayso decides."""
    return decide(deciding.correct_claim, asked.why, asked.claim, asked.wording)


@router.post("/reject", summary="Reject a claim", status_code=201, response_model=Judgement, responses=_MADE)
def reject(decide: Decide, asked: Rejection) -> dict[str, Any]:
    """Reject a claim as a misreading: the report does not say so. It is shown no more, but where rejected ones are asked for."""
    return decide(deciding.reject_claim, asked.why, asked.claim)


@router.post("/grade", summary="Grade a voice", status_code=201, response_model=Judgement, responses=_MADE)
def grade(decide: Decide, asked: Grading) -> dict[str, Any]:
    """Grade how reliable you find a voice. It is kept and shown with the voice; nothing is worked out from it."""
    return decide(deciding.grade_voice, asked.why, asked.voice, asked.grade)


@router.post("/note", summary="Keep a note", status_code=201, response_model=Judgement, responses=_MADE)
def note(decide: Decide, asked: Noting) -> dict[str, Any]:
    """Keep a note on a claim, an actor, a group, a document or an incident."""
    return decide(deciding.keep_note, "", asked.id, asked.note)


@router.post(
    "/{number}/undo", summary="Undo a judgement", status_code=201, response_model=Judgement, responses=_MADE
)
def undo_judgement(
    decide: Decide,
    number: Annotated[int, Path(ge=1, le=MOST_NUMBER, description="The judgement's number in the log.")],
    asked: Undoing,
) -> dict[str, Any]:
    """Undo a judgement. It stays in the log, with who undid it."""
    return decide(undo, asked.why, number)
