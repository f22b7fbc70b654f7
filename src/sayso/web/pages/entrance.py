"""The entrance: logging in and out, where the room is not one person's alone."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from sayso.store.access.accounts import with_password
from sayso.web.access import COOKIE, TheSession, keep_session
from sayso.web.room import TheRoom
from sayso.web.sessions import Person, begun
from sayso.web.templating import ThePages, own_address

router = APIRouter(include_in_schema=False)


@router.get("/login")
def login_page(pages: ThePages, session: TheSession, to: str = "/") -> Response:
    """Ask for a name and a password."""
    if session.person is not None:
        return RedirectResponse("/", 303)
    return pages.show("login.html.j2", to=own_address(to), refused="")


@router.post("/login")
def log_in(
    request: Request,
    pages: ThePages,
    room: TheRoom,
    session: TheSession,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=2000)],
    to: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Let somebody in under a new key, so that one which was known before is of no use (session fixation)."""
    tries = (f"name {name.casefold()}", f"address {request.client.host if request.client else ''}")
    if seconds := max(room.logins.wait(one) for one in tries):
        refused = f"Too many tries. Wait {seconds} seconds, then try again."
        response = pages.show("login.html.j2", status=429, to=own_address(to), refused=refused)
        response.headers["Retry-After"] = str(seconds)
        return response
    with room.store.reading() as connection:
        account = with_password(connection, name, password)
    if account is None:
        refused = "This name and this password do not belong together."
        return pages.show("login.html.j2", status=403, to=own_address(to), refused=refused)
    for one in tries:
        room.logins.give_back(one)
    room.sessions.end(session.key)
    inside = RedirectResponse(own_address(to), 303)
    keep_session(inside, begun(Person(account.name, account.role)), room)
    return inside


@router.post("/logout")
def log_out(room: TheRoom, session: TheSession) -> Response:
    """End a visit."""
    room.sessions.end(session.key)
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE, path="/")
    return response
