"""Incidents: violence as reports tell of it, put together from their claims, and never what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi.responses import HTMLResponse

from sayso.outputs.incidents import CAUTION
from sayso.records import IncidentKind
from sayso.store.asking.incidents import WantedIncidents, count_incidents, incidents_in_order
from sayso.store.asking.placed import Spot
from sayso.web.access import Reader
from sayso.web.incidents import told_incidents
from sayso.web.paging import Page
from sayso.web.room import Asked, TheRoom
from sayso.web.templating import ThePages

router = APIRouter(include_in_schema=False)

KINDS: Final[tuple[IncidentKind, ...]] = get_args(IncidentKind)
_A_PAGE: Final = 20
_BESIDE: Final = 5
"""So many where they stand beside something else."""

_Words = Annotated[str, Query(max_length=200)]
_Degrees = Annotated[float | None, Query(ge=-180, le=180)]


@dataclass(frozen=True, slots=True)
class Asking:
    """What the address of the list asks for; nothing between the words is the same as not asking."""

    kind: _Words = ""
    place: _Words = ""
    since: _Words = ""
    until: _Words = ""
    collection: _Words = ""
    undated: _Words = ""
    spot: Annotated[str, Query(max_length=2000)] = ""
    country: Annotated[str, Query(max_length=10)] = ""
    latitude: _Degrees = None
    longitude: _Degrees = None

    @property
    def wanted(self) -> WantedIncidents:
        """Which incidents are asked for."""
        if self.kind and self.kind not in KINDS:
            raise HTTPException(422, "There is no such kind of incident.")
        spot = Spot(self.spot, self.country or None, self.latitude, self.longitude) if self.spot else None
        return WantedIncidents(
            self.kind or None,
            self.place.strip() or None,
            self.since.strip() or None,
            self.until.strip() or None,
            self.collection or None,
            bool(self.undated),
            spot,
        )

    def query(self, **other: str) -> str:
        """Return the same as the query of an address, with some of it otherwise."""
        asked = {name: getattr(self, name) for name in self.__slots__} | other
        return urlencode({name: words for name, words in asked.items() if words not in ("", None)})


@router.get("/incidents")
def incidents(
    pages: ThePages,
    connection: Asked,
    room: TheRoom,
    _reader: Reader,
    asking: Annotated[Asking, Depends()],
    page: Page = 1,
    *,
    bare: bool = False,
) -> HTMLResponse:
    """List incidents, the earliest first; ``bare``, the first few of them, to stand in another page."""
    per_page, wanted, place = _BESIDE if bare else _A_PAGE, asking.wanted, room.store.place
    numbers = incidents_in_order(connection, wanted, place, limit=per_page, offset=per_page * (page - 1))
    return pages.show(
        "incidents_bare.html.j2" if bare else "incidents.html.j2",
        asking=asking,
        found=told_incidents(connection, numbers),
        in_all=count_incidents(connection, wanted, place),
        page=page,
        per_page=per_page,
        kinds=KINDS,
        caution=CAUTION,
    )
