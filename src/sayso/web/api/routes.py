"""All addresses of the API below ``/api``."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Depends, Security
from fastapi.routing import APIRoute
from fastapi.security import HTTPBearer

from sayso.web.access import person_of
from sayso.web.api import (
    actors,
    additions,
    claims,
    documents,
    groups,
    incidents,
    judgements,
    overviews,
    review,
    searching,
    visits,
)
from sayso.web.responses.answers import COMMON

_PARTS: Final = (
    *(claims, groups, actors, documents, additions, incidents),
    *(overviews, searching, judgements, review, visits),
)

_TOKEN: Final = HTTPBearer(
    auto_error=False,  # only for the schema; `person_of` judges who asks
    description="A program's token, where people log in: sayso accounts token makes one.",
)


def _named(route: APIRoute) -> str:
    return route.name


router = APIRouter(
    prefix="/api",
    responses=COMMON,
    dependencies=[Depends(person_of), Security(_TOKEN)],
    generate_unique_id_function=_named,
)
for part in _PARTS:
    router.include_router(part.router)
