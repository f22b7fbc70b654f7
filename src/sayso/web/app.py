"""The reading room as an application: its routers by name, what stands before them, and which answer each error gets."""

from __future__ import annotations

from importlib.metadata import version
from typing import Final

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.web import failures, statics
from sayso.web.access import proven
from sayso.web.guarding import Guard
from sayso.web.pages import entrance, library, people
from sayso.web.room import Room

PAGES: Final[tuple[APIRouter, ...]] = (entrance.router, people.router, library.router)
"""The pages; a new one is a file in ``pages/`` and a line here."""

MAX_BODY: Final = 80_000_000
"""Bytes of the largest request: as much as the largest report that is read, and its form."""


def create_app(room: Room) -> FastAPI:
    """Return the application of a room."""
    app = FastAPI(
        title="sayso",
        version=version("sayso"),
        summary="Who claims what about whom, on whose word, how firmly and where it is written.",
        openapi_url="/api/openapi.json",
        docs_url=None,  # these pages ask for scripts from elsewhere
        redoc_url=None,
        dependencies=[Depends(proven)],
    )
    app.state.room = room
    app.include_router(statics.router)
    for router in PAGES:
        app.include_router(router)
    app.add_exception_handler(HTTPException, _answer)
    app.add_exception_handler(RequestValidationError, _answer)
    for kind in failures.STATUS:
        app.add_exception_handler(kind, _answer)
    app.add_middleware(Guard, room=room, max_body=MAX_BODY)
    return app


async def _answer(request: Request, error: Exception) -> Response:
    return failures.answer(request, error)
