"""The place map: where what is claimed is said to have happened, and whose word that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection

from sayso.outputs.visible import one_line
from sayso.records import Precision, Relation
from sayso.store.asking.claims import Wanted
from sayso.store.asking.incidents import WantedIncidents, incident_spots
from sayso.store.asking.placed import Claimed, Placed, Spot, claims_at, count_at, places
from sayso.web.access import Reader
from sayso.web.paging import Page
from sayso.web.room import Asked, TheRoom
from sayso.web.templating import ThePages

router = APIRouter(include_in_schema=False)

_CLAIMS_A_PAGE: Final = 50
_PRECISIONS: Final[Mapping[Precision | None, str]] = {
    "exact": "the place itself",
    "near": "somewhere near it",
    "region": "somewhere in this region",
    "country": "somewhere in this country",
    None: "how exactly is not known",
}

_Words = Annotated[str, Query(max_length=200)]
_Degrees = Annotated[float | None, Query(ge=-180, le=180)]


@dataclass(frozen=True, slots=True)
class Asking:
    """What the address of a place map asks for; nothing between the words is the same as not asking."""

    about: _Words = ""
    by: _Words = ""
    relation: _Words = ""
    since: _Words = ""
    until: _Words = ""
    collection: _Words = ""

    @property
    def wanted(self) -> Wanted:
        """Which claims are asked for."""
        relation: Relation | None = next((one for one in get_args(Relation) if one == self.relation), None)
        if self.relation and relation is None:
            raise HTTPException(422, "There is no such relation.")
        return Wanted(
            about=self.about.strip() or None,
            by=self.by.strip() or None,
            relation=relation,
            since=self.since.strip() or None,
            until=self.until.strip() or None,
            collection=self.collection or None,
        )

    def query(self) -> str:
        """Return the same as the query of an address."""
        asked = {name: getattr(self, name) for name in self.__slots__}
        return urlencode({name: words for name, words in asked.items() if words})


Asks = Annotated[Asking, Depends()]


@dataclass(frozen=True, slots=True)
class Of:
    """Which place is meant."""

    spot: Annotated[str, Query(max_length=2000)]
    country: Annotated[str, Query(max_length=10)] = ""
    latitude: _Degrees = None
    longitude: _Degrees = None


@router.get("/places")
def place_map(
    pages: ThePages, connection: Asked, room: TheRoom, _reader: Reader, asking: Asks
) -> HTMLResponse:
    """Show the map, and its places as a list."""
    found = places(connection, asking.wanted, room.store.place)
    told = _incidents(connection, asking, room.store.place)
    return pages.show(
        "places.html.j2",
        asking=asking,
        found=found,
        relations=sorted(get_args(Relation)),
        address=lambda spot: _address(spot, asking),
        precisions=_PRECISIONS,
        told=told,
        alone=[spot for spot in told if spot not in {one.spot for one in (*found.mapped, *found.unmapped)}],
        incidents_at=lambda spot: _incidents_at(spot, asking),
        drawing=_drawing(found, told, asking),
    )


@router.get("/places/claims")
def claims_of_place(
    pages: ThePages,
    connection: Asked,
    room: TheRoom,
    _reader: Reader,
    asking: Asks,
    of: Annotated[Of, Depends()],
    page: Page = 1,
    *,
    bare: bool = False,
) -> HTMLResponse:
    """Show the claims made of a place, as a page of its own or, ``bare``, to stand in another."""
    meant = Spot(of.spot, of.country or None, of.latitude, of.longitude)
    found = claims_at(
        connection,
        asking.wanted,
        meant,
        room.store.place,
        limit=_CLAIMS_A_PAGE,
        offset=_CLAIMS_A_PAGE * (page - 1),
    )
    if not found:
        raise HTTPException(404)
    where = found[0].claim.place
    return pages.show(
        "place_bare.html.j2" if bare else "place.html.j2",
        spot=meant,
        precision=_PRECISIONS[where.precision if where else None] if of.latitude is not None else "on no map",
        found=found,
        in_all=count_at(connection, asking.wanted, meant, room.store.place),
        page=page,
        per_page=_CLAIMS_A_PAGE,
        address=_address(meant, asking),
        asking=asking,
        told=_incidents(connection, asking, room.store.place).get(meant, 0),
        incidents_at=lambda spot: _incidents_at(spot, asking),
    )


def _address(spot: Spot, asking: Asking) -> str:
    return f"/places/claims?{'&'.join(filter(None, (_named(spot), asking.query())))}"


def _incidents_at(spot: Spot, asking: Asking) -> str:
    collection = urlencode({"collection": asking.collection}) if asking.collection else ""
    return f"/incidents?{'&'.join(filter(None, (_named(spot), collection)))}"


def _named(spot: Spot) -> str:
    known = {
        "spot": spot.name,
        "country": spot.country,
        "latitude": spot.latitude,
        "longitude": spot.longitude,
    }
    return urlencode({name: value for name, value in known.items() if value is not None})


def _incidents(connection: Connection, asking: Asking, place: str) -> dict[Spot, int]:
    """Return where incidents are told of, and how many; none where more is asked than they can be asked for."""
    if any((asking.about, asking.by, asking.relation, asking.since, asking.until)):
        return {}
    return incident_spots(connection, WantedIncidents(collection=asking.collection or None), place)


def _drawing(found: Placed, told: Mapping[Spot, int], asking: Asking) -> list[dict[str, Any]]:
    """Return what the script draws: places of claims, with the incidents told of there, and places of incidents alone."""
    claimed = [_drawn(one, asking) | {"incidents": told.get(one.spot, 0)} for one in found.mapped]
    known = {one.spot for one in found.mapped}
    alone = [
        _drawn(Claimed(spot, None, 0, 0), asking)
        | {"incidents": many, "address": f"{_incidents_at(spot, asking)}"}
        for spot, many in told.items()
        if spot.latitude is not None and spot.longitude is not None and spot not in known
    ]
    return claimed + alone


def _drawn(one: Claimed, asking: Asking) -> dict[str, Any]:
    return {
        "name": one_line(one.spot.name),
        "country": one.spot.country,
        "latitude": one.spot.latitude,
        "longitude": one.spot.longitude,
        "precision": one.precision,
        "said": one.said,
        "denied": one.denied,
        "address": _address(one.spot, asking),
    }
