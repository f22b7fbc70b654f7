"""``/api/search``: words looked for in everything at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from sayso.outputs.stored.actors import actor_plain
from sayso.outputs.stored.claims import claim_plain
from sayso.outputs.stored.groups import group_plain
from sayso.store.asking.claims import Wanted, count_claims, find_claims
from sayso.store.asking.groups import WantedGroups, count_groups, find_groups
from sayso.store.asking.library import WantedReports, count_reports, list_reports
from sayso.store.asking.people import count_actors, find_actors
from sayso.web.api.parameters import Few, Words
from sayso.web.responses.documents import Found
from sayso.web.room import Asked, TheRoom

router = APIRouter(tags=["search"])


@router.get("/search", summary="Search", response_model=Found)
def search(
    connection: Asked,
    room: TheRoom,
    q: Annotated[Words, Query(description="Words to look for, all of them; in double quotes side by side.")],
    limit: Few = 10,
) -> dict[str, Any]:
    """Look for words in claims and what they rest on, in groups, in names and in headlines; the first few of each."""
    place = room.store.place
    claims = Wanted(q)
    groups = WantedGroups(claims, alone=True)
    reports = WantedReports(q)

    def lot(items: Iterable[dict[str, Any]], total: int) -> dict[str, Any]:
        return {"items": list(items), "total": total, "page": 1, "limit": limit}

    return {
        "claims": lot(
            map(claim_plain, find_claims(connection, claims, place, limit=limit)),
            count_claims(connection, claims, place),
        ),
        "groups": lot(
            map(group_plain, find_groups(connection, groups, place, limit=limit)),
            count_groups(connection, groups, place),
        ),
        "actors": lot(map(actor_plain, find_actors(connection, q, limit=limit)), count_actors(connection, q)),
        "documents": lot(
            map(asdict, list_reports(connection, reports, place, limit=limit)),
            count_reports(connection, reports, place),
        ),
    }
