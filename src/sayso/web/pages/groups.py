"""What is said: every allegation that several reports tell, or that is in dispute."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection

from sayso.errors import StoreError
from sayso.outputs.stored.groups import facts, only_denies, widely
from sayso.outputs.stored.wording import period
from sayso.outputs.visible import one_line
from sayso.store.asking.groups import FoundGroup, WantedGroups, count_groups, find_groups, told_alone
from sayso.web.access import Reader
from sayso.web.asking import RELATIONS
from sayso.web.filters import TheGroupFilters
from sayso.web.paging import Page
from sayso.web.room import Asked, TheRoom
from sayso.web.templating import ThePages

router = APIRouter(include_in_schema=False)

_PER_PAGE = 30


@router.get("/groups")
def groups(  # one for each thing that the page is made from
    pages: ThePages,
    connection: Asked,
    room: TheRoom,
    _reader: Reader,
    filters: TheGroupFilters,
    page: Page = 1,
) -> HTMLResponse:
    """List what is said, the most widely told first."""
    problems = list(filters.problems)
    found: list[FoundGroup] = []
    in_all = alone = 0
    try:
        found, in_all, alone = _found(connection, filters.wanted, room.store.place, page)
    except StoreError as error:
        problems.append(one_line(f"{error.problem}; {error.advice}"))
    return pages.show(
        "groups.html.j2",
        groups=[row(one) for one in found],
        in_all=in_all,
        told_alone=alone,
        page=page,
        per_page=_PER_PAGE,
        filters=filters,
        problems=problems,
        relations=RELATIONS,
    )


def _found(
    connection: Connection, wanted: WantedGroups, place: str, page: int
) -> tuple[list[FoundGroup], int, int]:
    """Return the groups of a page, how many there are, and how many more are told in one report alone."""
    found = find_groups(connection, wanted, place, limit=_PER_PAGE, offset=_PER_PAGE * (page - 1))
    in_all = count_groups(connection, wanted, place)
    return found, in_all, 0 if wanted.alone else count_groups(connection, told_alone(wanted), place) - in_all


def row(found: FoundGroup) -> dict[str, object]:
    """Return a group as a list shows it."""
    return {
        "found": found,
        "widely": widely(found),
        "period": period(found.first_said, found.last_said),
        "facts": list(facts(found)),
        "only_denies": only_denies(found),
    }
