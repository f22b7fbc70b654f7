"""``/api/actors``, ``who`` and ``compare``: whom the reports speak of, and what is said of and by them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from sayso.outputs.stored.actors import actor_plain, shown_actor_plain
from sayso.outputs.stored.parts import (
    bearers_plain,
    compared_plain,
    parts_compared,
    parts_of,
    parts_plain,
)
from sayso.store.asking.comparing import compare_collections, compare_voices
from sayso.store.asking.people import count_actors, find_actors
from sayso.store.asking.people import who as said_of
from sayso.store.asking.showing import show_actor
from sayso.web.api.asking import ActorsAsked
from sayso.web.api.parameters import Few, Id, Name
from sayso.web.api.things import numbered
from sayso.web.responses.actors import Actor, Comparison, ShownActor, Who
from sayso.web.responses.answers import MISSING, Lot
from sayso.web.room import Asked, TheRoom

router = APIRouter(tags=["actors"])


@router.get("/actors", summary="List actors", response_model=Lot[Actor])
def actors(connection: Asked, asked: Annotated[ActorsAsked, Query()]) -> dict[str, Any]:
    """List who is spoken of, those in most documents first."""
    found = find_actors(connection, asked.q, limit=asked.limit, offset=asked.offset)
    return asked.lot([actor_plain(one) for one in found], count_actors(connection, asked.q))


@router.get("/actors/{id}", summary="Show an actor", response_model=ShownActor, responses=MISSING)
def actor(connection: Asked, room: TheRoom, id: Id) -> dict[str, Any]:  # noqa: A002  # its name in the address
    """Show an actor with the words that each document has for them, and what was decided on them."""
    return shown_actor_plain(show_actor(connection, numbered(connection, id, "actor", room.store.place)))


@router.get("/who", summary="What is said of and by somebody", response_model=Who, responses=MISSING)
def who(connection: Asked, room: TheRoom, name: Name, limit: Few = 10) -> dict[str, Any]:
    """Show what is said about somebody, what they say, and what of it is in dispute.

    Neither side of a dispute is taken to be right.
    """
    said = said_of(connection, name, room.store.place, limit=limit)
    return parts_plain(bearers_plain(said) | {"in_all": dict(said.in_all)}, parts_of(said))


@router.get(
    "/compare",
    summary="Compare two voices",
    response_model=Comparison,
    response_model_exclude_unset=True,
    responses=MISSING,
)
def compare(
    connection: Asked,
    room: TheRoom,
    first: Name,
    second: Name,
    limit: Few = 10,
    *,
    collections: Annotated[bool, Query(description="Both are collections, not voices.")] = False,
) -> dict[str, Any]:
    """Show what two voices both say, what they are at odds about, and what one of them says alone.

    A voice says what it is the innermost voice of, not what it passes on.
    """
    side_by_side = compare_collections if collections else compare_voices
    both = side_by_side(connection, first, second, room.store.place, limit=limit)
    parts = parts_compared(both, collections=collections)
    return parts_plain(compared_plain(both) | {"in_all": dict(both.in_all)}, parts)
