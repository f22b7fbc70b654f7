"""``/api/claims``: what is said, and on whose word."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from sayso.outputs.stored.claims import claim_plain
from sayso.outputs.stored.full_claims import shown_claim_plain
from sayso.store.asking.claims import count_claims, find_claims
from sayso.store.asking.showing import show_claim
from sayso.web.api.asking import ClaimsAsked
from sayso.web.api.parameters import Id
from sayso.web.api.things import numbered
from sayso.web.responses.answers import MISSING, Lot
from sayso.web.responses.claims import Claim
from sayso.web.responses.documents import ShownClaim
from sayso.web.room import Asked, TheRoom

router = APIRouter(tags=["claims"])


@router.get("/claims", summary="List claims", response_model=Lot[Claim], responses=MISSING)
def claims(connection: Asked, room: TheRoom, asked: Annotated[ClaimsAsked, Query()]) -> dict[str, Any]:
    """List what is said, and on whose word; what was said last comes first. Each is somebody's say-so, never a fact."""
    place = room.store.place
    found = find_claims(connection, asked.wanted, place, limit=asked.limit, offset=asked.offset)
    return asked.lot([claim_plain(one) for one in found], count_claims(connection, asked.wanted, place))


@router.get("/claims/{id}", summary="Show a claim", response_model=ShownClaim, responses=MISSING)
def claim(connection: Asked, room: TheRoom, id: Id) -> dict[str, Any]:  # noqa: A002  # its name in the address
    """Show a claim with its attribution, what it rests on, what says the same, and what stands against it."""
    return shown_claim_plain(show_claim(connection, numbered(connection, id, "claim", room.store.place)))
