"""``/api/incidents``: violence as reports tell of it, each part with its own voices."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from sayso.outputs.stored.incidents import found_incident_plain, incident_plain
from sayso.store.asking.incidents import count_incidents, find_incidents
from sayso.store.asking.showing import show_incident
from sayso.web.api.asking import IncidentsAsked
from sayso.web.api.parameters import Id
from sayso.web.api.things import numbered
from sayso.web.responses.answers import MISSING, Lot
from sayso.web.responses.documents import ListedIncident, ShownIncident
from sayso.web.room import Asked, TheRoom

router = APIRouter(tags=["incidents"])


@router.get("/incidents", summary="List incidents", response_model=Lot[ListedIncident], responses=MISSING)
def incidents(connection: Asked, room: TheRoom, asked: Annotated[IncidentsAsked, Query()]) -> dict[str, Any]:
    """List incidents, the latest first by the time spoken of; what two reports tell of stands there twice."""
    place = room.store.place
    found = find_incidents(connection, asked.wanted, place, limit=asked.limit, offset=asked.offset)
    return asked.lot(
        [found_incident_plain(one) for one in found], count_incidents(connection, asked.wanted, place)
    )


@router.get("/incidents/{id}", summary="Show an incident", response_model=ShownIncident, responses=MISSING)
def incident(connection: Asked, room: TheRoom, id: Id) -> dict[str, Any]:  # noqa: A002  # same
    """Show an incident as its report tells it: every part with its own voices, and the claims it was put together from."""
    return incident_plain(show_incident(connection, numbered(connection, id, "incident", room.store.place)))
