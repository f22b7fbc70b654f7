"""``/api/session``: who asks, and the token that goes with what a browser's session changes."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from sayso.web.access import Reader, TheSession, keep_session
from sayso.web.responses.visits import Visit
from sayso.web.room import TheRoom

router = APIRouter(tags=["session"])


@router.get("/session", summary="Who asks", response_model=Visit)
def session(
    request: Request, response: Response, room: TheRoom, visit: TheSession, reader: Reader
) -> dict[str, Any]:
    """Say who asks, in which role, and which token their session has.

    Whoever changes something in a session, which a cookie says, sends that token in the header `X-CSRF-Token`; a program
    with a token of its own in the header `Authorization` needs neither.
    """
    if getattr(request.state, "begun", False):
        keep_session(response, visit, room)
    return {"name": reader.name, "role": reader.role, "csrf": visit.token}
