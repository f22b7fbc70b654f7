"""The reading room as an application: its routers by name, what stands before them, and which answer each error gets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Final

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.web import failures, statics
from sayso.web.access import proven
from sayso.web.api import routes
from sayso.web.guarding import Guard
from sayso.web.intake.desk import Desk
from sayso.web.intake.workshop import OtherProcess, Workshop
from sayso.web.pages import (
    actor,
    actor_map,
    actors,
    adding,
    claim,
    compare,
    deciding,
    entrance,
    group,
    groups,
    incidents,
    library,
    people,
    places,
    report,
    review,
    search,
    timeline,
)
from sayso.web.room import Room

PAGES: Final[tuple[APIRouter, ...]] = (
    entrance.router,
    people.router,
    library.router,
    adding.router,
    groups.router,
    group.router,
    actors.router,
    actor.router,
    search.router,
    compare.router,
    report.router,
    claim.router,
    actor_map.router,
    timeline.router,
    places.router,
    incidents.router,
    review.router,
    deciding.router,
)
"""The pages; a new one is a file in ``pages/`` and a line here."""

MAX_BODY: Final = 80_000_000
"""Bytes of the largest request: a few files of the largest size that is read (`Limits.max_bytes`) at once."""


def create_app(room: Room, workshop: Workshop | None = None) -> FastAPI:
    """Return the application of a room; a ``workshop`` reads what is handed in, by itself in a process of its own."""
    desk = Desk(room.store, room.settings, workshop or OtherProcess(room.settings))

    @asynccontextmanager
    async def open_until_closed(_app: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(
        title="sayso",
        version=version("sayso"),
        summary="Who claims what about whom, on whose word, how firmly and where it is written.",
        openapi_url="/api/openapi.json",
        docs_url=None,  # these pages ask for scripts from elsewhere
        redoc_url=None,
        dependencies=[Depends(proven)],
        lifespan=open_until_closed,
    )
    app.state.room = room
    app.state.desk = desk
    app.include_router(statics.router)
    for router in PAGES:
        app.include_router(router)
    app.include_router(routes.router)
    app.add_exception_handler(HTTPException, _answer)
    app.add_exception_handler(RequestValidationError, _answer)
    for kind in failures.STATUS:
        app.add_exception_handler(kind, _answer)
    app.add_middleware(Guard, room=room, max_body=MAX_BODY)
    return app


async def _answer(request: Request, error: Exception) -> Response:
    return failures.answer(request, error)
