"""What goes wrong, told to whoever asked: a page for people, an object for programs, never a traceback."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.errors import DocumentError, NotInStore, SaysoError, StoreError, StoreUnreachable
from sayso.outputs.visible import one_line
from sayso.web.access import session_of
from sayso.web.room import Room, room_of
from sayso.web.sessions import Session, begun
from sayso.web.templating import Pages

STATUS: Final[dict[type[SaysoError], int]] = {
    NotInStore: 404,
    StoreUnreachable: 503,
    DocumentError: 422,
    StoreError: 400,
    SaysoError: 400,
}
"""Which status answers for which error; the first that fits."""


def answer(request: Request, error: Exception) -> Response:
    """Return the answer for an error."""
    status, problem, advice = _told(error)
    if request.url.path.startswith("/api/"):
        headers = getattr(error, "headers", None)
        return JSONResponse({"error": {"problem": problem, "advice": advice}}, status, headers=headers)
    if status == 401 and request.method == "GET":
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?{urlencode({'to': wanted})}", 303)
    room = room_of(request)
    pages = Pages(request, room, _session(request, room))
    return pages.show("failure.html.j2", status=status, problem=problem, advice=advice)


def _session(request: Request, room: Room) -> Session:
    """Return the visit; a stranger's where the request names one that is nobody's."""
    try:
        return session_of(request, room)
    except HTTPException:
        return begun(None)


def _told(error: Exception) -> tuple[int, str, str]:
    """Return the status, what is wrong, and what to try."""
    if isinstance(error, HTTPException):
        missing = error.status_code == 404
        return error.status_code, "There is no such page." if missing else str(error.detail), ""
    if isinstance(error, RequestValidationError):
        wrong = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
        return 422, one_line(f"This address asks for something that cannot be: {wrong}"), ""
    if isinstance(error, (StoreError, DocumentError)):
        status = next(status for kind, status in STATUS.items() if isinstance(error, kind))
        return status, one_line(error.problem), one_line(error.advice)
    return 400, one_line(str(error)), ""
