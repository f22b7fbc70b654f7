"""One actor: what is said about them and what they say, who contradicts them, and who says that they are somebody else, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection
from starlette.responses import Response

from sayso.errors import NotInStore
from sayso.outputs.stored.wording import graded
from sayso.store.asking.disputes import FoundDispute
from sayso.store.asking.people import FoundActor, actors_numbered
from sayso.store.asking.resolving import bearers
from sayso.store.asking.showing import meant
from sayso.store.asking.spoken import (
    decided_on,
    disputes_with,
    mentioned_in,
    months_of,
    said_of,
    said_to_be,
    says_of,
    spoken,
)
from sayso.store.judging.grades import grades_of
from sayso.store.judging.namesakes import namesakes_of
from sayso.web.access import Reader
from sayso.web.drawing.months import HALF, months_drawn
from sayso.web.room import Asked, TheRoom
from sayso.web.templating import Pages, ThePages

router = APIRouter(include_in_schema=False)

_ALLEGATIONS: Final = 5
"""So many things said of somebody in one relation, so many claims of each side of a thing, and so on."""
_SIDE: Final = 2
_SAID: Final = 8
_DISPUTES: Final = 5
_REPORTS: Final = 20


@router.get("/actors/{id_}")
def actor(pages: ThePages, connection: Asked, room: TheRoom, _reader: Reader, id_: str) -> Response:
    """Show an actor with all that has to do with them. Raises NotInStore."""
    place = room.store.place
    thing = meant(connection, id_, place)
    if thing.kind != "actor":
        raise NotInStore(place, f"{id_} is a {thing.kind}, and nobody", "see the list of who is spoken of")
    one = bearers(connection, thing.id, place)
    (found,) = actors_numbered(connection, one.roots)
    if found.id != id_:
        return RedirectResponse(f"/actors/{found.id}", 303)
    return _page(pages, connection, found, one.numbers)


def _page(pages: Pages, connection: Connection, found: FoundActor, numbers: Sequence[int]) -> Response:
    said = spoken(connection, numbers)
    mentioned = mentioned_in(connection, numbers, limit=_REPORTS + 1)
    disputes, in_dispute = disputes_with(connection, said, limit=_DISPUTES)
    theirs, others = _apart(disputes, found.id)
    return pages.show(
        "actor.html.j2",
        found=found,
        namesakes=[
            one for one in namesakes_of(connection, [found.id]).get(found.id, []) if one.id != found.id
        ],
        graded=graded(grades_of(connection, [found.id]).get(found.id, ())),
        about=said_of(connection, said, limit=_ALLEGATIONS, each=_SIDE),
        more_about=said.more,
        says=says_of(connection, said, limit=_SAID),
        more_disputes=in_dispute > len(disputes),
        contradicted=theirs,
        disputed=others,
        to_be=said_to_be(connection, numbers, limit=_REPORTS),
        months=months_drawn(months_of(connection, numbers)),
        half=HALF,
        mentioned=mentioned[:_REPORTS],
        more_mentioned=len(mentioned) > _REPORTS,
        judgements=decided_on(connection, numbers),
    )


def _apart(disputes: Sequence[FoundDispute], id_: str) -> tuple[list[FoundDispute], list[FoundDispute]]:
    """Return the disputes in which somebody has a say, and those of others about them."""
    theirs = [
        any(voice.actor == id_ for side in one.sides for claim in side for voice in claim.voices)
        for one in disputes
    ]
    return (
        [one for one, speaks in zip(disputes, theirs, strict=True) if speaks],
        [one for one, speaks in zip(disputes, theirs, strict=True) if not speaks],
    )
