"""``/api/timeline``, ``/api/places`` and ``/api/network``: the overviews, with the claims behind each."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from sayso.outputs.stored.claims import claim_plain
from sayso.store.asking.course import course
from sayso.store.asking.network import Line, LineKey, claims_of_line, count_on_line, network
from sayso.store.asking.placed import Claimed, claims_at, count_at, places
from sayso.store.asking.timeline import Moment, moments
from sayso.web.api.picturing import (
    LineAsked,
    MomentsAsked,
    NetworkAsked,
    PlaceAsked,
    PlacesAsked,
    TimelineAsked,
)
from sayso.web.responses import overviews as told
from sayso.web.responses.answers import MISSING, Lot
from sayso.web.responses.claims import Claim
from sayso.web.room import Asked, TheRoom

router = APIRouter(tags=["overviews"])


@router.get("/timeline", summary="Count claims by time", response_model=told.Course, responses=MISSING)
def timeline(connection: Asked, room: TheRoom, asked: Annotated[TimelineAsked, Query()]) -> dict[str, Any]:
    """Count the claims that speak of each year, month or day: what is claimed to have happened, not what did."""
    found = asdict(course(connection, asked.spoken, room.store.place))
    return found | {"earliest": found.pop("first"), "latest": found.pop("last")}


@router.get(
    "/timeline/moments", summary="List claims by time", response_model=told.Moments, responses=MISSING
)
def timeline_moments(
    connection: Asked, room: TheRoom, asked: Annotated[MomentsAsked, Query()]
) -> dict[str, Any]:
    """List what is said of each time, the earliest first, beside who denies it; what several say alike stands once."""
    found = moments(
        connection,
        asked.spoken,
        room.store.place,
        undated=asked.undated,
        limit=asked.limit,
        offset=asked.offset,
    )
    return asked.lot([_moment(one) for one in found.found], found.in_all) | {"more": found.more}


@router.get("/places", summary="List places", response_model=told.Places, responses=MISSING)
def place_list(connection: Asked, room: TheRoom, asked: Annotated[PlacesAsked, Query()]) -> dict[str, Any]:
    """List the places that claims speak of, those of most claims first. Coordinates are only as exact as the words."""
    found = places(connection, asked.wanted, room.store.place, most=asked.offset + asked.limit)
    some, total = (
        (found.mapped, found.mapped_in_all) if asked.on_map else (found.unmapped, found.unmapped_in_all)
    )
    return asked.lot([_placed(one) for one in some[asked.offset :]], total) | {"nowhere": found.nowhere}


@router.get("/places/claims", summary="List claims of a place", response_model=Lot[Claim], responses=MISSING)
def place_claims(connection: Asked, room: TheRoom, asked: Annotated[PlaceAsked, Query()]) -> dict[str, Any]:
    """List the claims made of one place, as `/api/places` names it; those said last first."""
    place, wanted, spot = room.store.place, asked.wanted, asked.spot
    found = claims_at(connection, wanted, spot, place, limit=asked.limit, offset=asked.offset)
    return asked.lot([claim_plain(one) for one in found], count_at(connection, wanted, spot, place))


@router.get("/network", summary="Draw who does what to whom", response_model=told.Network, responses=MISSING)
def actor_network(
    connection: Asked, room: TheRoom, asked: Annotated[NetworkAsked, Query()]
) -> dict[str, Any]:
    """Give the actors with most lines, and what they are said to do or be to each other. No line is a fact."""
    found = network(connection, [asked.drawn], room.store.place, most=asked.actors)
    return {
        "actors": [asdict(one) for one in found.actors],
        "lines": [_line(one) for one in found.sides[0]],
        "in_all": found.in_all,
    }


@router.get("/network/claims", summary="List claims of a line", response_model=Lot[Claim], responses=MISSING)
def network_claims(connection: Asked, room: TheRoom, asked: Annotated[LineAsked, Query()]) -> dict[str, Any]:
    """List the claims that a line of `/api/network` rests on, by the same filters; those said last first."""
    place, drawn = room.store.place, asked.drawn
    key = LineKey(asked.subject, asked.object, asked.relation, asked.denied)
    found = claims_of_line(connection, drawn, key, place, limit=asked.limit, offset=asked.offset)
    return asked.lot([claim_plain(one) for one in found], count_on_line(connection, drawn, key, place))


def _moment(found: Moment) -> dict[str, Any]:
    return {
        "earliest": found.begun,
        "latest": found.ended,
        "group": found.group,
        "said": [claim_plain(one) for one in found.said],
        "denied": [claim_plain(one) for one in found.denied],
        "said_in_all": found.said_in_all,
        "denied_in_all": found.denied_in_all,
    }


def _placed(found: Claimed) -> dict[str, Any]:
    spot = found.spot
    return {
        "place": {
            "text": spot.name,
            "country": spot.country,
            "latitude": spot.latitude,
            "longitude": spot.longitude,
        },
        "precision": found.precision,
        "said": found.said,
        "denied": found.denied,
    }


def _line(found: Line) -> dict[str, Any]:
    return {
        **asdict(found.key),
        "claims": found.claims,
        "origins": found.origins,
        "unknown": found.unknown,
        "forces": dict(found.forces),
        "voices": [asdict(one) for one in found.voices],
    }
