"""``/api/review``: what is worth a person's look."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from sayso.outputs.stored.claims import claim_plain
from sayso.outputs.stored.likenesses import likeness_plain
from sayso.outputs.stored.namesakes import namesakes_plain
from sayso.store.judging.likeness import count_near, near_pairs
from sayso.store.judging.reviewing import count_namesakes, count_unsure, namesakes, unsure_claims
from sayso.web.api.asking import Paged, UnsureAsked
from sayso.web.responses.actors import Pair
from sayso.web.responses.answers import Lot
from sayso.web.responses.claims import Claim, Likeness
from sayso.web.room import Asked

router = APIRouter(prefix="/review", tags=["review"])


@router.get("/claims", summary="List claims to look at", response_model=Lot[Claim])
def unsure(connection: Asked, asked: Annotated[UnsureAsked, Query()]) -> dict[str, Any]:
    """List claims that were read unsurely and that nobody has looked at yet, the least sure first."""
    found = unsure_claims(connection, asked.below, limit=asked.limit, offset=asked.offset)
    return asked.lot([claim_plain(one) for one in found], count_unsure(connection, asked.below))


@router.get("/namesakes", summary="List namesakes", response_model=Lot[Pair])
def pairs(connection: Asked, asked: Annotated[Paged, Query()]) -> dict[str, Any]:
    """List pairs of actors who bear one name and may be one, the names that most bear first."""
    found = namesakes(connection, limit=asked.limit, offset=asked.offset)
    return asked.lot([namesakes_plain(one) for one in found], count_namesakes(connection))


@router.get("/groups", summary="List claims that may say the same", response_model=Lot[Likeness])
def near(connection: Asked, asked: Annotated[Paged, Query()]) -> dict[str, Any]:
    """List pairs of claims that were barely put into one group, or barely kept in two, the nearest first.

    Each stands for all that are told like it. Pairs on which somebody has decided are left out.
    """
    found = near_pairs(connection, limit=asked.limit, offset=asked.offset)
    return asked.lot([likeness_plain(one) for one in found], count_near(connection))
