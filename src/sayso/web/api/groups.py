"""``/api/groups``: what several reports say, who affirms it, who denies it, and how it was told."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from sayso.outputs.stored.groups import group_plain, shown_group_plain
from sayso.outputs.stored.stories import story_plain
from sayso.store.asking.grouped import show_group
from sayso.store.asking.groups import count_groups, find_groups
from sayso.store.asking.story import story_of
from sayso.web.api.asking import GroupsAsked
from sayso.web.api.parameters import Id
from sayso.web.api.things import numbered
from sayso.web.responses.answers import MISSING, Lot
from sayso.web.responses.groups import Group, ShownGroup, Story
from sayso.web.room import Asked, TheRoom

router = APIRouter(tags=["groups"])


@router.get("/groups", summary="List groups", response_model=Lot[Group], responses=MISSING)
def groups(connection: Asked, room: TheRoom, asked: Annotated[GroupsAsked, Query()]) -> dict[str, Any]:
    """List what is said in several documents, or in dispute, with who affirms and who denies it.

    What the most origins say that are shown to be independent comes first; that says how widely a thing is told, not that
    it is so. The parameters ask for groups of which a claim fits.
    """
    place = room.store.place
    found = find_groups(connection, asked.wanted, place, limit=asked.limit, offset=asked.offset)
    return asked.lot([group_plain(one) for one in found], count_groups(connection, asked.wanted, place))


@router.get("/groups/{id}", summary="Show a group", response_model=ShownGroup, responses=MISSING)
def group(connection: Asked, room: TheRoom, id: Id) -> dict[str, Any]:  # noqa: A002  # its name in the address
    """Show a group with its claims, what each origin rests on, its disputes, and how it drifted."""
    return shown_group_plain(show_group(connection, numbered(connection, id, "group", room.store.place)))


@router.get("/groups/{id}/story", summary="Tell a group's story", response_model=Story, responses=MISSING)
def story(connection: Asked, room: TheRoom, id: Id) -> dict[str, Any]:  # noqa: A002  # same
    """Tell who said it first among these reports, who repeats it and on what, who denies it, and how it changed."""
    return story_plain(story_of(connection, numbered(connection, id, "group", room.store.place)))
