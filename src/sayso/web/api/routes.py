"""All addresses of the API below ``/api``."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Depends

from sayso.web.access import person_of
from sayso.web.api import actors, claims, documents, groups, incidents, judgements, searching, visits
from sayso.web.responses.answers import COMMON

_PARTS: Final = (claims, groups, actors, documents, incidents, searching, judgements, visits)

router = APIRouter(prefix="/api", responses=COMMON, dependencies=[Depends(person_of)])
for part in _PARTS:
    router.include_router(part.router)
